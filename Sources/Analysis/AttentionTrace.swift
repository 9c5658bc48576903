import Tensors

/// What one model did with one sentence of `T` tokens, without padding to a batch.
public struct AttentionTrace: Hashable, Sendable {
  /// Attention probabilities `[L, A, T, T]`; entry `[l, h, i, j]` goes from token i to token j,
  /// and a row adds to 1.
  public let attentions: Tensor
  /// Hidden states `[L+1, T, H]`: the output of the embeddings, then of every layer.
  public let hiddenStates: Tensor

  /// The trace of a sentence of `tokenCount` tokens.
  /// - Throws: where a shape does not fit, a number is not finite, or an attention is negative.
  public init(
    attentions: Tensor, hiddenStates: Tensor, tokenCount: Int
  ) throws(AnalysisError) {
    let shape = attentions.shape
    guard shape.count == 4, shape[0] > 0, shape[1] > 0, shape[2] == tokenCount,
      shape[3] == tokenCount
    else {
      throw .shape(
        what: "attentions", expected: "[L, A, \(tokenCount), \(tokenCount)]", got: shape)
    }
    let states = hiddenStates.shape
    guard states.count == 3, states[0] == shape[0] + 1, states[1] == tokenCount, states[2] > 0
    else {
      throw .shape(
        what: "hidden states", expected: "[\(shape[0] + 1), \(tokenCount), H]", got: states)
    }
    if let bad = attentions.values.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
      throw .badValue(
        what: "attentions", index: AttentionTrace.coordinate(of: bad, in: shape),
        value: attentions.values[bad])
    }
    if let bad = hiddenStates.values.firstIndex(where: { !$0.isFinite }) {
      throw .badValue(
        what: "hidden states", index: AttentionTrace.coordinate(of: bad, in: states),
        value: hiddenStates.values[bad])
    }
    self.attentions = attentions
    self.hiddenStates = hiddenStates
  }

  /// Number of layers, `L`.
  public var layerCount: Int { attentions.shape[0] }
  /// Number of heads in a layer, `A`.
  public var headCount: Int { attentions.shape[1] }
  /// Number of tokens, `T`.
  public var tokenCount: Int { attentions.shape[2] }

  /// Averaged attention `Ā = mean over the chosen layers and heads of A^{l,h}`, `[T, T]`; its rows
  /// add to 1 as those of every head do.
  /// - Throws: where `selection` names a layer or a head that the model does not have.
  public func averagedAttention(_ selection: AttentionSelection) throws(AnalysisError) -> Matrix {
    let layers = try selection.layerIndices(of: layerCount)
    let heads = try selection.headIndices(of: headCount)
    let size = tokenCount * tokenCount
    var sums = [Double](repeating: 0, count: size)
    for layer in layers {
      for head in heads {
        let start = (layer * headCount + head) * size
        for index in 0..<size { sums[index] += Double(attentions.values[start + index]) }
      }
    }
    let count = Double(layers.count * heads.count)
    return Matrix(rows: tokenCount, columns: tokenCount, values: sums.map { $0 / count })
  }

  /// The attention of head `head` of layer `layer`, both from 0, `[T, T]`.
  public func attention(layer: Int, head: Int) -> Matrix {
    precondition(
      (0..<layerCount).contains(layer) && (0..<headCount).contains(head),
      "layer \(layer), head \(head) of [\(layerCount), \(headCount)]")
    let size = tokenCount * tokenCount
    let start = (layer * headCount + head) * size
    return Matrix(
      rows: tokenCount, columns: tokenCount,
      values: attentions.values[start..<start + size].map(Double.init))
  }

  /// The hidden state of the tokens at `positions`, `[H]`: their mean. `layer` counts as the hidden
  /// states do: 0 is the output of the embeddings, `L` that of the last layer.
  public func hiddenState(layer: Int, positions: Range<Int>) -> [Double] {
    precondition(
      (0...layerCount).contains(layer) && !positions.isEmpty && positions.lowerBound >= 0
        && positions.upperBound <= tokenCount,
      "hidden state \(layer) of tokens \(positions) in [\(layerCount + 1), \(tokenCount)]")
    let size = hiddenStates.shape[2]
    var sums = [Double](repeating: 0, count: size)
    for position in positions {
      let start = (layer * tokenCount + position) * size
      for index in 0..<size { sums[index] += Double(hiddenStates.values[start + index]) }
    }
    return sums.map { $0 / Double(positions.count) }
  }

  private static func coordinate(of offset: Int, in shape: [Int]) -> [Int] {
    var rest = offset
    var reversed: [Int] = []
    for extent in shape.reversed() {
      reversed.append(rest % extent)
      rest /= extent
    }
    return reversed.reversed()
  }
}
