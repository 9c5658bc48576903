/// Which positions of a sentence take part in which quantity.
public struct KeptTokens: Hashable, Sendable {
  /// Tokens that stand for no word: "[CLS]", "[SEP]", "[PAD]". "[UNK]" and "[MASK]" are not among
  /// them: each stands in the place of a word of the sentence, so it stays wherever words stay.
  public static let specialTokens: Set<String> = ["[CLS]", "[SEP]", "[PAD]"]

  /// The tokens or words of the sentence, all of them.
  public let tokens: [String]
  /// K: positions whose token is not excluded, ascending. The first is 0, [CLS].
  public let kept: [Int]
  /// K′: the positions of K whose token is not special, ascending; at least one.
  public let content: [Int]

  /// The sentence `tokens` without `excludedTokens` and, listed or not, without "[PAD]".
  /// - Throws: where the sentence does not begin with [CLS], [CLS] is excluded, or K′ is empty.
  public init(tokens: [String], excludedTokens: Set<String>) throws(AnalysisError) {
    guard tokens.first == "[CLS]" else { throw .noClassToken(first: tokens.first) }
    guard !excludedTokens.contains("[CLS]") else { throw .classTokenExcluded }
    let excluded = excludedTokens.union(["[PAD]"])
    let kept = tokens.indices.filter { !excluded.contains(tokens[$0]) }
    let content = kept.filter { !KeptTokens.specialTokens.contains(tokens[$0]) }
    guard !content.isEmpty else { throw .noContentTokens(tokens: tokens) }
    self.tokens = tokens
    self.kept = kept
    self.content = content
  }
}
