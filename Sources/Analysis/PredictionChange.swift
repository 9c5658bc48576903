/// Which reviews fine-tuning has set right and which wrong.
public struct PredictionChange: Hashable, Sendable {
  /// Reviews chosen wrong before and right after, in the order given.
  public let fixed: [ReviewPrediction]
  /// Reviews chosen right before and wrong after, in the order given.
  public let broken: [ReviewPrediction]
  /// Number of reviews right in both models.
  public let rightInBoth: Int
  /// Number of reviews wrong in both models.
  public let wrongInBoth: Int

  /// The reviews of `predictions`, told apart.
  public init(_ predictions: [ReviewPrediction]) {
    fixed = predictions.filter { !$0.isCorrect.before && $0.isCorrect.after }
    broken = predictions.filter { $0.isCorrect.before && !$0.isCorrect.after }
    rightInBoth = predictions.count { $0.isCorrect.before && $0.isCorrect.after }
    wrongInBoth = predictions.count - fixed.count - broken.count - rightInBoth
  }

  /// Whether the models differ in accuracy by more than chance would have it; `b` counts the
  /// broken reviews and `c` the fixed.
  public var mcNemar: McNemarTest { McNemarTest(b: broken.count, c: fixed.count) }
}
