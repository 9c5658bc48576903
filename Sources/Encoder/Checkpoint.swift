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
  /// Number of classes of the classifier in the file, if it has one that fits `configuration`.
  public let storedClasses: Int?
  /// What `config.json` calls the classes, in order; nil where it does not say.
  private let labels: [String]?
  private let file: Safetensors
  private let path: String
  /// What the names of the encoder's tensors begin with in checkpoints of a classifier.
  private let prefix: String
  /// Names in the model, without the architecture's prefix, to names in the file.
  private let names: [String: String]

  /// Opens the checkpoint in `folder`.
  /// - Throws: `EncoderError` where a file is missing, damaged or of an unknown architecture.
  public init(folder: URL) throws(EncoderError) {
    let fields = try ConfigurationFields(
      contentsOf: folder.appendingPathComponent("config.json"))
    configuration = try EncoderConfiguration(fields: fields)
    labels = try fields.list("id2label")
    let weights = folder.appendingPathComponent("model.safetensors")
    guard FileManager.default.isReadableFile(atPath: weights.path) else {
      throw .unreadable(file: weights.path)
    }
    let file: Safetensors
    do { file = try Safetensors(contentsOf: weights) } catch { throw .weights(error) }
    self.file = file
    path = weights.path
    let prefix = configuration.architecture.rawValue + "."
    self.prefix = prefix
    names = Dictionary(
      file.entries.keys.sorted().map { (Checkpoint.modern($0, prefix: prefix), $0) },
      uniquingKeysWith: { first, _ in first })
    let hiddenSize = configuration.hiddenSize
    storedClasses = names["classifier.weight"].flatMap { name -> Int? in
      guard let shape = file.entries[name]?.shape, shape.count == 2, shape[1] == hiddenSize else {
        return nil
      }
      return shape[0] > 0 ? shape[0] : nil
    }
    .flatMap { $0 > 0 ? $0 : nil }
  }

  /// Checks that the classes of a classifier in the file, if they have names, mean what they are to
  /// mean here; the names that transformers gives to nameless classes, "LABEL_0", mean anything.
  /// - `meaning` gives the class that a name stands for, nil where it stands for none.
  /// - Throws: `EncoderError.otherLabels`.
  public func checkLabels(_ meaning: (String) -> Int?) throws(EncoderError) {
    guard storedClasses != nil, let labels else { return }
    let areRight = labels.enumerated().allSatisfy { index, label in
      label == "LABEL_\(index)" || meaning(label) == index
    }
    guard areRight else { throw .otherLabels(file: path, labels: labels) }
  }

  /// A classifier with the weights of the file; what the file does not have of the head is drawn
  /// from a normal distribution with the configuration's `initializer_range`, biases are 0.
  /// - `random` is drawn from in the order of the parameters.
  /// - Throws: `EncoderError` where tensors of the encoder are missing, tensors have another shape or
  ///   hold NaN, or the file has a classifier into another number of classes.
  public func classifier(
    classes: Int, random: inout RandomSource
  ) throws(EncoderError) -> (model: SequenceClassifier, report: Report) {
    if let storedClasses, storedClasses != classes {
      throw .otherClasses(file: path, stored: storedClasses, needed: classes)
    }
    let layout = ParameterLayout(configuration, classes: classes)
    let sources = layout.parameters.map { names[Checkpoint.modern($0.name, prefix: prefix)] }
    try check(layout.parameters, sources)
    // Only now is memory asked for: hardly more than the file itself takes, whatever config.json says.
    var values = [Float](repeating: 0, count: layout.count)
    var loaded: [String] = []
    var initialized: [String] = []
    for (parameter, source) in zip(layout.parameters, sources) {
      if let source {
        values.replaceSubrange(parameter.range, with: try read(source))
        loaded.append(parameter.name)
      } else {
        initialized.append(parameter.name)
        guard parameter.role == .weight else { continue }
        for index in parameter.range {
          values[index] = Float(configuration.initializerRange * random.normal())
        }
      }
    }
    let used = Set(sources.compactMap { $0 })
    let unexpected = file.entries.keys.filter { !used.contains($0) && !Checkpoint.isBuffer($0) }
    return (
      SequenceClassifier(configuration, classes: classes, parameters: values),
      Report(loaded: loaded, initialized: initialized, unexpected: unexpected.sorted())
    )
  }

  /// Checks that the encoder is in the file and that what is there has the right shape.
  private func check(_ parameters: [Parameter], _ sources: [String?]) throws(EncoderError) {
    let missing = zip(parameters, sources).filter { $0.isPretrained && $1 == nil }
    guard missing.isEmpty else {
      throw .missingEncoder(
        file: path, names: missing.map(\.0.name), found: file.entries.keys.sorted())
    }
    for (parameter, source) in zip(parameters, sources) {
      guard let source, let shape = file.entries[source]?.shape else { continue }
      guard shape == parameter.shape else {
        throw .wrongShape(file: path, tensor: source, shape: shape, needed: parameter.shape)
      }
    }
  }

  private func read(_ name: String) throws(EncoderError) -> [Float] {
    let tensor: Tensor
    do { tensor = try file.tensor(name) } catch { throw .weights(error) }
    guard tensor.isFinite else { throw .notFinite(file: path, tensor: name) }
    return tensor.values
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
}
