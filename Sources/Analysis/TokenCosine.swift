/// How far fine-tuning has turned the last hidden state of a token.
public struct TokenCosine: Hashable, Sendable {
  /// The token's position in the sentence, from 0.
  public let position: Int
  /// The token.
  public let token: String
  /// `h_pre·h_ft / (‖h_pre‖‖h_ft‖)`, −1 to 1; exactly 1 where the two states are equal.
  public let cosine: Double
  /// Whether the token has changed greatly: its cosine lies below the threshold.
  public let changed: Bool

  /// The cosine of every token of a sentence but "[PAD]", in order; excluded tokens are among them.
  /// Both traces must belong to `tokens`.
  /// - Throws: where a hidden state is zero, the sizes differ, or `threshold` is not in −1...1.
  public static func all(
    tokens: [String], traces: BeforeAfter<AttentionTrace>, threshold: Double
  ) throws(AnalysisError) -> [TokenCosine] {
    guard threshold >= -1 && threshold <= 1 else { throw .threshold(threshold) }
    let (before, after) = (traces.before.hiddenStates.shape, traces.after.hiddenStates.shape)
    guard after == before else {
      throw .shape(
        what: "hidden states after fine-tuning", expected: "\(before), as before", got: after)
    }
    var result: [TokenCosine] = []
    for (position, token) in tokens.enumerated() where token != "[PAD]" {
      let states = traces.map { $0.lastHiddenState(position) }
      guard let cosine = cosine(states.before, states.after) else {
        throw .zeroVector(token: token, position: position)
      }
      result.append(
        TokenCosine(
          position: position, token: token, cosine: cosine, changed: cosine < threshold))
    }
    return result
  }

  /// The cosine of the angle between two vectors of one length; nil where one of them is zero.
  private static func cosine(_ x: [Double], _ y: [Double]) -> Double? {
    let squares = dot(x, x) * dot(y, y)
    guard squares > 0 else { return nil }
    // The root of the product, not the product of roots: √(s·s) is s to the last place, so equal
    // vectors give exactly 1.
    return min(max(dot(x, y) / squares.squareRoot(), -1), 1)
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
