/// What is asked of the analysis of a sentence.
public struct AnalysisSettings: Hashable, Sendable {
  /// Layers and heads that attention is averaged over.
  public var selection: AttentionSelection
  /// E: the tokens that are left out before ratios are taken; "[PAD]" always is.
  public var excludedTokens: Set<String>
  /// A token whose cosine lies below has changed greatly, −1 to 1.
  public var cosineThreshold: Double
  /// Whether tokens or whole words are analysed. The excluded tokens are compared with the texts
  /// of these units.
  public var unit: AnalysisUnit

  /// Settings; left out, they are those of the deck.
  public init(
    selection: AttentionSelection = AttentionSelection(),
    excludedTokens: Set<String> = [".", ",", "[SEP]"], cosineThreshold: Double = 0.9,
    unit: AnalysisUnit = .token
  ) {
    self.selection = selection
    self.excludedTokens = excludedTokens
    self.cosineThreshold = cosineThreshold
    self.unit = unit
  }
}
