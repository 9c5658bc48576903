/// What can be wrong with a file of tensors.
public enum TensorError: Error, Hashable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(file: String, reason: String)
  /// The file breaks the rules of the format.
  case malformed(file: String, reason: String)
  /// A tensor that is needed is not there.
  case missingTensor(file: String, tensor: String)
  /// A tensor holds another kind of number.
  case wrongType(file: String, tensor: String, type: String, needed: String)

  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason). Check the path and its permissions."
    case .malformed(let file, let reason):
      """
      \(file): \(reason). The file is damaged or no safetensors file; fetch or save it again.
      """
    case .missingTensor(let file, let tensor):
      "\(file): tensor '\(tensor)' is missing. Use a checkpoint that was saved with it."
    case .wrongType(let file, let tensor, let type, let needed):
      """
      \(file): tensor '\(tensor)' has dtype \(type), expected \(needed). Save it as one of these.
      """
    }
  }
}
