import Foundation
import TestSupport
import Testing

@testable import Encoder

/// A change to a good `config.json`, as JSON, and what is said about it.
private let refusals: [(field: String, value: String?, reason: String)] = [
  ("model_type", nil, "has no text 'model_type'"),
  ("model_type", "3", "has no text 'model_type'"),
  ("model_type", "\"gpt2\"", "model_type 'gpt2' cannot be loaded; known are bert and distilbert"),
  ("vocab_size", nil, "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "\"7\"", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "0", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "-7", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "7.5", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "true", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "null", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("vocab_size", "16777216", "has no whole number 'vocab_size' from 1 to 16777215"),
  ("hidden_size", "99999999999999999999", "has no whole number 'hidden_size' from 1 to 16777215"),
  ("hidden_size", "5", "hidden size 5 is not a multiple of 2 heads"),
  ("num_hidden_layers", "1024", "has no whole number 'num_hidden_layers' from 1 to 1023"),
  ("num_attention_heads", "[]", "has no whole number 'num_attention_heads' from 1 to 16777215"),
  ("intermediate_size", nil, "has no whole number 'intermediate_size' from 1 to 16777215"),
  ("type_vocab_size", nil, "has no whole number 'type_vocab_size' from 1 to 16777215"),
  (
    "max_position_embeddings", "{}",
    "has no whole number 'max_position_embeddings' from 1 to 16777215"
  ),
  ("hidden_act", nil, "has no text 'hidden_act'"),
  ("hidden_act", "\"gelu_new\"", "activation 'gelu_new' is not supported; gelu (with erf) is"),
  (
    "position_embedding_type", "\"relative_key\"",
    "position_embedding_type 'relative_key' is not supported; absolute is"
  ),
  ("layer_norm_eps", "\"1e-12\"", "has a 'layer_norm_eps' that is not a number of at least 0"),
  ("layer_norm_eps", "-1", "has a 'layer_norm_eps' that is not a number of at least 0"),
  ("hidden_dropout_prob", "1", "has a 'hidden_dropout_prob' of 1.0; it must be below 1"),
  (
    "attention_probs_dropout_prob", "-0.1",
    "has a 'attention_probs_dropout_prob' that is not a number of at least 0"
  ),
  ("pad_token_id", "7", "has a 'pad_token_id' that is no whole number from 0 to 6"),
  ("pad_token_id", "true", "has a 'pad_token_id' that is no whole number from 0 to 6"),
  ("is_decoder", "1", "has a 'is_decoder' that is neither true nor false"),
  (
    "is_decoder", "true",
    "has 'is_decoder' true, which is not supported; use the encoder's checkpoint"
  ),
  (
    "sinusoidal_pos_embds", "true",
    "has 'sinusoidal_pos_embds' true, which is not supported; use a checkpoint whose positions "
      + "are learnt"
  ),
  ("classifier_dropout", "0.999999999999", "has a 'classifier_dropout' of 1.0; it must be below 1"),
]

struct EncoderConfigurationTests {
  private static let good: [String: String] = [
    "model_type": "\"bert\"", "vocab_size": "7", "hidden_size": "4", "num_hidden_layers": "1",
    "num_attention_heads": "2", "intermediate_size": "6", "max_position_embeddings": "5",
    "type_vocab_size": "2", "hidden_act": "\"gelu\"",
  ]

  private func read(_ text: String) throws -> EncoderConfiguration {
    let folder = try TemporaryFolder()
    return try EncoderConfiguration(contentsOf: folder.write(text, to: "config.json"))
  }

  private func json(_ fields: [String: String]) -> String {
    "{" + fields.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
  }

  @Test(arguments: refusals)
  func aFieldThatCannotBeUsedIsToldByName(field: String, value: String?, reason: String) {
    var fields = EncoderConfigurationTests.good
    fields[field] = value
    let error = #expect(throws: EncoderError.self) { try read(json(fields)) }
    #expect(
      error?.description.hasSuffix(
        "/config.json: \(reason). Use the config.json that was saved with the checkpoint.") == true,
      "\(error?.description ?? "")")
  }

  @Test(arguments: ["", "[]", "{", "{\"a\":"])
  func whatIsNoJSONObjectIsTold(text: String) {
    let error = #expect(throws: EncoderError.self) { try read(text) }
    #expect(
      error?.description.hasSuffix(
        """
        /config.json: is not a JSON object. Use the config.json that was saved with the checkpoint.
        """) == true)
  }

  @Test func whatIsLeftOutHasTheDefaultsOfTransformers() throws {
    let read = try read(json(EncoderConfigurationTests.good))
    #expect(read.hiddenDropout == 0.1 && read.attentionDropout == 0.1)
    #expect(read.classifierDropout == 0.1 && read.normEpsilon == 1e-12)
    #expect(read.initializerRange == 0.02 && read.paddingID == 0)
  }

  @Test func theClassifiersDropoutIsThatOfHiddenStatesUnlessGiven() throws {
    var fields = EncoderConfigurationTests.good
    fields["hidden_dropout_prob"] = "0.3"
    fields["classifier_dropout"] = "null"
    #expect(try read(json(fields)).classifierDropout == 0.3)
    fields["classifier_dropout"] = "0"
    #expect(try read(json(fields)).classifierDropout == 0)
  }

  @Test func distilBERTHasFieldsOfItsOwn() throws {
    let read = try read(
      """
      {"model_type": "distilbert", "vocab_size": 7, "dim": 6, "n_layers": 2, "n_heads": 3,
       "hidden_dim": 8, "max_position_embeddings": 5, "activation": "gelu", "dropout": 0.2}
      """)
    #expect(read.architecture == .distilbert && read.hiddenSize == 6 && read.layerCount == 2)
    #expect(read.headCount == 3 && read.intermediateSize == 8 && read.tokenTypeCount == 0)
    #expect(read.hiddenDropout == 0.2 && read.attentionDropout == 0.1)
    #expect(read.classifierDropout == 0.2 && read.normEpsilon == 1e-12)
  }

  @Test func tokensWithoutAnEmbeddingAreTold() throws {
    let bert = try read(json(EncoderConfigurationTests.good))
    func message(_ ids: [Int32], _ types: [Int32]) -> String? {
      #expect(throws: EncoderError.self) { try bert.check(ids, tokenTypeIDs: types) }?.description
    }
    #expect(throws: Never.self) { try bert.check([0, 6, 1, 2, 3], tokenTypeIDs: [0, 1, 0, 0, 0]) }
    let vocabulary = """
      is outside of the model's vocabulary of 7. Use the vocab.txt that was saved with the \
      checkpoint.
      """
    #expect(message([0, 7], [0, 0]) == "token id 7 \(vocabulary)")
    #expect(message([-1], [0]) == "token id -1 \(vocabulary)")
    #expect(
      message([0, 1], [0, 2]) == """
        token type 2 is unknown to the model, which has 2. Give it one text at a time, without a \
        pair.
        """)
    #expect(
      message([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0])
        == "6 tokens are more than the model's 5 positions. Cut the text to fewer tokens.")
  }
}
