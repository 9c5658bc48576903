/// A word in two sentences.
public struct FocusFacts: Codable, Hashable, Sendable {
  /// One of the sentences.
  public struct Sentence: Codable, Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// Its tokens with [CLS] and [SEP].
    public var tokens: [String]
  }

  /// The word.
  public var word: String
  /// Two sentences that have it.
  public var sentences: [Sentence]
}

/// A sentence of the analysis with words exchanged, as both models judge it.
public struct SwapFacts: Codable, Hashable, Sendable {
  /// Number of the sentence, from 1.
  public var sentence: Int
  /// What stood there.
  public var from: String
  /// What stands there now.
  public var to: String
  /// Probability of the positive class before fine-tuning.
  public var positiveBefore: Double
  /// Probability of the positive class after fine-tuning.
  public var positiveAfter: Double

  enum CodingKeys: String, CodingKey {
    case sentence, from, to
    case positiveBefore = "before_positive"
    case positiveAfter = "after_positive"
  }
}

/// The beginning of a review that changed sides; kept only where the configuration asks for it.
public struct QuoteFacts: Codable, Hashable, Sendable {
  /// Row in the data set.
  public var row: Int
  /// At most 200 characters.
  public var text: String
}
