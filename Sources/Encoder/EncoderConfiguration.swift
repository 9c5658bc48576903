import Foundation

/// The architecture of an encoder, as its `config.json` gives it.
///
/// BERT (Devlin et al. 2019) and DistilBERT (Sanh et al. 2019) differ in a few places only: token
/// types, the pooler, one dropout and the names of things. Those places ask `architecture`.
public struct EncoderConfiguration: Hashable, Sendable {
  /// The two families that can be loaded.
  public enum Architecture: String, Sendable {
    /// With token types and a pooler.
    case bert
    /// Without both; its classifier has a layer of its own instead.
    case distilbert
  }

  /// Family.
  public var architecture: Architecture
  /// Vocabulary size `V`.
  public var vocabularySize: Int
  /// Hidden size `H`.
  public var hiddenSize: Int
  /// Number of layers `L`.
  public var layerCount: Int
  /// Number of attention heads `A`; divides `H`.
  public var headCount: Int
  /// Width of the feed-forward layer `F`.
  public var intermediateSize: Int
  /// Longest sequence that has position embeddings, in tokens.
  public var maximumPositions: Int
  /// Number of token types; 0 for DistilBERT.
  public var tokenTypeCount: Int
  /// ε of every layer normalisation.
  public var normEpsilon: Float
  /// Standard deviation of newly initialised weights.
  public var initializerRange: Double
  /// Probability of dropping an element of a hidden state.
  public var hiddenDropout: Float
  /// Probability of dropping an attention probability.
  public var attentionDropout: Float
  /// Probability of dropping an input of the classifier.
  public var classifierDropout: Float
  /// The id of "[PAD]", which is saved again; sequences are not padded here.
  public var paddingID: Int
}

extension EncoderConfiguration {
  /// Reads `config.json` in Hugging Face's form.
  /// - Throws: `EncoderError` that names the file and the field.
  public init(contentsOf url: URL) throws(EncoderError) {
    try self.init(fields: ConfigurationFields(contentsOf: url))
  }

  init(fields: ConfigurationFields) throws(EncoderError) {
    let type = try fields.text("model_type")
    guard let architecture = Architecture(rawValue: type) else {
      throw fields.fail("model_type '\(type)' cannot be loaded; known are bert and distilbert")
    }
    self.architecture = architecture
    vocabularySize = try fields.count("vocab_size")
    maximumPositions = try fields.count("max_position_embeddings")
    initializerRange = try fields.number("initializer_range", default: 0.02)
    paddingID = try fields.index("pad_token_id", default: 0, below: vocabularySize)
    for (name, remedy) in EncoderConfiguration.refused where try fields.flag(name) {
      throw fields.fail("has '\(name)' true, which is not supported; \(remedy)")
    }
    let activation: String
    switch architecture {
    case .bert:
      hiddenSize = try fields.count("hidden_size")
      layerCount = try fields.count("num_hidden_layers", below: 1 << 10)
      headCount = try fields.count("num_attention_heads")
      intermediateSize = try fields.count("intermediate_size")
      tokenTypeCount = try fields.count("type_vocab_size")
      normEpsilon = Float(try fields.number("layer_norm_eps", default: 1e-12))
      hiddenDropout = try fields.rate("hidden_dropout_prob", default: 0.1)
      attentionDropout = try fields.rate("attention_probs_dropout_prob", default: 0.1)
      classifierDropout = try fields.rate("classifier_dropout", default: hiddenDropout)
      activation = try fields.text("hidden_act")
      let positions = try fields.text("position_embedding_type", default: "absolute")
      guard positions == "absolute" else {
        throw fields.fail("position_embedding_type '\(positions)' is not supported; absolute is")
      }
    case .distilbert:
      hiddenSize = try fields.count("dim")
      layerCount = try fields.count("n_layers", below: 1 << 10)
      headCount = try fields.count("n_heads")
      intermediateSize = try fields.count("hidden_dim")
      tokenTypeCount = 0
      normEpsilon = 1e-12
      hiddenDropout = try fields.rate("dropout", default: 0.1)
      attentionDropout = try fields.rate("attention_dropout", default: 0.1)
      classifierDropout = try fields.rate("seq_classif_dropout", default: 0.2)
      activation = try fields.text("activation")
    }
    guard activation == "gelu" else {
      throw fields.fail("activation '\(activation)' is not supported; gelu (with erf) is")
    }
    guard hiddenSize % headCount == 0 else {
      throw fields.fail("hidden size \(hiddenSize) is not a multiple of \(headCount) heads")
    }
  }

  /// Settings that would change the numbers and are not computed here, with what to do.
  private static let refused = [
    ("is_decoder", "use the encoder's checkpoint"),
    ("add_cross_attention", "use the encoder's checkpoint"),
    ("sinusoidal_pos_embds", "use a checkpoint whose positions are learnt"),
  ]

  /// Checks that every token, token type and position of a sequence has an embedding.
  /// - Throws: `EncoderError` with the first that has none.
  public func check(_ inputIDs: [Int32], tokenTypeIDs: [Int32]) throws(EncoderError) {
    guard inputIDs.count <= maximumPositions else {
      throw .tooManyTokens(inputIDs.count, positions: maximumPositions)
    }
    for id in inputIDs where id < 0 || Int(id) >= vocabularySize {
      throw .tokenID(id, vocabularySize: vocabularySize)
    }
    guard tokenTypeCount > 0 else { return }
    for type in tokenTypeIDs where type < 0 || Int(type) >= tokenTypeCount {
      throw .tokenType(type, count: tokenTypeCount)
    }
  }
}
