import Graphics

/// Where each token attends, all heads of a layer laid over each other: two columns of tokens
/// joined by lines, the colour the head and the opacity the weight; before at the left, after at
/// the right. Follows the head view of BertViz (Vig 2019, arXiv:1906.05714).
public struct HeadView: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the left panel.
    public var before: String
    /// Title of the right panel.
    public var after: String
    /// Title of the tokens that attend.
    public var from: String
    /// Title of the tokens attended to.
    public var to: String
    /// What the numbers of the legend count: "Head".
    public var head: String

    /// Words in one language.
    public init(before: String, after: String, from: String, to: String, head: String) {
      self.before = before
      self.after = after
      self.from = from
      self.to = to
      self.head = head
    }
  }

  /// The numbers.
  public var weights: HeadWeights
  /// The words.
  public var words: Words

  /// A figure of one layer and sentence.
  public init(weights: HeadWeights, words: Words) {
    self.weights = weights
    self.words = words
  }

  static let preferredPitch = 12.5
  static let smallestPitch = 6.9

  /// See `Figure`. Throws for no tokens or heads, matrices that are not `[A][T][T]` or hold
  /// something else than shares of 1, more heads than colours, and more tokens than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try weights.check(theme)
    let colors = weights.colors(theme)
    let headWidth = measuring.width(words.head, theme.axisTitle) + theme.gap
    let legend = Legend(
      zip(colors, weights.heads).map { (.bar($0), "\($1)") }, x: theme.margin + headWidth,
      top: theme.margin, width: theme.width - 2 * theme.margin - headWidth, theme: theme,
      measuring: measuring)
    let panelWidth = (theme.width - 2 * theme.margin - theme.largeGap) / 2
    let titles = [words.before, words.after].map {
      TextBlock($0, style: theme.title, width: panelWidth, measuring: measuring)
    }
    let ends = [words.from, words.to].map {
      TextBlock($0, style: theme.axisTitle, width: panelWidth * 0.45, measuring: measuring)
    }
    let titleTop = theme.margin + legend.height + theme.gap
    let endTop = titleTop + (titles.map(\.height).max() ?? 0) + theme.smallGap
    let top = endTop + (ends.map(\.height).max() ?? 0) + theme.smallGap

    let count = weights.tokens.count
    let room = theme.maximumHeight - top - theme.gap
    let pitch = min(HeadView.preferredPitch, room / Double(count))
    guard pitch >= HeadView.smallestPitch else {
      throw .tooMany(
        what: "tokens", count: count, maximum: Int(room / HeadView.smallestPitch))
    }
    let style = theme.label.with {
      $0.size = max(min($0.size, pitch * 0.85), theme.minimumTextSize)
    }
    let labels = LabelFitting(
      weights.tokens.map(\.bracketedIfSign), style: style, maximumWidth: panelWidth * 0.3,
      measuring: measuring
    ).labels
    let labelWidth = labels.map { measuring.width($0, style.naming($0)) }.max() ?? 0
    let middle = { (row: Int) in top + (Double(row) + 0.5) * pitch }

    var marks: [Mark] = [
      .text(
        words.head, at: Point(theme.margin, theme.margin + measuring.height(theme.label) / 2),
        style: theme.axisTitle, anchor: TextAnchor(.start, .middle))
    ]
    marks += legend.marks
    for (index, panel) in [weights.before, weights.after].enumerated() {
      let left = theme.margin + Double(index) * (panelWidth + theme.largeGap)
      let columns = (left + labelWidth, left + panelWidth - labelWidth)
      marks += titles[index].marks(x: left, top: titleTop, .start)
      marks += ends[0].marks(x: left, top: endTop, .start)
      marks += ends[1].marks(x: left + panelWidth, top: endTop, .end)
      var lines = AttentionLines(colors: colors, minimum: weights.minimum, width: theme.dataLine)
      for (head, matrix) in panel.enumerated() {
        lines.add(
          matrix, head: head, left: columns.0 + theme.smallGap,
          right: columns.1 - theme.smallGap, y: middle)
      }
      marks += lines.marks
      for (row, label) in labels.enumerated() {
        for (x, anchor) in [(columns.0, TextAnchor.Horizontal.end), (columns.1, .start)] {
          marks.append(
            .text(
              label, at: Point(x, middle(row)), style: style.naming(label),
              anchor: TextAnchor(anchor, .middle)))
        }
      }
    }
    let bottom = top + Double(count) * pitch
    return Scene(
      size: Size(theme.width, bottom + theme.gap), background: theme.background, marks: marks)
  }
}
