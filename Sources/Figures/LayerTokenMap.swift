import Graphics

/// A number for every layer and token as a heat map, layers downwards and tokens across; the
/// numbers stand in the cells where these are large enough.
public struct LayerTokenMap: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the rows.
    public var layer: String
    /// Title of the columns.
    public var token: String
    /// Title of the colour bar.
    public var scale: String

    /// Words in one language.
    public init(layer: String, token: String, scale: String) {
      self.layer = layer
      self.token = token
      self.scale = scale
    }
  }

  /// Names of the columns, T of them.
  public var tokens: [String]
  /// Names of the rows, from above to below: "0", "1", …
  public var layers: [String]
  /// A row of T values for each layer.
  public var values: [[Double]]
  /// The ends of the scale; values beyond are refused.
  public var bounds: ClosedRange<Double>
  /// The dark end stands for the lower bound: for a cosine, of which the small ones count.
  public var darkIsLow: Bool
  /// The words.
  public var words: Words

  /// A figure of one sentence.
  public init(
    tokens: [String], layers: [String], values: [[Double]], bounds: ClosedRange<Double>,
    darkIsLow: Bool = false, words: Words
  ) {
    self.tokens = tokens
    self.layers = layers
    self.values = values
    self.bounds = bounds
    self.darkIsLow = darkIsLow
    self.words = words
  }

  private static let preferredRow = 15.0
  private static let smallestRow = 7.5
  private static let largestColumn = 32.0

  /// See `Figure`. Throws for no tokens or layers, values that are not `[layers][tokens]` or beyond
  /// the bounds (a rounding error of 1e-6 is drawn at the bound), and more than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let map = darkIsLow ? theme.weights.reversed : theme.weights
    let bar = ColorBar(
      map, bounds, title: words.scale, signed: false, width: 200, theme: theme,
      measuring: measuring)
    let axes = HeatMapTitles(
      rows: words.layer, columns: words.token, theme: theme, measuring: measuring)
    let layerWidth = layers.map { measuring.width($0, theme.label) }.max() ?? 0
    let left = theme.margin + axes.left + layerWidth + theme.smallGap
    let half = measuring.height(theme.label) / 2
    let right = theme.width - theme.margin - half
    let layout = try columns(right - left, theme, measuring)
    let (cell, band) = (layout.cell, layout.band)
    let bandHeight = band.columnThickness(pitch: cell)
    let top = theme.margin + axes.above + bandHeight
    let room = theme.maximumHeight - top - theme.gap - bar.height - theme.margin
    let row = min(LayerTokenMap.preferredRow, room / Double(layers.count))
    guard row >= LayerTokenMap.smallestRow else {
      throw .tooMany(
        what: "layers", count: layers.count, maximum: Int(room / LayerTokenMap.smallestRow))
    }

    let scale = LinearScale(bounds, from: 0, to: 1)
    let format = NumberFormat.decimal(2)
    let style = theme.value.with { $0.size = theme.minimumTextSize }
    let showsValues =
      row >= style.size * 1.3
      && values.joined().allSatisfy { measuring.width(format.text($0), style) + 2 <= cell }
    let grid = HeatMapGrid(left: left, top: top, cell: cell, rowHeight: row, theme: theme)
    let (width, height) = (cell * Double(tokens.count), row * Double(layers.count))
    let cells = Rectangle(left, top, width, height)
    var marks = [axes.columnMark(over: cells, band: bandHeight), axes.rowMark(beside: cells)]
    marks += band.columnMarks(bottom: top, left: left, pitch: cell)
    for (index, layer) in layers.enumerated() {
      marks.append(
        .text(
          layer, at: Point(left - theme.smallGap, top + (Double(index) + 0.5) * row),
          style: theme.label, anchor: TextAnchor(.end, .middle)))
    }
    marks += grid.marks(
      values, color: { map.color(at: scale($0)) }, text: showsValues ? { format.text($0) } : nil)
    let barTop = top + height + theme.gap
    let barLeft = min(left, theme.width - theme.margin - bar.width)
    marks += bar.marks(left: barLeft, top: barTop)
    return Scene(
      size: Size(
        min(
          max(left + width + half, barLeft + bar.width, axes.columnEnd(over: cells)) + theme.margin,
          theme.width),
        barTop + bar.height + theme.margin), background: theme.background, marks: marks)
  }

  /// The widest columns whose names have room, in two tiers where one is too dense.
  private func columns(
    _ width: Double, _ theme: Theme, _ measuring: any TextMeasuring
  ) throws(FigureError) -> (cell: Double, band: LabelBand) {
    let cell = min(width / Double(tokens.count), LayerTokenMap.largestColumn)
    for staggered in [false, true] {
      for size in [theme.label.size, theme.minimumTextSize]
      where cell * (staggered ? 2 : 1) >= size * 1.05 {
        let style = theme.label.with { $0.size = size }
        let fitted = LabelFitting(
          tokens.map(\.bracketedIfSign), style: style, maximumWidth: theme.maximumLabelWidth,
          measuring: measuring)
        return (
          cell,
          LabelBand(
            fitted.labels, style: style, staggered: staggered, theme: theme, measuring: measuring)
        )
      }
    }
    throw .tooMany(
      what: "tokens", count: tokens.count,
      maximum: Int(width / (theme.minimumTextSize * 1.05) * 2))
  }

  private func check() throws(FigureError) {
    guard !tokens.isEmpty else { throw .empty(what: "tokens") }
    guard !layers.isEmpty else { throw .empty(what: "layers") }
    let allowed = (bounds.lowerBound - 1e-6)...(bounds.upperBound + 1e-6)
    try FigureError.check(
      values, "values", rows: layers.count, columns: tokens.count, within: allowed)
  }
}
