/// A trainable array of the model.
public struct Parameter: Hashable, Sendable {
  /// What kind of array it is; decides on weight decay and initialisation.
  public enum Role: Sendable {
    /// A matrix, or an embedding table.
    case weight
    /// A bias.
    case bias
    /// γ of a layer normalisation.
    case normScale
    /// β of a layer normalisation.
    case normShift
  }

  /// The part of the network it belongs to, from the input upwards.
  public enum Part: Hashable, Sendable {
    /// The embeddings.
    case embeddings
    /// Layer `i`, counted from 0 at the input.
    case layer(Int)
    /// Everything above the last layer: the pooler and the classifier.
    case head
  }

  /// Its name in Hugging Face's checkpoints of a sequence classifier.
  public let name: String
  /// Extent of each axis, as PyTorch stores it.
  public let shape: [Int]
  /// Kind.
  public let role: Role
  /// Place in the network.
  public let part: Part
  /// Whether it is a part of the pre-trained encoder, and so must be in a checkpoint.
  public let isPretrained: Bool
  /// Where its elements stand in the flat list of all parameters.
  public let range: Range<Int>

  /// Whether weight decay acts on it: on everything but biases and layer normalisations.
  public var decays: Bool { role == .weight }
}
