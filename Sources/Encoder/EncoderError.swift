import Tensors

/// What can be wrong with a checkpoint.
public enum EncoderError: Error, Hashable, CustomStringConvertible {
  /// A file of the checkpoint is missing or cannot be read.
  case unreadable(file: String)
  /// `config.json` describes nothing that can be loaded.
  case configuration(file: String, reason: String)
  /// The file of weights is damaged.
  case weights(TensorError)
  /// Parameters of the encoder itself are not in the file.
  case missingEncoder(file: String, names: [String], found: [String])
  /// A parameter has another shape than the configuration asks for.
  case wrongShape(file: String, tensor: String, shape: [Int], needed: [Int])
  /// The classifier of the file has another number of classes.
  case otherClasses(file: String, stored: Int, needed: Int)
  /// The classifier of the file has classes of other names, or in another order.
  case otherLabels(file: String, labels: [String])
  /// A parameter holds infinite numbers or NaN.
  case notFinite(file: String, tensor: String)
  /// A token id without an embedding.
  case tokenID(Int32, vocabularySize: Int)
  /// A token type without an embedding.
  case tokenType(Int32, count: Int)
  /// More tokens than there are position embeddings.
  case tooManyTokens(Int, positions: Int)

  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file):
      """
      \(file): cannot be read. A model is a folder with config.json, model.safetensors and \
      vocab.txt; check the path, or fetch the model first.
      """
    case .configuration(let file, let reason):
      "\(file): \(reason). Use the config.json that was saved with the checkpoint."
    case .weights(let error): error.description
    case .missingEncoder(let file, let names, let found):
      """
      \(file): \(names.count) tensors of the encoder are missing, so it would start from random \
      weights: \(names.joined(separator: ", ")). The file has \(found.count) tensors: \
      \(EncoderError.list(found)). Use a checkpoint of the architecture that config.json names.
      """
    case .wrongShape(let file, let tensor, let shape, let needed):
      """
      \(file): tensor '\(tensor)' has shape \(shape), this configuration needs \(needed). Use the \
      config.json that was saved with the checkpoint.
      """
    case .otherClasses(let file, let stored, let needed):
      """
      \(file): holds a classifier into \(stored) classes, this task has \(needed). Use a checkpoint \
      without a classifier, or one into \(needed) classes.
      """
    case .otherLabels(let file, let labels):
      """
      \(file): holds a classifier into \(labels.joined(separator: " and ")), this task has class 0 \
      negative and class 1 positive. Use a checkpoint without a classifier; or, if these classes \
      are those two, name them so under "id2label" in config.json.
      """
    case .notFinite(let file, let tensor):
      """
      \(file): tensor '\(tensor)' holds infinite numbers or NaN. The checkpoint is damaged; fetch \
      or save it again.
      """
    case .tokenID(let id, let size):
      """
      token id \(id) is outside of the model's vocabulary of \(size). Use the vocab.txt that was \
      saved with the checkpoint.
      """
    case .tokenType(let type, let count):
      """
      token type \(type) is unknown to the model, which has \(count). Give it one text at a time, \
      without a pair.
      """
    case .tooManyTokens(let count, let positions):
      "\(count) tokens are more than the model's \(positions) positions. Cut the text to fewer tokens."
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown), … (\(names.count - 5) more)" : shown
  }
}
