import Graphics

/// Two values for each label, before and after, as bars one under the other; panels that share the
/// labels stand side by side on one scale.
public struct PairedBars: Figure {
  /// Values before and after, drawn in one plot.
  public struct Panel: Hashable, Sendable {
    /// What the values are; nothing is drawn where it is empty.
    public var title: String
    /// A value for each label, as a share of 1.
    public var before: [Double]
    /// A value for each label, as a share of 1.
    public var after: [Double]

    /// A panel; as many values as the figure has labels.
    public init(title: String, before: [Double], after: [Double]) {
      self.title = title
      self.before = before
      self.after = after
    }
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the value axis.
    public var axis: String
    /// Name of the first colour.
    public var before: String
    /// Name of the second colour.
    public var after: String

    /// Words in one language.
    public init(axis: String, before: String, after: String) {
      self.axis = axis
      self.before = before
      self.after = after
    }
  }

  /// Names of the rows, in order.
  public var labels: [String]
  /// One to three plots, from left to right.
  public var panels: [Panel]
  /// The words.
  public var words: Words
  /// The axis reaches at least this far: for figures to be compared.
  public var maximum: Double?
  /// Decimals of the percentages at the bars; where there are so many rows that the numbers would
  /// touch, only the bars are drawn.
  public var decimals: Int

  /// A figure of shares of 1, drawn as percentages.
  public init(
    labels: [String], panels: [Panel], words: Words, maximum: Double? = nil, decimals: Int = 1
  ) {
    self.labels = labels
    self.panels = panels
    self.words = words
    self.maximum = maximum
    self.decimals = decimals
  }

  /// See `Figure`. Throws for no or more than three panels, lists of different length, values
  /// that are negative or not finite, and more rows than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    guard !panels.isEmpty else { throw .empty(what: "panels") }
    guard panels.count <= 3 else { throw .tooMany(what: "panels", count: panels.count, maximum: 3) }
    for (index, panel) in panels.enumerated() {
      let allowed = 0...Double.greatestFiniteMagnitude
      try FigureError.check(
        panel.before, "panels[\(index)].before", count: labels.count, within: allowed)
      try FigureError.check(
        panel.after, "panels[\(index)].after", count: labels.count, within: allowed)
    }
    var rows = try RowFrame(
      labels, reserved: RowFrame.usualSurroundings + 2 * measuring.height(theme.title),
      preferredPitch: 20, minimumPitch: 9, theme: theme, measuring: measuring)
    let legend = Legend(
      [(.bar(theme.before), words.before), (.bar(theme.after), words.after)], x: rows.plotLeft,
      top: theme.margin, width: theme.width - theme.margin - rows.plotLeft, theme: theme,
      measuring: measuring)

    let panelGap = theme.largeGap
    let count = Double(panels.count)
    let plotWidth =
      (theme.width - theme.margin - rows.plotLeft - panelGap * (count - 1)) / count
    let titles = panels.map {
      TextBlock($0.title, style: theme.title, width: plotWidth, measuring: measuring)
    }
    let titleHeight = titles.map(\.height).max() ?? 0
    let titleTop = theme.margin + legend.height + theme.gap
    rows.top = titleTop + titleHeight + (titleHeight > 0 ? theme.smallGap : 0)

    var marks = legend.marks + rows.labelMarks()
    var axisHeight = 0.0
    for (index, panel) in panels.enumerated() {
      let left = rows.plotLeft + Double(index) * (plotWidth + panelGap)
      marks += titles[index].marks(x: left, top: titleTop, .start)
      let drawn = plot(panel, rows, left, left + plotWidth, theme, measuring)
      marks += drawn.marks
      axisHeight = max(axisHeight, drawn.axisHeight)
    }
    return Scene(
      size: Size(theme.width, rows.bottom + axisHeight + theme.margin),
      background: theme.background, marks: marks)
  }

  private func plot(
    _ panel: Panel, _ rows: RowFrame, _ left: Double, _ right: Double, _ theme: Theme,
    _ measuring: any TextMeasuring
  ) -> (marks: [Mark], axisHeight: Double) {
    let format = NumberFormat.percent(decimals)
    let thickness = rows.pitch * 0.41
    let style = theme.value.with { $0.size = theme.minimumTextSize }
    // The widest number of all panels, so that they have the same scale.
    let showsNumbers = thickness >= style.size * 1.1
    let widest =
      !showsNumbers
      ? measuring.width("100%", theme.tick) / 2
      : panels.flatMap { $0.before + $0.after }.map { measuring.width(format.text($0), style) }
        .max()
        ?? 0
    let axis = ValueAxis(
      0...upperEnd, from: left, to: right - widest - theme.smallGap, title: words.axis,
      theme: theme, measuring: measuring
    ) { NumberFormat.percent(max($0 - 2, 0)) }
    var marks = axis.marks(top: rows.top, bottom: rows.bottom)
    for row in labels.indices {
      let pair = [(panel.before[row], theme.before, -1.0), (panel.after[row], theme.after, 0)]
      for (value, color, offset) in pair {
        let top = rows.middle(row) + offset * thickness
        let end = axis.scale(value)
        if end > left {
          marks.append(.rectangle(Rectangle(left, top, end - left, thickness), fill: color))
        }
        guard showsNumbers else { continue }
        marks += axis.number(
          format.text(value), at: Point(end + theme.smallGap, top + thickness / 2), .start,
          style: style)
      }
    }
    marks.append(axis.line(at: 0, top: rows.top, bottom: rows.bottom))
    return (marks, axis.height)
  }

  private var upperEnd: Double {
    let highest = panels.flatMap { $0.before + $0.after }.max() ?? 0
    let end = max(highest, maximum ?? 0)
    return end > 0 ? end : 1
  }
}
