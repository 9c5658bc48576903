/// What one row and one column of an analysis stand for.
public enum AnalysisUnit: String, Hashable, Sendable, CaseIterable {
  /// Every token of the tokenizer on its own.
  case token
  /// Whole words: a word piece and the "##" pieces that continue it.
  case word
}
