/// How alike one model represents two units of two sentences, or of one, layer by layer.
public struct PairCosines: Hashable, Sendable {
  /// A token or a word of a sentence as one model has traced it.
  public struct Place: Hashable, Sendable {
    /// The trace of its sentence.
    public let trace: AttentionTrace
    /// The positions of its tokens.
    public let pieces: Range<Int>

    /// The tokens at `pieces` of the sentence of `trace`.
    public init(trace: AttentionTrace, pieces: Range<Int>) {
      self.trace = trace
      self.pieces = pieces
    }
  }

  /// The cosine of the two hidden states, −1 to 1, `[L+1]`; the first is that of the embeddings'
  /// outputs. The state of several tokens is their mean.
  public let cosines: [Double]

  /// The cosines of two places, traced with the same model.
  /// - Throws: where the traces are of models of different size, or a hidden state is zero.
  public init(_ first: Place, _ second: Place) throws(AnalysisError) {
    let (one, other) = (first.trace.hiddenStates.shape, second.trace.hiddenStates.shape)
    guard one[0] == other[0] && one[2] == other[2] else {
      throw .shape(
        what: "hidden states of the second sentence", expected: "[\(one[0]), T, \(one[2])]",
        got: other)
    }
    var cosines: [Double] = []
    for layer in 0..<one[0] {
      let states = [first, second].map {
        $0.trace.hiddenState(layer: layer, positions: $0.pieces)
      }
      guard let cosine = Cosine.between(states[0], states[1]) else {
        let zero = states[0].allSatisfy { $0 == 0 } ? first : second
        throw .zeroVector(
          layer: layer, token: "of the pair", position: zero.pieces.lowerBound)
      }
      cosines.append(cosine)
    }
    self.cosines = cosines
  }
}
