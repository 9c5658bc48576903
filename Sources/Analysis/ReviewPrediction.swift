/// What both models think of one review, and what the review is like.
public struct ReviewPrediction: Hashable, Sendable {
  /// The review's row in its data set, from 0.
  public let row: Int
  /// Its class: 1 positive, 0 negative.
  public let label: Int
  /// Probability of the positive class, 0 to 1.
  public let positive: BeforeAfter<Double>
  /// Number of tokens of the whole review.
  public let tokenCount: Int
  /// Whether the models saw only its beginning.
  public let isTruncated: Bool
  /// Whether it holds a word of `Negation`.
  public let hasNegation: Bool

  /// The predictions for a review.
  public init(
    row: Int, label: Int, positive: BeforeAfter<Double>, tokenCount: Int, isTruncated: Bool,
    hasNegation: Bool
  ) {
    self.row = row
    self.label = label
    self.positive = positive
    self.tokenCount = tokenCount
    self.isTruncated = isTruncated
    self.hasNegation = hasNegation
  }

  /// The classes that the models choose: positive above one half.
  public var choice: BeforeAfter<Int> { positive.map { $0 > 0.5 ? 1 : 0 } }

  /// Whether the models choose the review's class.
  public var isCorrect: BeforeAfter<Bool> { choice.map { $0 == label } }
}
