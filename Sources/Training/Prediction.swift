/// What a model thinks of one example.
public struct Prediction: Hashable, Sendable {
  /// The example's class.
  public let label: Int
  /// Probability of the positive class, 0 to 1.
  public let positive: Double
  /// Natural logarithm of the probability of the example's own class.
  public let logLikelihood: Double

  /// A prediction from its values.
  public init(label: Int, positive: Double, logLikelihood: Double) {
    self.label = label
    self.positive = positive
    self.logLikelihood = logLikelihood
  }

  /// The class that the model chooses: positive above one half.
  public var choice: Int { positive > 0.5 ? 1 : 0 }
  /// Whether that is the example's class.
  public var isRight: Bool { choice == label }
}
