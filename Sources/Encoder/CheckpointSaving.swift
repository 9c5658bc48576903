import Foundation
import Tensors

extension Checkpoint {
  /// Writes `model` to `folder` so that transformers loads it as a sequence classifier.
  /// - `labels` are the names of the classes in order, all different.
  /// - Throws: an error of the file system.
  public static func save(
    _ model: SequenceClassifier, labels: [String], to folder: URL
  ) throws {
    precondition(
      Set(labels).count == model.classes && labels.count == model.classes,
      "\(labels) cannot name \(model.classes) classes")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tensors = model.layout.parameters.map { parameter in
      (
        name: parameter.name,
        content: Safetensors.Content.real(
          Tensor(shape: parameter.shape, values: Array(model.parameters[parameter.range])))
      )
    }
    let weights = Safetensors.encode(tensors.sorted { $0.name < $1.name })
    try weights.write(to: folder.appendingPathComponent("model.safetensors"), options: .atomic)
    let configuration = try JSONSerialization.data(
      withJSONObject: model.configuration.fields(labels: labels),
      options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try configuration.write(to: folder.appendingPathComponent("config.json"), options: .atomic)
  }
}

extension EncoderConfiguration {
  /// The fields of `config.json` for a sequence classifier with the named classes.
  fileprivate func fields(labels: [String]) -> [String: Any] {
    var fields: [String: Any] = [
      "model_type": architecture.rawValue,
      "vocab_size": vocabularySize,
      "max_position_embeddings": maximumPositions,
      "initializer_range": initializerRange,
      "pad_token_id": paddingID,
      "id2label": Dictionary(uniqueKeysWithValues: labels.enumerated().map { ("\($0)", $1) }),
      "label2id": Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) }),
      "problem_type": "single_label_classification",
    ]
    let specific: [String: Any] =
      switch architecture {
      case .bert:
        [
          "architectures": ["BertForSequenceClassification"],
          "hidden_size": hiddenSize, "num_hidden_layers": layerCount,
          "num_attention_heads": headCount, "intermediate_size": intermediateSize,
          "type_vocab_size": tokenTypeCount, "layer_norm_eps": exact(normEpsilon),
          "hidden_dropout_prob": exact(hiddenDropout),
          "attention_probs_dropout_prob": exact(attentionDropout),
          "classifier_dropout": exact(classifierDropout), "hidden_act": "gelu",
          "position_embedding_type": "absolute",
        ]
      case .distilbert:
        [
          "architectures": ["DistilBertForSequenceClassification"],
          "dim": hiddenSize, "n_layers": layerCount, "n_heads": headCount,
          "hidden_dim": intermediateSize, "dropout": exact(hiddenDropout),
          "attention_dropout": exact(attentionDropout),
          "seq_classif_dropout": exact(classifierDropout), "activation": "gelu",
        ]
      }
    fields.merge(specific) { _, new in new }
    return fields
  }

  /// The shortest decimal of a float32, so that 0.1 is written 0.1.
  private func exact(_ value: Float) -> Double { Double("\(value)") ?? Double(value) }
}
