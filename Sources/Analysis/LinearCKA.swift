/// How alike two models represent the same examples, whatever the axes they use.
/// - Source: Kornblith et al. 2019, arXiv:1905.00414, section 3.
public enum LinearCKA {
  /// `‖YᵀX‖²_F / (‖XᵀX‖_F·‖YᵀY‖_F)` of `x`, `[n, p]`, and `y`, `[n, q]`, both centred first: 0 to
  /// 1, exactly 1 where they are equal. With fewer examples than features it lies near 1 for
  /// unlike representations, too.
  /// - Throws: where the numbers of examples differ, or all rows of `x` or of `y` are the same.
  public static func similarity(_ x: Matrix, _ y: Matrix) throws(AnalysisError) -> Double {
    guard x.rows == y.rows else {
      throw .unequalCounts(what: "rows of the second representation", expected: x.rows, got: y.rows)
    }
    // The products of examples carry the same norms as those of features: ‖YᵀX‖² = Σ (XXᵀ)∘(YYᵀ).
    let (k, l) = (x.centred.rowProducts, y.centred.rowProducts)
    let norms = inner(k, k) * inner(l, l)
    guard norms > 0 else { throw .constantRepresentations }
    // The root of the product gives exactly 1 where both are equal.
    return min(max(inner(k, l) / norms.squareRoot(), 0), 1)
  }

  /// The similarity of the states of all tokens of `sentences` before and after fine-tuning, for
  /// the embeddings and every layer, `[L+1]`.
  /// - Throws: where there is no sentence or the states of a layer are all the same.
  public static func byLayer(
    _ sentences: [BeforeAfter<AttentionTrace>]
  ) throws(AnalysisError) -> [Double] {
    guard let first = sentences.first?.before else {
      throw .tooFew(what: "sentences", expected: 1, got: 0)
    }
    var result: [Double] = []
    for layer in 0...first.layerCount {
      func states(_ side: KeyPath<BeforeAfter<AttentionTrace>, AttentionTrace>) -> Matrix {
        let rows = sentences.map { $0[keyPath: side] }.flatMap { trace in
          (0..<trace.tokenCount).map { trace.hiddenState(layer: layer, positions: $0..<$0 + 1) }
        }
        return Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
      }
      result.append(try similarity(states(\.before), states(\.after)))
    }
    return result
  }

  private static func inner(_ x: Matrix, _ y: Matrix) -> Double { dot(x.values, y.values) }
}
