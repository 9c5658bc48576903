/// How far fine-tuning has turned the hidden states of a sentence in every layer.
public struct LayerCosines: Hashable, Sendable {
  /// The positions of the units that the columns stand for: all but "[PAD]", in order.
  public let positions: [Int]
  /// Their texts.
  public let tokens: [String]
  /// `h_pre·h_ft / (‖h_pre‖‖h_ft‖)`, −1 to 1, `[L+1, n]`: row 0 for the output of the embeddings,
  /// row `L` for that of the last layer. Exactly 1 where the two states are equal. The state of a
  /// word is the mean of its pieces' states.
  public let matrix: Matrix

  /// The cosines of `units`, which both traces must belong to.
  /// - Throws: where the models differ in size or a hidden state is zero.
  public init(
    units: SentenceUnits, traces: BeforeAfter<AttentionTrace>
  ) throws(AnalysisError) {
    let (before, after) = (traces.before.hiddenStates.shape, traces.after.hiddenStates.shape)
    guard after == before else {
      throw .shape(
        what: "hidden states after fine-tuning", expected: "\(before), as before", got: after)
    }
    positions = units.labels.indices.filter { units.labels[$0] != "[PAD]" }
    tokens = positions.map { units.labels[$0] }
    var matrix = Matrix(rows: before[0], columns: positions.count)
    for layer in 0..<before[0] {
      for (column, position) in positions.enumerated() {
        let states = traces.map { $0.hiddenState(layer: layer, positions: units.pieces[position]) }
        guard let cosine = Cosine.between(states.before, states.after) else {
          throw .zeroVector(layer: layer, token: units.labels[position], position: position)
        }
        matrix[layer, column] = cosine
      }
    }
    self.matrix = matrix
  }
}
