/// How much of every token reaches every position through all layers, if a layer passes on half
/// of what it attends to and half of what is there already.
/// - Source: Abnar & Zuidema 2020, arXiv:2005.00928, section 3.
public struct AttentionRollout: Hashable, Sendable {
  /// `R^l = Â^l ··· Â^1` for every layer, each `[T, T]` with rows that add to 1, where
  /// `Â = rownorm(mean_h A^{l,h} + I)`. Entry `[i, j]` is what position i has of token j.
  public let layers: [Matrix]

  /// The rollout of one model's attention to one sentence.
  public init(_ trace: AttentionTrace) throws(AnalysisError) {
    let count = trace.tokenCount
    var layers: [Matrix] = []
    for layer in 0..<trace.layerCount {
      var mixed = try trace.averagedAttention(
        AttentionSelection(layers: .indices([layer]), heads: .all))
      for i in 0..<count {
        mixed[i, i] += 1
        let sum = mixed.row(i).reduce(0, +)
        for j in 0..<count { mixed[i, j] /= sum }
      }
      layers.append(layers.last.map { AttentionRollout.product(mixed, $0) } ?? mixed)
    }
    self.layers = layers
  }

  private static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    var result = Matrix(rows: left.rows, columns: right.columns)
    for i in 0..<left.rows {
      for k in 0..<left.columns {
        let factor = left[i, k]
        for j in 0..<right.columns { result[i, j] += factor * right[k, j] }
      }
    }
    return result
  }
}
