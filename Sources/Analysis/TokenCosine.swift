/// How far fine-tuning has turned the last hidden state of a token or a word.
public struct TokenCosine: Hashable, Sendable {
  /// The unit's position in the sentence, from 0.
  public let position: Int
  /// The token or word.
  public let token: String
  /// `h_pre·h_ft / (‖h_pre‖‖h_ft‖)`, −1 to 1; exactly 1 where the two states are equal.
  public let cosine: Double
  /// Whether it has changed greatly: the cosine lies below the threshold.
  public let changed: Bool

  /// The cosine of every unit but "[PAD]", in order; excluded tokens are among them: the last row
  /// of `layers`.
  /// - Throws: where `threshold` is not in −1...1.
  public static func all(
    _ layers: LayerCosines, threshold: Double
  ) throws(AnalysisError) -> [TokenCosine] {
    guard threshold >= -1 && threshold <= 1 else { throw .threshold(threshold) }
    return layers.positions.indices.map { column in
      let cosine = layers.matrix[layers.matrix.rows - 1, column]
      return TokenCosine(
        position: layers.positions[column], token: layers.tokens[column], cosine: cosine,
        changed: cosine < threshold)
    }
  }
}
