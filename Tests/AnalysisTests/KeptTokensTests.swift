import Testing

@testable import Analysis

@Test func paddingIsExcludedWithoutBeingListed() throws {
  let kept = try KeptTokens(
    tokens: ["[CLS]", "good", "[SEP]", "[PAD]", "[PAD]"], excludedTokens: [])
  #expect(kept.kept == [0, 1, 2])
  #expect(kept.content == [1])
}

@Test func anUnknownWordStaysAndSpecialTokensAreNoContent() throws {
  let kept = try KeptTokens(
    tokens: ["[CLS]", "[UNK]", ",", "film", ".", "[SEP]"], excludedTokens: [".", ",", "[SEP]"])
  #expect(kept.kept == [0, 1, 3])
  #expect(kept.content == [1, 3])
}

@Test func aSentenceMustHaveAClassTokenAndContent() {
  #expect(throws: AnalysisError.noClassToken(first: "film")) {
    try KeptTokens(tokens: ["film", "[SEP]"], excludedTokens: [])
  }
  #expect(throws: AnalysisError.noClassToken(first: nil)) {
    try KeptTokens(tokens: [], excludedTokens: [])
  }
  #expect(throws: AnalysisError.classTokenExcluded) {
    try KeptTokens(tokens: ["[CLS]", "film", "[SEP]"], excludedTokens: ["[CLS]"])
  }
  #expect(throws: AnalysisError.noContentTokens(tokens: ["[CLS]", ".", "[SEP]"])) {
    try KeptTokens(tokens: ["[CLS]", ".", "[SEP]"], excludedTokens: ["."])
  }
}
