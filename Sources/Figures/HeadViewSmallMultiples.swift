import Graphics

/// The head view with a panel of its own for each head, since overlaid lines hide each other: a
/// row of panels before, the same heads beneath it after. The tokens stand at both ends of a row.
public struct HeadViewSmallMultiples: Figure {
  /// The numbers.
  public var weights: HeadWeights
  /// The words; those of the ends are not shown, attention leads from left to right.
  public var words: HeadView.Words

  /// A figure of one layer and sentence.
  public init(weights: HeadWeights, words: HeadView.Words) {
    self.weights = weights
    self.words = words
  }

  private static let largestPitch = 9.0
  private static let smallestPanel = 17.0

  /// See `Figure`. Throws as `HeadView` does.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try weights.check(theme)
    let style = theme.label.with { $0.size = theme.minimumTextSize }
    let labels = LabelFitting(
      weights.tokens.map(\.bracketedIfSign), style: style, maximumWidth: 62, measuring: measuring
    ).labels
    let labelWidth = labels.map { measuring.width($0, style.naming($0)) }.max() ?? 0
    let side = measuring.height(theme.title) + theme.smallGap
    let left = theme.margin + side + labelWidth + theme.smallGap
    let right = theme.width - theme.margin - labelWidth - theme.smallGap
    let numberHeight = measuring.height(theme.label) + 2
    let legendHeight = measuring.height(theme.axisTitle) + theme.smallGap

    // As few panels in a row as the page's height allows: wide panels read best.
    let heads = weights.heads.count
    let count = Double(labels.count)
    func pitch(_ columns: Int) -> Double {
      let blocks = Double((heads + columns - 1) / columns)
      let around = blocks * (numberHeight + theme.gap) + (blocks - 1) * theme.largeGap
      let room = theme.maximumHeight - theme.margin * 2 - legendHeight - around
      return min(HeadViewSmallMultiples.largestPitch, room / (2 * blocks) / count)
    }
    let widest = max(Int((right - left) / HeadViewSmallMultiples.smallestPanel), 1)
    let choices = Array(min(4, heads)...min(heads, max(widest, 1)))
    guard let enough = choices.first(where: { pitch($0) >= HeadView.smallestPitch }) else {
      let best = pitch(choices[choices.count - 1]) * count
      throw .tooMany(
        what: "tokens", count: labels.count, maximum: Int(best / HeadView.smallestPitch))
    }
    // The same number of rows with panels spread evenly.
    let blocks = (heads + enough - 1) / enough
    let columns = (heads + blocks - 1) / blocks
    // A row is never lower than its turned title is long.
    let titleWidth =
      [words.before, words.after].map { measuring.width($0, theme.title) }.max() ?? 0
    let rowHeight = max(pitch(columns) * count, titleWidth)
    let rowPitch = rowHeight / count
    let step = (right - left) / Double(columns)
    let gap = min(theme.gap, step * 0.22)
    let colors = weights.colors(theme)

    var marks: [Mark] = [
      .text(
        words.head, at: Point(left, theme.margin), style: theme.axisTitle,
        anchor: TextAnchor(.start, .top))
    ]
    var top = theme.margin + legendHeight
    for block in 0..<blocks {
      let shown = Array(weights.heads.indices.dropFirst(block * columns).prefix(columns))
      let tops = [top + numberHeight, top + numberHeight + rowHeight + theme.gap]
      for (column, head) in shown.enumerated() {
        let x = left + (Double(column) + 0.5) * step
        marks.append(
          .text(
            "\(weights.heads[head])", at: Point(x, top), style: theme.label,
            anchor: TextAnchor(.middle, .top)))
      }
      for (model, panelTop) in tops.enumerated() {
        let matrices = model == 0 ? weights.before : weights.after
        let middle = { (row: Int) in panelTop + (Double(row) + 0.5) * rowPitch }
        marks.append(
          .text(
            model == 0 ? words.before : words.after,
            at: Point(theme.margin, panelTop + rowHeight / 2), style: theme.title,
            anchor: TextAnchor(.middle, .top), rotation: -90))
        for (column, head) in shown.enumerated() {
          let x = left + Double(column) * step
          let panel = Rectangle(x + gap / 2, panelTop, step - gap, rowHeight)
          marks.append(.rectangle(panel, stroke: Stroke(theme.grid, width: theme.hairline)))
          var lines = AttentionLines(
            colors: [colors[head]], minimum: weights.minimum, width: theme.axisLine * 1.4)
          lines.add(matrices[head], head: 0, left: panel.x, right: panel.maxX, y: middle)
          marks += lines.marks
        }
        let end = left + Double(shown.count) * step
        for (row, label) in labels.enumerated() {
          for (x, anchor) in [(left, TextAnchor.Horizontal.end), (end, .start)] {
            marks.append(
              .text(
                label, at: Point(x, middle(row)), style: style.naming(label),
                anchor: TextAnchor(anchor, .middle)))
          }
        }
      }
      top = tops[1] + rowHeight + theme.largeGap
    }
    return Scene(
      size: Size(theme.width, top - theme.largeGap + theme.margin), background: theme.background,
      marks: marks)
  }
}
