import Graphics

/// The attention of every layer and head as a small heat map, layers downwards and heads across:
/// the weights of one model, or the differences of two. Follows the model view of BertViz
/// (Vig 2019, arXiv:1906.05714).
///
/// Colours are rounded to 24 levels (24 on each side of a difference). Of each matrix the
/// commonest colour is its ground, and cells of one other colour and height are the lines of one
/// mark in the whole picture, so that thousands of cells make a small file.
public struct ModelView: Figure {
  /// What the numbers are.
  public enum Quantity: String, Hashable, Sendable {
    /// Weights from 0.
    case weights
    /// Differences, after less before.
    case differences
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the rows: "Layer".
    public var layer: String
    /// Title of the columns: "Head".
    public var head: String
    /// Title of the colour bar.
    public var scale: String

    /// Words in one language.
    public init(layer: String, head: String, scale: String) {
      self.layer = layer
      self.head = head
      self.scale = scale
    }
  }

  /// `[L][A][T][T]`, row i of a matrix the weights from token i.
  public var values: [[[[Double]]]]
  /// What they are.
  public var quantity: Quantity
  /// The words.
  public var words: Words
  /// The number of each layer, from 0 unless told otherwise.
  public var layers: [Int]
  /// The number of each head, from 0 unless told otherwise.
  public var heads: [Int]
  /// The scale reaches at least this far: for figures to be compared.
  public var maximum: Double?

  /// A figure of one sentence.
  public init(
    values: [[[[Double]]]], quantity: Quantity, words: Words, layers: [Int]? = nil,
    heads: [Int]? = nil, maximum: Double? = nil
  ) {
    self.values = values
    self.quantity = quantity
    self.words = words
    self.layers = layers ?? Array(values.indices)
    self.heads = heads ?? Array((values.first ?? []).indices)
    self.maximum = maximum
  }

  /// Colours between no weight and the end of the scale.
  public static let levels = 24
  private static let largestSide = 20
  private static let smallestPanel = 19.0
  private static let largestPanel = 64.0

  /// How many tokens stand side by side in one cell: 1 up to 20 tokens. Where more, a cell has the
  /// value of the largest magnitude among them, which the caption must state.
  public static func tokensPerCell(tokens: Int) -> Int {
    max((tokens + largestSide - 1) / largestSide, 1)
  }

  /// See `Figure`. Throws for no layers, heads or tokens, arrays that are not `[L][A][T][T]`,
  /// weights that are negative, values that are not finite, and more heads or layers than fit.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    let tokens = values.first?.first?.count ?? 0
    try check(tokens)
    let block = ModelView.tokensPerCell(tokens: tokens)
    let end = scaleEnd
    let map = quantity == .weights ? theme.weights : theme.differences
    let domain = quantity == .weights ? 0...end : -end...end

    let bar = ColorBar(
      map, domain, title: words.scale, signed: quantity == .differences, width: 200,
      steps: ModelView.levels * (quantity == .weights ? 1 : 2), theme: theme, measuring: measuring)
    let numberWidth = layers.map { measuring.width("\($0)", theme.label) }.max() ?? 0
    let titleHeight = measuring.height(theme.axisTitle)
    let left = theme.margin + titleHeight + theme.smallGap + numberWidth + theme.smallGap
    let top = theme.margin + titleHeight + theme.smallGap + measuring.height(theme.label) + 1
    let gap = theme.smallGap
    let (columns, rows) = (Double(heads.count), Double(layers.count))
    let width = (theme.width - theme.margin - left + gap) / columns - gap
    let barRoom = theme.gap + bar.height + theme.margin
    let height = (theme.maximumHeight - top - barRoom + gap) / rows - gap
    try fits(heads.count, "heads", width, gap)
    try fits(layers.count, "layers", height, gap)
    let side = min(width, height, ModelView.largestPanel)
    let corner = { (layer: Int, head: Int) in
      Point(left + Double(head) * (side + gap), top + Double(layer) * (side + gap))
    }

