import Graphics

/// Attention from each token to each token, before, after, and the difference. The first two share
/// one scale from 0; the third diverges from 0 to equal distances on both sides.
public struct AttentionHeatMaps: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the first panel.
    public var before: String
    /// Title of the second panel.
    public var after: String
    /// Title of the third panel.
    public var difference: String
    /// Title of the rows: the tokens that attend.
    public var from: String
    /// Title of the columns: the tokens attended to.
    public var to: String
    /// Title of the colour bar of the first two panels.
    public var weightScale: String
    /// Title of the colour bar of the third panel.
    public var differenceScale: String

    /// Words in one language.
    public init(
      before: String, after: String, difference: String, from: String, to: String,
      weightScale: String, differenceScale: String
    ) {
      self.before = before
      self.after = after
      self.difference = difference
      self.from = from
      self.to = to
      self.weightScale = weightScale
      self.differenceScale = differenceScale
    }
  }

  /// The tokens, of both axes.
  public var tokens: [String]
  /// `[T][T]`, row i the weights from token i; none negative.
  public var before: [[Double]]
  /// `[T][T]`, as `before`.
  public var after: [[Double]]
  /// The words.
  public var words: Words
  /// Upper end of the scale of weights at least: for figures to be compared.
  public var maximum: Double?
  /// Ends of the scale of differences at least: for figures to be compared.
  public var differenceLimit: Double?
  /// Writes the numbers into the cells where the cells are large enough for them.
  public var showsValues: Bool

  /// A figure of one sentence.
  public init(
    tokens: [String], before: [[Double]], after: [[Double]], words: Words,
    maximum: Double? = nil, differenceLimit: Double? = nil, showsValues: Bool = false
  ) {
    self.tokens = tokens
    self.before = before
    self.after = after
    self.words = words
    self.maximum = maximum
    self.differenceLimit = differenceLimit
    self.showsValues = showsValues
  }

  /// See `Figure`. Throws for no tokens, matrices that are not `[T][T]`, values that are negative
  /// or not finite, and more tokens than can be read on one page.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let difference = zip(after, before).map { zip($0, $1).map { $0 - $1 } }
    let top = scaleEnd
    let limit = differenceEnd(difference, scaleEnd: top)

    // A bar's height depends on its width only through the lines of its title.
    let bars = { (widths: [Double]) in
      [
        ColorBar(
          theme.weights, 0...top, title: words.weightScale, signed: false, width: widths[0],
          theme: theme, measuring: measuring),
        ColorBar(
          theme.differences, -limit...limit, title: words.differenceScale, signed: true,
          width: widths[1], theme: theme, measuring: measuring),
      ]
    }
    let barHeight = bars([110, 110]).map(\.height).max() ?? 0
    let layout = try HeatMapLayout.choose(
      tokens: tokens, words: words, showsValues: showsValues, barHeight: barHeight, theme: theme,
      measuring: measuring)

    let weightColor = { (value: Double) in theme.weights.color(at: value / top) }
    let differenceColor = { (value: Double) in
      theme.differences.color(at: 0.5 + value / (2 * limit))
    }
    let corners = layout.corners
    var marks: [Mark] = []
    for (index, (values, color)) in [
      (before, weightColor), (after, weightColor), (difference, differenceColor),
    ].enumerated() {
      let grid = HeatMapGrid(
        left: corners[index].x, top: corners[index].y, cell: layout.cell, theme: theme)
      marks += grid.marks(
        values, color: color,
        text: cellText(
          layout, values, signed: index == 2, theme: theme, measuring: measuring))
      marks += frame(index, layout, theme)
    }
    for (bar, place) in zip(bars(layout.bars.map(\.width)), layout.bars) {
      marks += bar.marks(left: place.corner.x, top: place.corner.y)
    }
    return Scene(size: layout.size, background: theme.background, marks: marks)
  }

  /// Title, tokens and axis titles of a panel.
  private func frame(_ index: Int, _ layout: HeatMapLayout, _ theme: Theme) -> [Mark] {
    let corner = layout.corners[index]
    let cells = Rectangle(corner.x, corner.y, layout.side, layout.side)
    var marks = layout.titles[index].marks(x: corner.x, top: corner.y - layout.above, .start)
    marks += layout.band.columnMarks(bottom: corner.y, left: corner.x, pitch: layout.cell)
    marks.append(layout.axes.columnMark(over: cells, band: layout.columnBand))
    guard corner.x == layout.left else { return marks }
    marks += layout.band.rowMarks(right: corner.x, top: corner.y, pitch: layout.cell)
    marks.append(layout.axes.rowMark(beside: cells))
    return marks
  }

  private func cellText(
    _ layout: HeatMapLayout, _ values: [[Double]], signed: Bool, theme: Theme,
    measuring: any TextMeasuring
  ) -> ((Double) -> String)? {
    let format = NumberFormat.decimal(2, signed: signed)
    let style = theme.value.with { $0.size = theme.minimumTextSize }
    let fits = {
      values.joined().allSatisfy { measuring.width(format.text($0), style) + 2 <= layout.cell }
    }
    return showsValues && fits() ? { format.text($0) } : nil
  }

  private func check() throws(FigureError) {
    guard !tokens.isEmpty else { throw .empty(what: "tokens") }
    for (name, matrix) in [("before", before), ("after", after)] {
      try FigureError.check(
        matrix, name, rows: tokens.count, columns: tokens.count,
        within: 0...Double.greatestFiniteMagnitude)
    }
  }

  private var scaleEnd: Double {
    let highest = (before + after).joined().max() ?? 0
    let end = AxisTicks.ceiling(max(highest, maximum ?? 0))
    return end > 0 ? end : 1
  }

  /// Where nothing changed, the scale of the weights.
  private func differenceEnd(_ difference: [[Double]], scaleEnd: Double) -> Double {
    let largest = difference.joined().map(\.magnitude).max() ?? 0
    let end = AxisTicks.ceiling(max(largest, differenceLimit ?? 0))
    return end > 0 ? end : scaleEnd
  }
}
