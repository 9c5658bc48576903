/// Which layers and which heads of a model the attention is averaged over.
public struct AttentionSelection: Hashable, Sendable {
  /// A choice of layers.
  public enum Layers: Hashable, Sendable {
    /// The last layer alone.
    case last
    /// Every layer.
    case all
    /// The listed layers, counted from 0.
    case indices([Int])
  }

  /// A choice of heads, the same in every chosen layer.
  public enum Heads: Hashable, Sendable {
    /// Every head.
    case all
    /// The listed heads, counted from 0.
    case indices([Int])
  }

  /// The chosen layers.
  public var layers: Layers
  /// The chosen heads.
  public var heads: Heads

  /// A choice; left out, it is the last layer and all heads.
  public init(layers: Layers = .last, heads: Heads = .all) {
    self.layers = layers
    self.heads = heads
  }

  /// The chosen layers of a model that has `count` of them, ascending from 0.
  /// - Throws: where a listed layer does not exist or is listed twice, or none is listed.
  public func layerIndices(of count: Int) throws(AnalysisError) -> [Int] {
    switch layers {
    case .last: count > 0 ? [count - 1] : []
    case .all: Array(0..<count)
    case .indices(let indices):
      try AttentionSelection.checked(indices, "layer", count: count)
    }
  }

  /// The chosen heads of a model that has `count` of them in a layer, ascending from 0.
  /// - Throws: where a listed head does not exist or is listed twice, or none is listed.
  public func headIndices(of count: Int) throws(AnalysisError) -> [Int] {
    switch heads {
    case .all: Array(0..<count)
    case .indices(let indices):
      try AttentionSelection.checked(indices, "head", count: count)
    }
  }

  private static func checked(
    _ indices: [Int], _ what: String, count: Int
  ) throws(AnalysisError) -> [Int] {
    guard !indices.isEmpty else { throw .nothingSelected(what: what) }
    var seen: Set<Int> = []
    for index in indices {
      guard index >= 0 && index < count else {
        throw .indexOutOfRange(what: what, index: index, count: count)
      }
      guard seen.insert(index).inserted else { throw .repeatedIndex(what: what, index: index) }
    }
    return indices.sorted()
  }
}
