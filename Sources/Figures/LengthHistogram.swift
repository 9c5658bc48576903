import Graphics

/// How long the texts are, in tokens: a histogram for each list on one axis of lengths, with the
/// line behind which texts are cut; what lies behind it is coloured.
public struct LengthHistogram: Figure {
  /// One list of lengths.
  public struct Panel: Hashable, Sendable {
    /// What stands above it: "Training".
    public var title: String
    /// The length of each text, in tokens, before any is cut.
    public var lengths: [Int]
    /// What stands at the right above it, as a rule how many are cut (see `cut(at:)`).
    public var note: String

    /// A list of lengths.
    public init(title: String, lengths: [Int], note: String = "") {
      self.title = title
      self.lengths = lengths
      self.note = note
    }

    /// How many texts are longer than `limit`.
    public func cut(at limit: Int) -> Int { lengths.filter { $0 > limit }.count }
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the axis of lengths.
    public var length: String
    /// Title of the vertical axes.
    public var count: String
    /// Label of the line of truncation, its number included.
    public var limit: String

    /// Words in one language.
    public init(length: String, count: String, limit: String) {
      self.length = length
      self.count = count
      self.limit = limit
    }
  }

  /// One to three lists, one below the other.
  public var panels: [Panel]
  /// The most tokens that are kept.
  public var limit: Int
  /// The words.
  public var words: Words

  /// A figure of `panels`.
  public init(panels: [Panel], limit: Int, words: Words) {
    self.panels = panels
    self.limit = limit
    self.words = words
  }

  /// Lengths in one bar: the least part of `limit` by a power of 2 that gives at most 96 bars, or
  /// `limit` itself where none does, so that the line of truncation always falls between two. Bar
  /// k counts lengths over k·w to (k + 1)·w.
  public var binWidth: Int {
    let longest = max(panels.flatMap(\.lengths).max() ?? 0, limit)
    var width = max(limit, 1)
    while width % 2 == 0, longest / (width / 2) < 96, width > 4 { width /= 2 }
    return width
  }

  /// See `Figure`. Throws for no or more than three lists, an empty list, and lengths below 0.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let bin = binWidth
    let longest = max(panels.flatMap(\.lengths).max() ?? 0, limit)
    let bins = max((longest + bin - 1) / bin, 1)
    let counts = panels.map { panel in
      panel.lengths.reduce(into: Array(repeating: 0, count: bins)) { counts, length in
        counts[max((length + bin - 1) / bin - 1, 0)] += 1
      }
    }
    let plots = counts.map { counts in
      CurvePanel(
        holding: 0...Double(max(counts.max() ?? 0, 2)), title: words.count, height: 70,
        theme: theme, measuring: measuring
      ) { _ in .count }
    }
    let left = theme.margin + (plots.map(\.sideWidth).max() ?? 0)
    let last = NumberFormat.count.text(Double(bins * bin))
    let right = theme.width - theme.margin - measuring.width(last, theme.tick) / 2
    let axis = ValueAxis(
      0...Double(bins * bin), from: left, to: right, title: words.length, theme: theme,
      measuring: measuring
    ) { _ in .count }

    let lineX = axis.scale(Double(limit))
    let half = measuring.width(words.limit, theme.axisTitle) / 2
    var marks: [Mark] = [
      .text(
        words.limit,
        at: Point(min(max(lineX, half), theme.width - half), theme.margin),
        style: theme.axisTitle, anchor: TextAnchor(.middle, .top))
    ]
    var top = theme.margin + measuring.height(theme.axisTitle) + theme.smallGap
    let firstTop = top
    var bottom = top
    for (index, panel) in panels.enumerated() {
      let noteWidth = measuring.width(panel.note, theme.label)
      let title = TextBlock(
        panel.title, style: theme.title, width: right - left - noteWidth - theme.gap,
        measuring: measuring)
      marks += title.marks(x: left, top: top, .start)
      let plotTop = top + max(title.height, measuring.height(theme.label)) + theme.smallGap
      bottom = plotTop + plots[index].height
      marks.append(
        .text(
          panel.note, at: Point(right, top), style: theme.label, anchor: TextAnchor(.end, .top)))
      marks += plots[index].marks(left: left, right: right, top: plotTop)
      for (position, count) in counts[index].enumerated() where count > 0 {
        let start = axis.scale(Double(position * bin))
        let end = axis.scale(Double((position + 1) * bin))
        let y = plotTop + plots[index].scale(Double(count))
        let inset = min(0.3, (end - start) * 0.08)
        marks.append(
          .rectangle(
            Rectangle(start + inset, y, end - start - 2 * inset, bottom - y),
            fill: position * bin >= limit ? theme.emphasis : theme.neutral))
      }
      marks.append(
        .line(
          from: Point(lineX, index == 0 ? firstTop : plotTop), to: Point(lineX, bottom),
          Stroke(theme.axis, width: theme.axisLine, dash: theme.dash)))
      top = bottom + theme.gap
    }
    marks += axis.marks(top: bottom, bottom: bottom)
    return Scene(
      size: Size(theme.width, bottom + axis.height + theme.margin), background: theme.background,
      marks: marks)
  }

  private func check() throws(FigureError) {
    guard !panels.isEmpty else { throw .empty(what: "panels") }
    guard panels.count <= 3 else { throw .tooMany(what: "panels", count: panels.count, maximum: 3) }
    try FigureError.checkOne(Double(limit), "limit", index: 0, within: 1...1e9)
    for (index, panel) in panels.enumerated() {
      guard !panel.lengths.isEmpty else { throw .empty(what: "panels[\(index)].lengths") }
      try FigureError.check(
        panel.lengths.map { Double($0) }, "panels[\(index)].lengths", count: panel.lengths.count,
        within: 0...1e9)
    }
  }
}
