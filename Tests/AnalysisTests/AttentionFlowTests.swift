import TestSupport
import Testing

@testable import Analysis

@Test func sharesAreTakenAmongTheWordsAlone() throws {
  let kept = try KeptTokens(tokens: ["[CLS]", "a", "b", "[SEP]"], excludedTokens: [])
  let averaged = Matrix(
    rows: 4, columns: 4,
    values: [
      0.9, 0.05, 0.05, 0,
      0.5, 0.125, 0.25, 0.125,
      0.25, 0.125, 0.5, 0.125,
      0.1, 0.2, 0.3, 0.4,
    ])
  let flow = try AttentionFlow(averaged: averaged, kept: kept)
  #expect(flow.positions == [1, 2])
  #expect(flow.incoming == [0.25, 0.75])
  #expect(flow.outgoing == [0.375, 0.625])
}

@Test func wordsThatIgnoreOneAnotherAreAnErrorAndNotNaN() throws {
  let tokens = ["[CLS]", "a", "[SEP]"]
  let kept = try KeptTokens(tokens: tokens, excludedTokens: [])
  let averaged = Matrix(rows: 3, columns: 3, values: [1, 0, 0, 0.5, 0, 0.5, 0, 0, 1])
  #expect(throws: AnalysisError.noContentMass(tokens: tokens)) {
    try AttentionFlow(averaged: averaged, kept: kept)
  }
}
