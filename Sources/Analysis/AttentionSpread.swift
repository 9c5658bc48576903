import Foundation

/// How evenly attention is spread, over all rows of a matrix of ratios.
public struct AttentionSpread: Hashable, Sendable {
  /// Population variance of the entries `R[i,j]`, i, j ∈ K.
  public let variance: Double
  /// `mean over i∈K of −Σ_j R[i,j] ln R[i,j]` in nats, 0 to `ln |K|`; `0·ln 0` is 0.
  public let entropy: Double
  /// The entropy divided by `ln |K|`, 0 to 1; 0 where |K| is 1, as nothing can be spread there.
  public let normalizedEntropy: Double

  /// The spread of the ratios `matrix`, `[|K|, |K|]`, whose rows add to 1.
  public init(_ matrix: Matrix) {
    let count = Double(matrix.values.count)
    let mean = matrix.values.reduce(0, +) / count
    variance = matrix.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let sum = matrix.values.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
    // Rounding may carry a uniform matrix past its bounds by some last places.
    let largest = log(Double(matrix.columns))
    entropy = min(max(sum / Double(matrix.rows), 0), largest)
    normalizedEntropy = largest > 0 ? entropy / largest : 0
  }
}
