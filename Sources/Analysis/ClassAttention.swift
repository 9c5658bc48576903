/// How the ratios of the attention of [CLS] differ between the two models.
public struct ClassAttention: Hashable, Sendable {
  /// One token that [CLS] attends to.
  public struct Entry: Hashable, Sendable {
    /// The token's position in the sentence, from 0.
    public let position: Int
    /// The token.
    public let token: String
    /// `R[0,j]` before and after, 0 to 1.
    public let ratio: BeforeAfter<Double>
    /// `100·(R_ft[0,j] − R_pre[0,j])`, in percentage points.
    public let change: Double
  }

  /// The attention of [CLS] to itself.
  public let own: Entry
  /// The other kept tokens, j ∈ K and j ≠ 0, in the order of the sentence. Their changes and that
  /// of `own` add to 0.
  public let entries: [Entry]

  /// The first row of both matrices of ratios, which must belong to the sentence of `kept`.
  public init(ratios: BeforeAfter<AttentionRatio>, kept: KeptTokens) {
    let all = kept.kept.enumerated().map { column, position in
      let ratio = ratios.map { $0.matrix[0, column] }
      return Entry(
        position: position, token: kept.tokens[position], ratio: ratio,
        change: 100 * (ratio.after - ratio.before))
    }
    own = all[0]
    entries = Array(all.dropFirst())
  }

  /// The token other than [CLS] whose ratio grew most, the first of equals; nil where none grew.
  public var largestIncrease: Entry? {
    entries.reduce(nil) { best, entry in entry.change > (best?.change ?? 0) ? entry : best }
  }

  /// How many tokens other than [CLS] have a ratio that grew.
  public var increases: Int { entries.count { $0.change > 0 } }
  /// How many tokens other than [CLS] have a ratio that fell.
  public var decreases: Int { entries.count { $0.change < 0 } }

  /// The token other than [CLS] whose ratio fell most, the first of equals; nil where none fell.
  public var largestDecrease: Entry? {
    entries.reduce(nil) { best, entry in entry.change < (best?.change ?? 0) ? entry : best }
  }
}
