/// How the attention among the words of a sentence is shared out: which words it goes to and
/// which it comes from.
public struct AttentionFlow: Hashable, Sendable {
  /// K′: the positions in the sentence that the shares stand for.
  public let positions: [Int]
  /// `in_j = Σ_{i∈K′} Ā[i,j] / S`, `[|K′|]`; adds to 1.
  public let incoming: [Double]
  /// `out_i = Σ_{j∈K′} Ā[i,j] / S`, `[|K′|]`; adds to 1.
  public let outgoing: [Double]

  /// The shares of the averaged attention `averaged`, `[T, T]`, with `S = Σ_{i,j∈K′} Ā[i,j]`.
  /// - Throws: where `S` is 0.
  public init(averaged: Matrix, kept: KeptTokens) throws(AnalysisError) {
    let among = averaged.restricted(to: kept.content)
    let total = among.values.reduce(0, +)
    guard total > 0 else { throw .noContentMass(tokens: kept.tokens) }
    positions = kept.content
    incoming = (0..<among.columns).map { j in
      (0..<among.rows).reduce(0) { $0 + among[$1, j] } / total
    }
    outgoing = (0..<among.rows).map { among.row($0).reduce(0, +) / total }
  }
}
