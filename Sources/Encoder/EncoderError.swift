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
  /// A parameter holds infinite numbers or NaN.
  case notFinite(file: String, tensor: String)

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
      weights: \(EncoderError.list(names)). The file has \(found.count) tensors: \
      \(EncoderError.list(found)). Use a checkpoint of the architecture that config.json names.
      """
    case .wrongShape(let file, let tensor, let shape, let needed):
      """
      \(file): tensor '\(tensor)' has shape \(shape), this configuration needs \(needed). Use the \
      config.json that was saved with the checkpoint.
      """
    case .notFinite(let file, let tensor):
      """
      \(file): tensor '\(tensor)' holds infinite numbers or NaN. The checkpoint is damaged; fetch \
      or save it again.
      """
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown), … (\(names.count - 5) more)" : shown
  }
}
