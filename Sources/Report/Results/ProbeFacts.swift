import Analysis

/// A word in two sentences: where it attends, and how far apart its vectors are.
public struct FocusFacts: Codable, Hashable, Sendable {
  /// One of the sentences.
  public struct Sentence: Codable, Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// Its tokens or words, `[U]`.
    public var labels: [String]
    /// The first of the units that make up the word.
    public var position: Int
    /// How many they are.
    public var length: Int
    /// The units that are not excluded.
    public var kept: [Int]
    /// Averaged attention from the word to every unit before fine-tuning, `[U]`.
    public var attentionBefore: [Double]
    /// The same after fine-tuning.
    public var attentionAfter: [Double]

    enum CodingKeys: String, CodingKey {
      case text, labels, position, length, kept
      case attentionBefore = "pretrained_attention"
      case attentionAfter = "finetuned_attention"
    }

    init(_ text: String, _ focus: TokenFocus) {
      self.text = text
      labels = focus.labels
      position = focus.units.lowerBound
      length = focus.units.count
      kept = focus.kept
      attentionBefore = focus.row.before
      attentionAfter = focus.row.after
    }

    /// What the word attends to most beside itself, special and excluded tokens, in both models, the
    /// last of equals; nil where nothing else is left.
    var mostAttended: BeforeAfter<Int?> {
      let word = position..<position + length
      let others = kept.filter {
        !word.contains($0) && !KeptTokens.specialTokens.contains(labels[$0])
      }
      return attention.map { row in others.max { row[$0] < row[$1] } }
    }

    /// Both models' attention.
    var attention: BeforeAfter<[Double]> {
      BeforeAfter(before: attentionBefore, after: attentionAfter)
    }
  }

  /// The word.
  public var word: String
  /// Two sentences that have it.
  public var sentences: [Sentence]
  /// Cosine between the word's two vectors in every layer before fine-tuning, `[L + 1]`.
  public var cosinesBefore: [Double]
  /// The same after fine-tuning.
  public var cosinesAfter: [Double]

  enum CodingKeys: String, CodingKey {
    case word, sentences
    case cosinesBefore = "pretrained_cosines"
    case cosinesAfter = "finetuned_cosines"
  }

  /// Both models' cosines.
  var cosines: BeforeAfter<[Double]> { BeforeAfter(before: cosinesBefore, after: cosinesAfter) }
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
