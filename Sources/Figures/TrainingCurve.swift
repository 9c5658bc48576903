import Graphics

/// How a training went: the loss of every step with its moving average, and beneath it, on the
/// same steps, the accuracy on texts held out (where it was measured) and the learning rate.
public struct TrainingCurve: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the upper vertical axis.
    public var loss: String
    /// Title of the lower vertical axis.
    public var learningRate: String
    /// Title of the horizontal axis.
    public var step: String
    /// Legend of the fine line.
    public var everyStep: String
    /// Legend of the smoothed line, its window included.
    public var smoothed: String
    /// Names of the epochs, in order; empty for none.
    public var epochs: [String]
    /// Title of the vertical axis of accuracies.
    public var accuracy: String

    /// Words in one language.
    public init(
      loss: String, learningRate: String, step: String, everyStep: String, smoothed: String,
      epochs: [String] = [], accuracy: String = ""
    ) {
      self.loss = loss
      self.learningRate = learningRate
      self.step = step
      self.everyStep = everyStep
      self.smoothed = smoothed
      self.epochs = epochs
      self.accuracy = accuracy
    }
  }

  /// The loss of each step, from step 1.
  public var losses: [Double]
  /// The learning rate of each step.
  public var learningRates: [Double]
  /// The last step of each epoch.
  public var epochEnds: [Int]
  /// Steps of the moving average, centred on its step; fewer at the ends.
  public var window: Int
  /// The accuracy on texts held out, 0 to 1, after each epoch; with one value more than there are
  /// epochs the first is that before the first step. Empty for no such panel.
  public var accuracies: [Double]
  /// The words.
  public var words: Words
  /// Whether the axis of accuracies begins at 0, as the others do; where not, a caption must say so.
  public var accuracyAxisBeginsAtZero: Bool { AccuracyPanel.start(of: accuracies) == 0 }

  /// A figure of one training.
  public init(
    losses: [Double], learningRates: [Double], epochEnds: [Int], window: Int,
    accuracies: [Double] = [], words: Words
  ) {
    self.losses = losses
    self.learningRates = learningRates
    self.epochEnds = epochEnds
    self.window = window
    self.accuracies = accuracies
    self.words = words
  }

  /// See `Figure`. Throws for no steps, lists of different length, values that are negative or not
  /// finite, epochs that do not end within the steps or have no name each.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let stroke = Stroke(theme.after, width: theme.dataLine)
    let fine = Stroke(theme.before, width: theme.thinLine)
    let upper = CurvePanel(
      holding: upwards(losses), title: words.loss, height: 130, theme: theme, measuring: measuring
    ) { .decimal($0) }
    let lower = CurvePanel(
      holding: upwards(learningRates), title: words.learningRate, height: 48, theme: theme,
      measuring: measuring
    ) { _ in .exponent }
    let accuracy = AccuracyPanel(
      accuracies, epochEnds: epochEnds, title: words.accuracy, theme: theme, measuring: measuring)
    let left =
      theme.margin + max(upper.sideWidth, lower.sideWidth, accuracy?.panel.sideWidth ?? 0)
    let legend = Legend(
      [(.line(fine), words.everyStep), (.line(stroke), words.smoothed)], x: left, top: theme.margin,
      width: theme.width - theme.margin - left, theme: theme, measuring: measuring)
    // Half a number stands out beyond the last step.
    let lastStep = NumberFormat.count.text(Double(losses.count))
    let right = theme.width - theme.margin - measuring.width(lastStep, theme.tick) / 2
    let axis = ValueAxis(
      stepDomain, from: left, to: right, title: words.step, theme: theme, measuring: measuring
    ) { _ in .count }

    let epochHeight = words.epochs.isEmpty ? 0 : measuring.height(theme.axisTitle) + 2
    let top = theme.margin + legend.height + theme.gap + epochHeight
    // The numbers at the ends of two axes stand one above the other.
    let gap = theme.gap * 1.5
    let accuracyTop = top + upper.height + gap
    let lowerTop = accuracyTop + (accuracy.map { $0.panel.height + gap } ?? 0)
    let bottom = lowerTop + lower.height
    var marks = legend.marks
    marks += upper.marks(left: left, right: right, top: top)
    marks += lower.marks(left: left, right: right, top: lowerTop)
    marks += axis.marks(top: bottom, bottom: bottom)
    var ranges = [top...(top + upper.height), lowerTop...bottom]
    if let accuracy { ranges.append(accuracyTop...(accuracyTop + accuracy.panel.height)) }
    marks += epochMarks(axis.scale, ranges, theme)
    marks += accuracy?.marks(x: axis.scale, left: left, right: right, top: accuracyTop) ?? []
    marks += epochLabels(axis.scale, bottom: top - 2, theme, measuring)
    marks += upper.curve(losses, x: axis.scale, top: top, fine)
    marks += upper.curve(
      MovingAverage.centred(losses, window: window), x: axis.scale, top: top, stroke)
    marks += lower.curve(
      learningRates, x: axis.scale, top: lowerTop, Stroke(theme.neutral, width: theme.dataLine))
    return Scene(
      size: Size(theme.width, bottom + axis.height + theme.margin), background: theme.background,
      marks: marks)
  }

  /// From 0 to the largest of `values`.
  private func upwards(_ values: [Double]) -> ClosedRange<Double> {
    let highest = values.max() ?? 0
    return 0...(highest > 0 ? highest : 1)
  }

  private var stepDomain: ClosedRange<Double> { 0...Double(losses.count) }

  /// A fine dashed line at the end of every epoch but the last, where the axis ends anyway.
  private func epochMarks(
    _ scale: LinearScale, _ panels: [ClosedRange<Double>], _ theme: Theme
  ) -> [Mark] {
    let stroke = Stroke(theme.axis, width: theme.hairline, dash: theme.dash)
    return epochEnds.filter { $0 < losses.count }.flatMap { end in
      panels.map { panel in
        let x = scale(Double(end))
        return Mark.line(from: Point(x, panel.lowerBound), to: Point(x, panel.upperBound), stroke)
      }
    }
  }

  /// Names in the middle of their epochs; every second, third … only where they would touch.
  private func epochLabels(
    _ scale: LinearScale, bottom: Double, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> [Mark] {
    let starts = [0] + epochEnds.dropLast()
    let widths = words.epochs.map { measuring.width($0, theme.axisTitle) + theme.gap }
    let places = zip(zip(starts, epochEnds), widths).map { ends, width in
      let middle = (scale(Double(ends.0)) + scale(Double(ends.1))) / 2
      return min(max(middle, scale.start + width / 2), theme.width - width / 2)
    }
    let every = LabelThinning.every(places: places, widths: widths, gap: 0)
    return stride(from: 0, to: words.epochs.count, by: every).map { index in
      .text(
        words.epochs[index], at: Point(places[index], bottom), style: theme.axisTitle,
        anchor: TextAnchor(.middle, .bottom))
    }
  }

  private func check() throws(FigureError) {
    guard !losses.isEmpty else { throw .empty(what: "losses") }
    let allowed = 0...Double.greatestFiniteMagnitude
    try FigureError.check(losses, "losses", count: losses.count, within: allowed)
    try FigureError.check(learningRates, "learningRates", count: losses.count, within: allowed)
    guard words.epochs.isEmpty || words.epochs.count == epochEnds.count else {
      throw .countMismatch(
        what: "names of epochs", expected: epochEnds.count, got: words.epochs.count)
    }
    try FigureError.check(accuracies, "accuracies", count: accuracies.count, within: 0...1)
    guard accuracies.isEmpty || (0...1).contains(accuracies.count - epochEnds.count) else {
      throw .countMismatch(what: "accuracies", expected: epochEnds.count, got: accuracies.count)
    }
    var previous = 0
    for (index, end) in epochEnds.enumerated() {
      let allowed = Double(min(previous + 1, losses.count))...Double(losses.count)
      try FigureError.checkOne(Double(end), "epochEnds", index: index, within: allowed)
      previous = end
    }
  }
}
