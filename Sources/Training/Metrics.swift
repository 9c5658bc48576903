/// How well predictions of two classes agree with the labels; positive is the class of interest.
public struct Metrics: Hashable, Sendable {
  /// Positive examples predicted positive.
  public let truePositives: Int
  /// Negative examples predicted positive.
  public let falsePositives: Int
  /// Negative examples predicted negative.
  public let trueNegatives: Int
  /// Positive examples predicted negative.
  public let falseNegatives: Int
  /// Mean cross-entropy in nats.
  public let loss: Double

  /// The metrics of `predictions`, which must not be empty.
  public init(_ predictions: [Prediction]) {
    precondition(!predictions.isEmpty, "metrics of no predictions")
    func count(_ label: Int, _ choice: Int) -> Int {
      predictions.count { $0.label == label && $0.choice == choice }
    }
    truePositives = count(1, 1)
    falsePositives = count(0, 1)
    trueNegatives = count(0, 0)
    falseNegatives = count(1, 0)
    loss = -predictions.reduce(0) { $0 + $1.logLikelihood } / Double(predictions.count)
  }

  /// Metrics from a stored confusion matrix and loss.
  public init(
    truePositives: Int, falsePositives: Int, trueNegatives: Int, falseNegatives: Int, loss: Double
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.trueNegatives = trueNegatives
    self.falseNegatives = falseNegatives
    self.loss = loss
  }

  /// Number of examples.
  public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }
  /// Share of examples predicted right, 0 to 1.
  public var accuracy: Double { Double(truePositives + trueNegatives) / Double(count) }
  /// Share of positive predictions that are right; 0 where there are none, as scikit-learn has it.
  public var precision: Double { share(truePositives, of: truePositives + falsePositives) }
  /// Share of positive examples that are found; 0 where there are none.
  public var recall: Double { share(truePositives, of: truePositives + falseNegatives) }
  /// Harmonic mean of precision and recall; 0 where both are 0.
  public var f1: Double {
    share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