    let right = left + columns * (side + gap) - gap
    let bottom = top + rows * (side + gap) - gap
    var marks = labels(theme, measuring, corner: corner, side: side, right: right, bottom: bottom)
    var grounds: [Int: [PathStep]] = [:]
    var painted: [CellLine: [PathStep]] = [:]
    var frames: [PathStep] = []
    for (layer, row) in values.enumerated() {
      for (head, matrix) in row.enumerated() {
        let corner = corner(layer, head)
        let levels = pooled(matrix, block).map { $0.map { level($0, end) } }
        let panel = outline(corner, side, side)
        frames += panel
        let ground = CellCover.commonest(levels)
        grounds[ground, default: []] += panel
        let cell = side / Double(levels.count)
        for area in CellCover.blocks(levels, except: ground) {
          // A tenth of a point over the next cell: no seam between two dark ones.
          let (columnEnd, rowEnd) = (area.column + area.columns, area.row + area.rows)
          let x = (corner.x + Double(area.column) * cell).tenths
          let y = (corner.y + Double(area.row) * cell).tenths
          let endX =
            (corner.x + Double(columnEnd) * cell).tenths + (columnEnd < levels.count ? 1 : 0)
          let endY = (corner.y + Double(rowEnd) * cell).tenths + (rowEnd < levels.count ? 1 : 0)
          let middle = Double(y + endY) / 20
          painted[CellLine(level: area.level, height: endY - y), default: []] += [
            .move(Point(Double(x) / 10, middle)), .line(Point(Double(endX) / 10, middle)),
          ]
        }
      }
    }
    for level in grounds.keys.sorted(by: { (abs($0), $0) < (abs($1), $1) }) {
      marks.append(.path(grounds[level] ?? [], fill: color(level, map)))
    }
    for line in painted.keys.sorted() {
      let stroke = Stroke(color(line.level, map), width: Double(line.height) / 10)
      marks.append(.path(painted[line] ?? [], stroke: stroke))
    }
    marks.append(.path(frames, stroke: Stroke(theme.axis, width: theme.hairline)))
    let barLeft = max(min(left, theme.width - theme.margin - bar.width), 0)
    marks += bar.marks(left: barLeft, top: bottom + theme.gap)
    return Scene(
      size: Size(
        max(right, barLeft + bar.width) + theme.margin,
        bottom + theme.gap + bar.height + theme.margin),
      background: theme.background, marks: marks)
  }

  private func labels(
    _ theme: Theme, _ measuring: any TextMeasuring, corner: (Int, Int) -> Point, side: Double,
    right: Double, bottom: Double
  ) -> [Mark] {
    let first = corner(0, 0)
    var marks: [Mark] = [
      .text(
        words.head, at: Point(first.x, theme.margin), style: theme.axisTitle,
        anchor: TextAnchor(.start, .top))
    ]
    let title = TextBlock(
      words.layer, style: theme.axisTitle, width: .infinity, measuring: measuring)
    let middle = max((first.y + bottom) / 2, theme.margin + title.width / 2)
    marks.append(
      .text(
        words.layer, at: Point(theme.margin, middle), style: theme.axisTitle,
        anchor: TextAnchor(.middle, .top), rotation: -90))
    for (index, head) in heads.enumerated() {
      marks.append(
        .text(
          "\(head)", at: Point(corner(0, index).x + side / 2, first.y - 1), style: theme.label,
          anchor: TextAnchor(.middle, .bottom)))
    }
    for (index, layer) in layers.enumerated() {
      marks.append(
        .text(
          "\(layer)", at: Point(first.x - theme.smallGap, corner(index, 0).y + side / 2),
          style: theme.label, anchor: TextAnchor(.end, .middle)))
    }
    return marks
  }

  private func outline(_ corner: Point, _ width: Double, _ height: Double) -> [PathStep] {
    let (right, bottom) = (corner.x + width, corner.y + height)
    return [
      .move(corner), .line(Point(right, corner.y)), .line(Point(right, bottom)),
      .line(Point(corner.x, bottom)), .close,
    ]
  }

  private func level(_ value: Double, _ end: Double) -> Int {
    Int((value / end * Double(ModelView.levels)).rounded())
  }

  private func color(_ level: Int, _ map: ColorMap) -> Color {
    let fraction = Double(level) / Double(ModelView.levels)
    return map.color(at: quantity == .weights ? fraction : 0.5 + fraction / 2)
  }

  /// Squares of `block` by `block` cells as one, by their value of the largest magnitude.
  private func pooled(_ matrix: [[Double]], _ block: Int) -> [[Double]] {
    guard block > 1 else { return matrix }
    return stride(from: 0, to: matrix.count, by: block).map { top in
      stride(from: 0, to: matrix.count, by: block).map { left in
        matrix[top..<min(top + block, matrix.count)].reduce(0.0) { largest, row in
          row[left..<min(left + block, row.count)].reduce(largest) {
            abs($1) > abs($0) ? $1 : $0
          }
        }
      }
    }
  }

  private var scaleEnd: Double {
    let largest = values.joined().joined().joined().map(\.magnitude).max() ?? 0
    let end = AxisTicks.ceiling(max(largest, maximum ?? 0))
    return end > 0 ? end : 1
  }

  private func fits(
    _ count: Int, _ what: String, _ side: Double, _ gap: Double
  ) throws(FigureError) {
    guard side >= ModelView.smallestPanel else {
      let room = (side + gap) * Double(count)
      throw .tooMany(what: what, count: count, maximum: Int(room / (ModelView.smallestPanel + gap)))
    }
  }

  private func check(_ tokens: Int) throws(FigureError) {
    guard !values.isEmpty else { throw .empty(what: "layers") }
    guard !heads.isEmpty else { throw .empty(what: "heads") }
    guard tokens > 0 else { throw .empty(what: "tokens") }
    guard values.count == layers.count else {
      throw .countMismatch(what: "layers", expected: layers.count, got: values.count)
    }
    let end = Double.greatestFiniteMagnitude
    let allowed = quantity == .weights ? 0...end : -end...end
    for (layer, row) in values.enumerated() {
      guard row.count == heads.count else {
        throw .countMismatch(what: "heads of layer \(layer)", expected: heads.count, got: row.count)
      }
      for (head, matrix) in row.enumerated() {
        try FigureError.check(
          matrix, "values[\(layer)][\(head)]", rows: tokens, columns: tokens, within: allowed)
      }
    }
  }
}

/// What cells have in common that are drawn as lines across with one pen.
private struct CellLine: Hashable, Comparable {
  let level: Int
  /// In tenths of a point.
  let height: Int

  /// The order of drawing: strong colours last.
  static func < (first: CellLine, second: CellLine) -> Bool {
    (abs(first.level), first.level, first.height) < (abs(second.level), second.level, second.height)
  }
}

extension Double {
  /// Tenths in it, rounded.
  fileprivate var tenths: Int { Int((self * 10).rounded()) }
}
