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

  /// One to `mostPanels` sentences, from left to right.
  public var panels: [Panel]
  /// The words.
  public var words: ChangeBars.Words
  /// Changes that the axes and the decimals must suit, too: those of figures to be compared.
  public var scale: [Double]

  /// Sentences that it has room for, if more than there are: so that the panels of figures to be
  /// compared are equally wide.
  public var columns: Int

  /// Sentences that fit side by side.
  public static let mostPanels = 4

  /// A figure of `panels`.
  public init(
    panels: [Panel], words: ChangeBars.Words, scale: [Double] = [], columns: Int = 1
  ) {
    self.columns = max(columns, panels.count)
    self.panels = panels
    self.words = words
    self.scale = scale
  }

  /// See `Figure`. Throws for no or too many sentences, lists of different length, values
  /// that are not finite, and more rows than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let count = Double(columns)
    let width = (theme.width - 2 * theme.margin - theme.largeGap * (count - 1)) / count
    let legend = Legend(
      [(.bar(theme.increase), words.increase), (.bar(theme.decrease), words.decrease)],
      x: theme.margin, top: theme.margin, width: theme.width - 2 * theme.margin, theme: theme,
      measuring: measuring)
    let titleTop = theme.margin + legend.height + theme.gap
    // No panel is narrower than that, whatever its names take.
    let tallest =
      panels.map {
        TextBlock($0.title, style: theme.title, width: width * 0.64, measuring: measuring).height
      }.max() ?? 0
    let axisTitle = TextBlock(
      words.axis, style: theme.axisTitle, width: theme.width - 2 * theme.margin,
      measuring: measuring)
    let around =
      titleTop + tallest + theme.smallGap + theme.smallGap * 2 + measuring.height(theme.tick)
      + axisTitle.height

    var narrow = theme
    narrow.maximumLabelWidth = width * 0.36
    let longest = panels.map(\.tokens).max { $0.count < $1.count } ?? []
    let frame = try RowFrame(
      longest, reserved: around + theme.gap, preferredPitch: 12, minimumPitch: 7.5, theme: narrow,
      measuring: measuring)
    let style = frame.style
    let labels = panels.map {
      LabelFitting(
        $0.tokens.map(\.bracketedIfSign), style: style, maximumWidth: narrow.maximumLabelWidth,
        measuring: measuring
      ).labels
    }
    let labelWidths = labels.map { $0.map { measuring.width($0, style.naming($0)) }.max() ?? 0 }
    // Names take what they need, the plots share the rest evenly.
    let plot = width - labelWidths.reduce(0, +) / Double(panels.count)
    let titles = panels.indices.map {
      TextBlock(
        panels[$0].title, style: theme.title, width: labelWidths[$0] + plot, measuring: measuring)
    }
    let top = titleTop + (titles.map(\.height).max() ?? 0) + theme.smallGap
    let bottom = top + frame.pitch * Double(longest.count)
    let valueStyle = theme.value.with { $0.size = theme.minimumTextSize }
    let format = numberFormat(plot: plot, valueStyle, theme, measuring)
    let (before, after) = room(format, valueStyle, theme, measuring)
    var left = theme.margin

    var marks = legend.marks
    for (index, panel) in panels.enumerated() {
      let labelRight = left + labelWidths[index]
      let axis = ValueAxis(
        domain, from: labelRight + theme.smallGap + before, to: labelRight + plot - after,
        title: "", spacing: 16, theme: theme, measuring: measuring
      ) { .decimal($0, signed: true) }
      marks += titles[index].marks(x: left, top: titleTop, .start)
      marks += axis.marks(top: top, bottom: bottom)
      for (row, change) in panel.changes.enumerated() {
        let middle = top + (Double(row) + 0.5) * frame.pitch
        marks.append(
          .text(
            labels[index][row], at: Point(labelRight, middle),
            style: style.naming(labels[index][row]),
            anchor: TextAnchor(.end, .middle)))
        marks += SignedBar(change: change, text: format.text(change), style: valueStyle)
          .marks(on: axis, middle: middle, pitch: frame.pitch, theme)
      }
      marks.append(axis.line(at: 0, top: top, bottom: bottom))
      left = labelRight + plot + theme.largeGap
    }
    let titleY = bottom + theme.smallGap + measuring.height(theme.tick) + 1
    marks += axisTitle.marks(x: theme.width / 2, top: titleY, .middle)
    return Scene(
      size: Size(theme.width, titleY + axisTitle.height + theme.margin),
      background: theme.background, marks: marks)
  }

  /// Two decimals, or one where the bars would be left less than `narrowest`.
  private func numberFormat(
    plot: Double, _ style: TextStyle, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> NumberFormat {
    let changes = all
    let format = NumberFormat.points(telling: changes)
    let (before, after) = room(format, style, theme, measuring)
    return plot - before - after < SentimentChange.narrowest
      ? .points(telling: changes, decimals: 1) : format
  }

  /// Least width of the bars beside numbers with two decimals.
  private static let narrowest = 36.0

  /// What the numbers at the left and at the right of the bars take.
  private func room(
    _ format: NumberFormat, _ style: TextStyle, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> (before: Double, after: Double) {
    func widest(_ isChosen: (Double) -> Bool) -> Double {
      all.filter(isChosen)
        .map { measuring.width(format.text($0), style) }.max()
        .map { $0 + theme.smallGap } ?? theme.smallGap
    }
    return (widest { $0 < 0 }, widest { $0 >= 0 })
  }

  private var all: [Double] { panels.flatMap(\.changes) + scale }

  private var domain: ClosedRange<Double> {
    let (lower, upper) = (min(all.min() ?? 0, 0), max(all.max() ?? 0, 0))
    return lower == upper ? -1...1 : lower...upper
  }

  private func check() throws(FigureError) {
    guard !panels.isEmpty else { throw .empty(what: "panels") }
    let most = SentimentChange.mostPanels
    guard columns <= most else {
      throw .tooMany(what: "panels", count: columns, maximum: most)
    }
    for (index, panel) in panels.enumerated() {
      try FigureError.check(
        panel.changes, "panels[\(index)].changes", count: panel.tokens.count)
    }
  }
}
