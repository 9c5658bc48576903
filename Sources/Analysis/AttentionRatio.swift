/// Averaged attention among the kept tokens, every row divided by what the row keeps.
public struct AttentionRatio: Hashable, Sendable {
  /// K: the positions in the sentence that rows and columns of `matrix` stand for.
  public let positions: [Int]
  /// `R[i,j] = Ā[i,j] / Σ_{k∈K} Ā[i,k]`, `[|K|, |K|]`; a row adds to 1.
  public let matrix: Matrix
  /// Removed mass of every row of `matrix`, `Σ_{k∉K} Ā[i,k]`, `[|K|]`: what dividing hides.
  public let removedMass: [Double]

  /// The ratios of the averaged attention `averaged`, `[T, T]`, among the kept tokens.
  /// - Throws: where a row keeps nothing: its ratios would be 0/0.
  public init(averaged: Matrix, kept: KeptTokens) throws(AnalysisError) {
    let columns = Set(kept.kept)
    var matrix = averaged.restricted(to: kept.kept)
    var removedMass: [Double] = []
    for (i, position) in kept.kept.enumerated() {
      let keptMass = matrix.row(i).reduce(0, +)
      guard keptMass > 0 else {
        throw .noKeptMass(token: kept.tokens[position], position: position)
      }
      for j in kept.kept.indices { matrix[i, j] /= keptMass }
      let row = averaged.row(position)
      removedMass.append(row.indices.reduce(0) { columns.contains($1) ? $0 : $0 + row[$1] })
    }
    positions = kept.kept
    self.matrix = matrix
    self.removedMass = removedMass
  }
}
