import Graphics

/// How much each token gained or lost, in percentage points, for several sentences side by side:
/// a bar each from a zero line, all plots on one scale.
public struct SentimentChange: Figure {
  /// One sentence.
  public struct Panel: Hashable, Sendable {
    /// What stands above it: "Positive".
    public var title: String
    /// The tokens in the order of the sentence.
    public var tokens: [String]
    /// The change of each, in percentage points.
    public var changes: [Double]

    /// A sentence; as many changes as tokens.
    public init(title: String, tokens: [String], changes: [Double]) {
      self.title = title
      self.tokens = tokens
      self.changes = changes
    }
  }

  /// One to four sentences, from left to right.
  public var panels: [Panel]
  /// The words.
  public var words: ChangeBars.Words

  /// A figure of `panels`.
  public init(panels: [Panel], words: ChangeBars.Words) {
    self.panels = panels
    self.words = words
  }

  /// See `Figure`. Throws for no or more than four sentences, lists of different length, values
  /// that are not finite, and more rows than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let count = Double(panels.count)
    let width = (theme.width - 2 * theme.margin - theme.largeGap * (count - 1)) / count
    let legend = Legend(
      [(.bar(theme.increase), words.increase), (.bar(theme.decrease), words.decrease)],
      x: theme.margin, top: theme.margin, width: theme.width - 2 * theme.margin, theme: theme,
      measuring: measuring)
    let titles = panels.map {
      TextBlock($0.title, style: theme.title, width: width * 0.6, measuring: measuring)
    }
    let titleTop = theme.margin + legend.height + theme.gap
    let top = titleTop + (titles.map(\.height).max() ?? 0) + theme.smallGap
    let axisTitle = TextBlock(
      words.axis, style: theme.axisTitle, width: theme.width - 2 * theme.margin,
      measuring: measuring)
    let around = top + theme.smallGap * 2 + measuring.height(theme.tick) + axisTitle.height

    var narrow = theme
    narrow.maximumLabelWidth = width * 0.36
    let longest = panels.map(\.tokens).max { $0.count < $1.count } ?? []
    let frame = try RowFrame(
      longest, reserved: around + theme.gap, preferredPitch: 12, minimumPitch: 7.5, theme: narrow,
      measuring: measuring)
    let style = frame.style
    let labels = panels.map {
      LabelFitting(
        $0.tokens, style: style, maximumWidth: narrow.maximumLabelWidth, measuring: measuring
      ).labels
    }
    let labelWidths = labels.map { $0.map { measuring.width($0, style) }.max() ?? 0 }
    let format = NumberFormat.points(telling: panels.flatMap(\.changes))
    let valueStyle = theme.value.with { $0.size = theme.minimumTextSize }
    let all = panels.flatMap(\.changes)
    func room(_ chosen: (Double) -> Bool) -> Double {
      all.filter(chosen).map { measuring.width(format.text($0), valueStyle) }.max()
        .map { $0 + theme.smallGap } ?? theme.smallGap
    }
    let (before, after) = (room { $0 < 0 }, room { $0 >= 0 })
    let bottom = top + frame.pitch * Double(longest.count)
    // Names take what they need, the plots share the rest evenly.
    let plot = width - labelWidths.reduce(0, +) / count
    var left = theme.margin

    var marks = legend.marks
    for (index, panel) in panels.enumerated() {
      let labelRight = left + labelWidths[index]
      let axis = ValueAxis(
        domain, from: labelRight + theme.smallGap + before, to: labelRight + plot - after,
        title: "", spacing: 16, theme: theme, measuring: measuring
      ) { .decimal($0, signed: true) }
      marks += titles[index].marks(x: left, top: titleTop, .start)
      let end = top + frame.pitch * Double(panel.tokens.count)
      marks += axis.marks(top: top, bottom: bottom)
      for (row, change) in panel.changes.enumerated() {
        let middle = top + (Double(row) + 0.5) * frame.pitch
        marks.append(
          .text(
            labels[index][row], at: Point(labelRight, middle), style: style,
            anchor: TextAnchor(.end, .middle)))
        marks += SignedBar(change: change, text: format.text(change), style: valueStyle)
          .marks(on: axis, middle: middle, pitch: frame.pitch, theme)
      }
      marks.append(axis.line(at: 0, top: top, bottom: end))
      left = labelRight + plot + theme.largeGap
    }
    let titleY = bottom + theme.smallGap + measuring.height(theme.tick) + 1
    marks += axisTitle.marks(x: theme.width / 2, top: titleY, .middle)
    return Scene(
      size: Size(theme.width, titleY + axisTitle.height + theme.margin),
      background: theme.background, marks: marks)
  }

  private var domain: ClosedRange<Double> {
    let all = panels.flatMap(\.changes)
    let (lower, upper) = (min(all.min() ?? 0, 0), max(all.max() ?? 0, 0))
    return lower == upper ? -1...1 : lower...upper
  }

  private func check() throws(FigureError) {
    guard !panels.isEmpty else { throw .empty(what: "panels") }
    guard panels.count <= 4 else { throw .tooMany(what: "panels", count: panels.count, maximum: 4) }
    for (index, panel) in panels.enumerated() {
      try FigureError.check(
        panel.changes, "panels[\(index)].changes", count: panel.tokens.count)
    }
  }
}
