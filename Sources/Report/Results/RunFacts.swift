/// What a report says about its data.
public struct DatasetFacts: Codable, Hashable, Sendable {
  /// One part of the split.
  public struct Part: Codable, Hashable, Sendable {
    /// Reviews.
    public var count: Int
    /// Positive ones.
    public var positive: Int
    /// Reviews that were cut at the longest length.
    public var truncated: Int
    /// Tokens of all reviews together, [CLS] and [SEP] included, after cutting.
    public var tokens: Int
    /// Tokens of the longest review before cutting.
    public var longest: Int

    /// Negative reviews.
    public var negative: Int { count - positive }
  }

  /// Name in the configuration.
  public var name: String
  /// What it is, in a sentence; nil for a user's own file.
  public var summary: BilingualText?
  /// SHA-256 of the file, or of the files of a folder one after the other.
  public var sha256: String
  /// Reviews in the file.
  public var read: Int
  /// Reviews left out because the same text came before.
  public var duplicates: Int
  /// Reviews left out because the same text has both labels.
  public var conflicts: Int
  /// What the model learned from.
  public var train: Part
  /// What both models were measured on.
  public var test: Part

  enum CodingKeys: String, CodingKey {
    case name, summary, sha256, read, duplicates, conflicts, train, test
  }
}

/// What a report says about its model.
public struct ModelFacts: Codable, Hashable, Sendable {
  /// Name in the configuration.
  public var name: String
  /// What it is, in a sentence; nil for a user's own folder.
  public var summary: BilingualText?
  /// `bert` or `distilbert`.
  public var architecture: String
  /// Layers `L`.
  public var layers: Int
  /// Attention heads `A`.
  public var heads: Int
  /// Hidden size `H`.
  public var hiddenSize: Int
  /// Feed-forward size `F`.
  public var intermediateSize: Int
  /// Vocabulary size `V`.
  public var vocabularySize: Int
  /// Standard deviation of newly drawn weights.
  public var initializerRange: Double
  /// Parameters of the encoder and its head.
  public var parameters: Int
  /// Parameters that fine-tuning may change.
  public var trained: Int
  /// Names of the parameters read from the checkpoint.
  public var loaded: [String]
  /// Names of the parameters drawn anew.
  public var initialized: [String]
  /// Tensors of the checkpoint that were not used.
  public var unexpected: [String]
  /// `float32` or `bfloat16`: number format of the operands of products in training and evaluation.
  public var precision: String
  /// SHA-256 of the checkpoint's files, by name.
  public var files: [String: String]

  enum CodingKeys: String, CodingKey {
    case name, summary, architecture, layers, heads
    case hiddenSize = "hidden_size"
    case intermediateSize = "intermediate_size"
    case vocabularySize = "vocabulary_size"
    case initializerRange = "initializer_range"
    case parameters, trained, loaded, initialized, unexpected, precision, files
  }
}

/// A sentence of the analysis as both models saw it.
public struct SentenceFacts: Codable, Hashable, Sendable {
  /// The sentence.
  public var text: String
  /// What it expresses, as the configuration says.
  public var sentiment: String
  /// Its tokens with [CLS] and [SEP].
  public var tokens: [String]
  /// Probability of the positive class before fine-tuning.
  public var positiveBefore: Double
  /// Probability of the positive class after fine-tuning.
  public var positiveAfter: Double

  enum CodingKeys: String, CodingKey {
    case text, sentiment, tokens
    case positiveBefore = "before_positive"
    case positiveAfter = "after_positive"
  }
}
