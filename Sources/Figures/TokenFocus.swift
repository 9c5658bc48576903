import Graphics

/// Where one chosen token attends in each of two sentences: the sentence as text, every token on a
/// background of its weight, and under it the same weights as bars of the same colours. Follows
/// exBERT (Hoover et al. 2020, arXiv:1910.05276).
public struct TokenFocus: Figure {
  /// A sentence with the attention of its chosen token.
  public struct Sentence: Hashable, Sendable {
    /// What stands above it.
    public var title: String
    /// The tokens in order.
    public var tokens: [String]
    /// Which of them is the chosen one; several where it is a word in pieces.
    public var focus: Range<Int>
    /// The attention from the chosen token to each, 0 to 1.
    public var weights: [Double]

    /// A sentence; as many weights as tokens.
    public init(title: String, tokens: [String], focus: Range<Int>, weights: [Double]) {
      self.title = title
      self.tokens = tokens
      self.focus = focus
      self.weights = weights
    }
  }

  /// One or two sentences, side by side on one scale.
  public var sentences: [Sentence]
  /// Title of the value axis.
  public var axisTitle: String
  /// The scale reaches at least this far: for figures to be compared.
  public var maximum: Double?

  /// A figure of one or two sentences.
  public init(sentences: [Sentence], axisTitle: String, maximum: Double? = nil) {
    self.sentences = sentences
    self.axisTitle = axisTitle
    self.maximum = maximum
  }

  /// See `Figure`. Throws for no or more than two sentences, no tokens, lists of different length,
  /// weights outside 0 to 1, and more tokens than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let count = Double(sentences.count)
    let width =
      (theme.width - 2 * theme.margin - theme.largeGap * (count - 1)) / count
    let lefts = sentences.indices.map {
      theme.margin + Double($0) * (width + theme.largeGap)
    }
    let titles = sentences.map {
      TextBlock($0.title, style: theme.title, width: width, measuring: measuring)
    }
    let end = scaleEnd
    let color = { (weight: Double) in theme.weights.color(at: weight / end) }
    let texts = sentences.map {
      ShadedText(
        $0.tokens, emphasized: $0.focus, width: width, theme: theme, measuring: measuring)
    }
    let textTop = theme.margin + (titles.map(\.height).max() ?? 0) + theme.smallGap
    let barTop = textTop + (texts.map(\.height).max() ?? 0) + theme.gap

    // Rows as high in both, and plots as wide in both: one scale to the eye.
    let longest = sentences.map(\.tokens).max { $0.count < $1.count } ?? []
    let narrow = with(theme) { $0.maximumLabelWidth = width * 0.35 }
    let spare = measuring.height(theme.tick) + 3 * measuring.height(theme.axisTitle)
    let frame = try RowFrame(
      longest, reserved: barTop + spare, preferredPitch: 11.5, minimumPitch: 7.5, theme: narrow,
      measuring: measuring)
    let style = frame.style
    let labels = sentences.map {
      LabelFitting(
        $0.tokens.map(\.bracketedIfSign), style: style, maximumWidth: width * 0.35,
        measuring: measuring
      ).labels
    }
    let labelWidth = labels.joined().map { measuring.width($0, style.naming($0)) }.max() ?? 0
    let valueStyle = theme.value.with { $0.size = theme.minimumTextSize }
    let format = NumberFormat.decimal(2)
    let valueWidth = measuring.width(format.text(end), valueStyle) + theme.smallGap
    let bottom = barTop + frame.pitch * Double(longest.count)

    var marks: [Mark] = []
    var axisHeight = 0.0
    for (index, sentence) in sentences.enumerated() {
      let left = lefts[index]
      let plotLeft = left + labelWidth + theme.smallGap * 2
      let axis = ValueAxis(
        0...end, from: plotLeft, to: left + width - valueWidth - theme.smallGap, title: axisTitle,
        theme: theme, measuring: measuring
      ) { .decimal($0) }
      axisHeight = max(axisHeight, axis.height)
      marks += titles[index].marks(x: left, top: theme.margin, .start)
      marks += texts[index].marks(sentence.weights.map(color), left: left, top: textTop)
      marks += axis.marks(top: barTop, bottom: bottom)
      for (row, weight) in sentence.weights.enumerated() {
        let middle = barTop + (Double(row) + 0.5) * frame.pitch
        let thickness = frame.pitch * 0.64
        if weight > 0 {
          let bar = Rectangle(
            plotLeft, middle - thickness / 2, axis.scale(weight) - plotLeft, thickness)
          marks.append(
            .rectangle(
              bar, fill: color(weight), stroke: Stroke(theme.axis, width: theme.hairline)))
        }
        let look = sentence.focus.contains(row) ? style.with { $0.color = theme.emphasis } : style
        marks.append(
          .text(
            labels[index][row], at: Point(plotLeft - theme.smallGap * 2, middle),
            style: look.naming(labels[index][row]),
            anchor: TextAnchor(.end, .middle)))
        marks += axis.number(
          format.text(weight), at: Point(axis.scale(weight) + theme.smallGap, middle), .start,
          style: valueStyle)
      }
      marks.append(axis.line(at: 0, top: barTop, bottom: bottom))
    }
    return Scene(
      size: Size(theme.width, bottom + axisHeight + theme.margin), background: theme.background,
      marks: marks)
  }

  private func with(_ theme: Theme, _ change: (inout Theme) -> Void) -> Theme {
    var copy = theme
    change(&copy)
    return copy
  }

  private var scaleEnd: Double {
    let highest = sentences.flatMap(\.weights).max() ?? 0
    let end = AxisTicks.ceiling(max(highest, maximum ?? 0))
    return end > 0 ? end : 1
  }

  private func check() throws(FigureError) {
    guard !sentences.isEmpty else { throw .empty(what: "sentences") }
    guard sentences.count <= 2 else {
      throw .tooMany(what: "sentences", count: sentences.count, maximum: 2)
    }
    for (index, sentence) in sentences.enumerated() {
      guard !sentence.tokens.isEmpty else { throw .empty(what: "sentences[\(index)].tokens") }
      try FigureError.check(
        sentence.weights, "sentences[\(index)].weights", count: sentence.tokens.count,
        within: 0...1.000001)
      for place in sentence.focus {
        try FigureError.checkOne(
          Double(place), "sentences[\(index)].focus", index: 0,
          within: 0...Double(sentence.tokens.count - 1))
      }
    }
  }
}
