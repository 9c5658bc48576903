/// Which parameters fine-tuning may change.
public enum TrainableParts: Hashable, Sendable {
  /// All of them.
  case all
  /// The head alone: pooler (DistilBERT: pre-classifier) and classifier.
  case head
  /// The last layers, as many as given, and the head.
  case last(Int)

  /// Whether `part` of a network of `layers` layers is trained.
  public func includes(_ part: Parameter.Part, layers: Int) -> Bool {
    switch part {
    case .head: true
    case .layer(let index): index >= lowestLayer(of: layers)
    case .embeddings: self == .all
    }
  }

  /// The lowest layer that is trained; `layers` if none is.
  func lowestLayer(of layers: Int) -> Int {
    switch self {
    case .all: 0
    case .head: layers
    case .last(let count): max(0, layers - count)
    }
  }
}
