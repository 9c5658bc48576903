import Foundation
import Tensors

/// A model on disk in Hugging Face's layout: `config.json` and `model.safetensors`.
public struct Checkpoint: Sendable {
  /// What became of the tensors of a file and the parameters of a model.
  public struct Report: Hashable, Sendable {
    /// Parameters read from the file, by their names in the model.
    public let loaded: [String]
    /// Parameters that the file does not have and that were drawn anew.
    public let initialized: [String]
    /// Tensors of the file that the model has no place for.
    public let unexpected: [String]
  }

  /// Architecture.
  public let configuration: EncoderConfiguration
  /// Number of classes of the classifier in the file, if it has one.
  public let storedClasses: Int?
  private let file: Safetensors
  private let path: String
  /// Names in the model, without the architecture's prefix, to names in the file.
  private let names: [String: String]

  /// Opens the checkpoint in `folder`.
  /// - Throws: `EncoderError` where a file is missing, damaged or of an unknown architecture.
  public init(folder: URL) throws(EncoderError) {
    configuration = try EncoderConfiguration(
      contentsOf: folder.appendingPathComponent("config.json"))
    let weights = folder.appendingPathComponent("model.safetensors")
    guard FileManager.default.isReadableFile(atPath: weights.path) else {
      throw .unreadable(file: weights.path)
    }
    let file: Safetensors
    do { file = try Safetensors(contentsOf: weights) } catch { throw .weights(error) }
    self.file = file
    path = weights.path
    let prefix = configuration.architecture.rawValue + "."
    names = Dictionary(
      file.entries.keys.sorted().map { (Checkpoint.modern($0, prefix: prefix), $0) },
      uniquingKeysWith: { first, _ in first })
    storedClasses = names["classifier.weight"].flatMap { file.entries[$0]?.shape.first }
  }

  /// A classifier with the weights of the file; what the file does not have of the head is drawn
  /// from a normal distribution with the configuration's `initializer_range`, biases are 0.
  /// - `random` is drawn from in the order of the parameters.
  /// - Throws: `EncoderError` where tensors of the encoder are missing or have another shape.
  public func classifier(
    classes: Int, random: inout RandomSource
  ) throws(EncoderError) -> (model: SequenceClassifier, report: Report) {
    let layout = ParameterLayout(configuration, classes: classes)
    let prefix = configuration.architecture.rawValue + "."
    var values = [Float](repeating: 0, count: layout.count)
    var loaded: [String] = []
    var initialized: [String] = []
    var missing: [String] = []
    var used: Set<String> = []
    for parameter in layout.parameters {
      let plain = Checkpoint.modern(parameter.name, prefix: prefix)
      if let name = names[plain] {
        let tensor = try read(name, as: parameter)
        values.replaceSubrange(parameter.range, with: tensor.values)
        loaded.append(parameter.name)
        used.insert(name)
      } else if parameter.isPretrained {
        missing.append(parameter.name)
      } else {
        initialized.append(parameter.name)
        guard parameter.role == .weight else { continue }
        for index in parameter.range {
          values[index] = Float(configuration.initializerRange * random.normal())
        }
      }
    }
    guard missing.isEmpty else {
      throw .missingEncoder(file: path, names: missing, found: file.entries.keys.sorted())
    }
    let unexpected = file.entries.keys.filter { !used.contains($0) && !Checkpoint.isBuffer($0) }
    return (
      SequenceClassifier(configuration, classes: classes, parameters: values),
      Report(loaded: loaded, initialized: initialized, unexpected: unexpected.sorted())
    )
  }

  private func read(_ name: String, as parameter: Parameter) throws(EncoderError) -> Tensor {
    guard let entry = file.entries[name], entry.shape == parameter.shape else {
      throw .wrongShape(
        file: path, tensor: name, shape: file.entries[name]?.shape ?? [], needed: parameter.shape)
    }
    let tensor: Tensor
    do { tensor = try file.tensor(name) } catch { throw .weights(error) }
    guard tensor.isFinite else { throw .notFinite(file: path, tensor: name) }
    return tensor
  }

  /// A tensor's name without the architecture's prefix and with today's names of a norm's
  /// parameters; files of 2018 call them gamma and beta.
  private static func modern(_ name: String, prefix: String) -> String {
    var name = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    for (old, new) in [
      ("LayerNorm.gamma", "LayerNorm.weight"), ("LayerNorm.beta", "LayerNorm.bias"),
    ]
    where name.hasSuffix(old) {
      name = name.dropLast(old.count) + new
    }
    return name
  }

  /// Constant tensors that some versions of transformers store beside the parameters.
  private static func isBuffer(_ name: String) -> Bool {
    name.hasSuffix("position_ids") || name.hasSuffix("token_type_ids")
  }

  /// Writes `model` to `folder` so that transformers loads it as a sequence classifier.
  /// - `labels` are the names of the classes in order.
  /// - Throws: an error of the file system.
  public static func save(
    _ model: SequenceClassifier, labels: [String], to folder: URL
  ) throws {
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
      "pad_token_id": 0,
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
