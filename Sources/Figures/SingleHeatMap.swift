import Graphics

/// Attention from each token to each token of one layer and head: one matrix, or two beside each
/// other on one scale, such as training mode and inference mode.
public struct SingleHeatMap: Figure {
  /// One matrix.
  public struct Panel: Hashable, Sendable {
    /// What stands above it.
    public var title: String
    /// `[T][T]`, row i the weights from token i; none negative.
    public var values: [[Double]]

    /// A matrix.
    public init(title: String, values: [[Double]]) {
      self.title = title
      self.values = values
    }
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the rows: the tokens that attend.
    public var from: String
    /// Title of the columns: the tokens attended to.
    public var to: String
    /// Title of the colour bar.
    public var scale: String

    /// Words in one language.
    public init(from: String, to: String, scale: String) {
      self.from = from
      self.to = to
      self.scale = scale
    }
  }

  /// The tokens, of both axes.
  public var tokens: [String]
  /// One or two matrices.
  public var panels: [Panel]
  /// The colours; those of the theme's weights where nil.
  public var map: ColorMap?
  /// The words.
  public var words: Words
  /// Upper end of the scale at least: for figures to be compared.
  public var maximum: Double?

  /// A figure of one sentence.
  public init(
    tokens: [String], panels: [Panel], map: ColorMap? = nil, words: Words, maximum: Double? = nil
  ) {
    self.tokens = tokens
    self.panels = panels
    self.map = map
    self.words = words
    self.maximum = maximum
  }

  private static let largestCell = 20.0

  /// See `Figure`. Throws for no tokens, no or more than two matrices, matrices that are not
  /// `[T][T]`, values that are negative or not finite, and more tokens than can be read.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let colors = map ?? theme.weights
    let end = scaleEnd
    let layout = try layout(tokens, theme, measuring)
    let (cell, band) = (layout.cell, layout.band)
    let count = Double(tokens.count)
    let side = cell * count
    let titleHeight = layout.titles.map(\.height).max() ?? 0
    let axes = axes(theme, measuring)
    let bandHeight = band.columnThickness(pitch: cell)
    let top = theme.margin + titleHeight + theme.smallGap + axes.above + bandHeight
    let scale = ColorBar(
      colors, 0...end, title: words.scale, signed: false, width: max(min(side, 220), 120),
      theme: theme, measuring: measuring)

    var marks: [Mark] = []
    for (index, panel) in panels.enumerated() {
      let left = layout.left + Double(index) * (layout.panelWidth + theme.largeGap)
      marks += layout.titles[index].marks(x: left, top: theme.margin, .start)
      marks.append(
        axes.columnMark(over: Rectangle(left, top, side, side), band: bandHeight))
      marks += band.columnMarks(bottom: top, left: left, pitch: cell)
      let grid = HeatMapGrid(left: left, top: top, cell: cell, theme: theme)
      marks += grid.marks(panel.values, color: { colors.color(at: $0 / end) })
    }
    marks += band.rowMarks(right: layout.left, top: top, pitch: cell)
    marks.append(axes.rowMark(beside: Rectangle(layout.left, top, side, side)))
    let barTop = top + side + theme.gap
    let barLeft = max(min(layout.left, theme.width - theme.margin - scale.width), 0)
    marks += scale.marks(left: barLeft, top: barTop)
    let right =
      layout.left + Double(panels.count) * (layout.panelWidth + theme.largeGap) - theme.largeGap
    return Scene(
      size: Size(
        min(max(right + layout.edge, barLeft + scale.width) + theme.margin, theme.width),
        barTop + scale.height + theme.margin), background: theme.background, marks: marks)
  }

  private func axes(_ theme: Theme, _ measuring: any TextMeasuring) -> HeatMapTitles {
    HeatMapTitles(rows: words.from, columns: words.to, theme: theme, measuring: measuring)
  }

  private struct Layout {
    let cell: Double
    let band: LabelBand
    let left: Double
    let panelWidth: Double
    let titles: [TextBlock]
    let edge: Double
  }

  private func layout(
    _ tokens: [String], _ theme: Theme, _ measuring: any TextMeasuring
  ) throws(FigureError) -> Layout {
    let axes = axes(theme, measuring)
    var most = 0
    for staggered in [false, true] {
      for size in [theme.label.size, (theme.label.size + theme.minimumTextSize) / 2]
        + [theme.minimumTextSize]
      {
        let style = theme.label.with { $0.size = size }
        let band = LabelBand(
          LabelFitting(
            tokens.map(\.bracketedIfSign), style: style,
            maximumWidth: theme.maximumLabelWidth * 0.75,
            measuring: measuring
          ).labels, style: style, staggered: staggered, theme: theme, measuring: measuring)
        let edge = measuring.height(style) / 2
        let left = theme.margin + axes.left + band.thickness
        let panels = Double(panels.count)
        let width =
          (theme.width - theme.margin - edge - left - theme.largeGap * (panels - 1)) / panels
        let titles = self.panels.map {
          TextBlock($0.title, style: theme.title, width: max(width, 40), measuring: measuring)
        }
        let bar = theme.gap + measuring.height(theme.tick) + 2 * measuring.height(theme.axisTitle)
        let height =
          theme.maximumHeight - theme.margin * 2 - (titles.map(\.height).max() ?? 0)
          - theme.gap * 2 - axes.above - band.thickness - bar
        let pitch = size * 1.05 / (staggered ? 2 : 1)
        let room = min(width, height)
        let cell = min(room / Double(tokens.count), SingleHeatMap.largestCell)
        most = max(most, Int(room / pitch))
        guard cell >= pitch else { continue }
        let widest = max(
          titles.map(\.width).max() ?? 0, measuring.width(words.to, theme.axisTitle))
        return Layout(
          cell: cell, band: band, left: left,
          panelWidth: max(cell * Double(tokens.count), min(widest, width)), titles: titles,
          edge: edge)
      }
    }
    throw .tooMany(what: "tokens", count: tokens.count, maximum: min(most, tokens.count - 1))
  }

  private var scaleEnd: Double {
    let highest = panels.flatMap { $0.values.joined() }.max() ?? 0
    let end = AxisTicks.ceiling(max(highest, maximum ?? 0))
    return end > 0 ? end : 1
  }

  private func check() throws(FigureError) {
    guard !tokens.isEmpty else { throw .empty(what: "tokens") }
    guard !panels.isEmpty else { throw .empty(what: "panels") }
    guard panels.count <= 2 else { throw .tooMany(what: "panels", count: panels.count, maximum: 2) }
    for (index, panel) in panels.enumerated() {
      try FigureError.check(
        panel.values, "panels[\(index)]", rows: tokens.count, columns: tokens.count,
        within: 0...Double.greatestFiniteMagnitude)
    }
  }
}
