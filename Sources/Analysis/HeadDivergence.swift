import Foundation

/// How differently the heads attend before and after fine-tuning.
public struct HeadDivergence: Hashable, Sendable {
  /// The Jensen-Shannon divergence of every head's rows before and after, in nats, 0 to ln 2,
  /// `[L, A]`: the mean over the rows of a sentence, then over the sentences. Exactly 0 where both
  /// models attend alike. Rows and columns are tokens, none excluded.
  public let matrix: Matrix

  /// The divergences over the sentences of `traces`, at least one, all of the same two models.
  /// - Throws: where there is no sentence, or two traces do not fit together.
  public init(_ traces: [BeforeAfter<AttentionTrace>]) throws(AnalysisError) {
    guard let first = traces.first?.before else {
      throw .tooFew(what: "sentences", expected: 1, got: 0)
    }
    var sums = Matrix(rows: first.layerCount, columns: first.headCount)
    for pair in traces {
      let expected = [first.layerCount, first.headCount, pair.before.tokenCount]
      for trace in [pair.before, pair.after]
      where Array(trace.attentions.shape.prefix(3)) != expected {
        throw .shape(
          what: "attentions", expected: "\(expected + [pair.before.tokenCount])",
          got: trace.attentions.shape)
      }
      for layer in 0..<first.layerCount {
        for head in 0..<first.headCount {
          let heads = pair.map { $0.attention(layer: layer, head: head) }
          let rows = 0..<pair.before.tokenCount
          let sum = rows.reduce(0.0) { sum, row in
            sum + HeadDivergence.jensenShannon(heads.before.row(row), heads.after.row(row))
          }
          sums[layer, head] += sum / Double(rows.count)
        }
      }
    }
    matrix = Matrix(
      rows: sums.rows, columns: sums.columns, values: sums.values.map { $0 / Double(traces.count) })
  }

  /// The Jensen-Shannon divergence `½KL(p‖m) + ½KL(q‖m)`, m = (p+q)/2, of two distributions over
  /// the same outcomes, in nats: symmetric, 0 where they are equal, ln 2 where they are disjoint.
  /// - Source: Lin 1991, "Divergence measures based on the Shannon entropy", eq. 4.1.
  public static func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
    precondition(p.count == q.count, "\(p.count) outcomes beside \(q.count)")
    let sum = zip(p, q).reduce(0.0) { sum, pair in
      let middle = (pair.0 + pair.1) / 2
      return sum + (term(pair.0, middle) + term(pair.1, middle))
    }
    // Rounding may carry the sum past its bounds by some last places.
    return min(max(sum / 2, 0), log(2))
  }

  private static func term(_ p: Double, _ middle: Double) -> Double {
    p > 0 ? p * log(p / middle) : 0
  }
}
