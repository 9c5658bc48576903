import Graphics

/// How much each token gained or lost, in percentage points: a bar each from a zero line, in the
/// order of the sentence.
public struct ChangeBars: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the value axis.
    public var axis: String
    /// Name of the colour of increases.
    public var increase: String
    /// Name of the colour of decreases.
    public var decrease: String

    /// Words in one language.
    public init(axis: String, increase: String, decrease: String) {
      self.axis = axis
      self.increase = increase
      self.decrease = decrease
    }
  }

  /// The tokens in the order of the sentence.
  public var tokens: [String]
  /// The change of each, in percentage points.
  public var changes: [Double]
  /// The words.
  public var words: Words
  /// The axis reaches at least from the lower to the upper bound: for figures to be compared.
  public var range: ClosedRange<Double>?

  /// A figure of one sentence.
  public init(
    tokens: [String], changes: [Double], words: Words, range: ClosedRange<Double>? = nil
  ) {
    self.tokens = tokens
    self.changes = changes
    self.words = words
    self.range = range
  }

  /// See `Figure`. Throws for an empty list, lists of different length, values that are not
  /// finite, and more rows than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try FigureError.check(changes, "changes", count: tokens.count)
    var rows = try RowFrame(
      tokens, reserved: RowFrame.usualSurroundings, preferredPitch: 12, minimumPitch: 8,
      theme: theme, measuring: measuring)
    let legend = Legend(
      [(.bar(theme.increase), words.increase), (.bar(theme.decrease), words.decrease)],
      x: rows.plotLeft, top: theme.margin, width: theme.width - theme.margin - rows.plotLeft,
      theme: theme, measuring: measuring)
    rows.top = theme.margin + legend.height + theme.gap

    let valueStyle = theme.value.with { $0.size = min($0.size, rows.style.size) }
    let format = NumberFormat.points(telling: changes)
    let texts = changes.map { format.text($0) }
    func room(_ chosen: (Double) -> Bool) -> Double {
      zip(changes, texts).filter { chosen($0.0) }.map { measuring.width($0.1, valueStyle) }.max()
        .map { $0 + theme.smallGap } ?? 0
    }
    let axis = ValueAxis(
      domain, from: rows.plotLeft + max(room { $0 < 0 }, theme.smallGap * 3),
      to: theme.width - theme.margin - max(room { $0 >= 0 }, theme.smallGap * 3),
      title: words.axis, theme: theme, measuring: measuring
    ) { .decimal($0, signed: true) }

    var marks = legend.marks + rows.labelMarks()
    marks += axis.marks(top: rows.top, bottom: rows.bottom)
    for (row, change) in changes.enumerated() {
      marks += SignedBar(change: change, text: texts[row], style: valueStyle)
        .marks(on: axis, middle: rows.middle(row), pitch: rows.pitch, theme)
    }
    marks.append(axis.line(at: 0, top: rows.top, bottom: rows.bottom))
    return Scene(
      size: Size(theme.width, rows.bottom + axis.height + theme.margin),
      background: theme.background, marks: marks)
  }

  /// From the lowest to the highest bar, zero always within; −1 to 1 where nothing changed.
  private var domain: ClosedRange<Double> {
    let lower = min(changes.min() ?? 0, range?.lowerBound ?? 0, 0)
    let upper = max(changes.max() ?? 0, range?.upperBound ?? 0, 0)
    return lower == upper ? -1...1 : lower...upper
  }
}
