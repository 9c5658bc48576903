import TestSupport
import Testing

@testable import Analysis

@Test func aRowIsDividedByWhatItKeepsAndTheRestIsReported() throws {
  let kept = try KeptTokens(tokens: ["[CLS]", "good", "."], excludedTokens: ["."])
  let averaged = Matrix(
    rows: 3, columns: 3, values: [0.25, 0.25, 0.5, 0.125, 0.375, 0.5, 0.3, 0.3, 0.4])
  let ratio = try AttentionRatio(averaged: averaged, kept: kept)
  #expect(ratio.positions == [0, 1])
  #expect(ratio.matrix.values == [0.5, 0.5, 0.25, 0.75])
  #expect(ratio.removedMass == [0.5, 0.5])
}

@Test func aRowThatKeepsNothingIsAnErrorAndNotNaN() throws {
  let kept = try KeptTokens(tokens: ["[CLS]", "good", "."], excludedTokens: ["."])
  let averaged = Matrix(rows: 3, columns: 3, values: [0.5, 0.5, 0, 0, 0, 1, 0, 0, 1])
  #expect(throws: AnalysisError.noKeptMass(token: "good", position: 1)) {
    try AttentionRatio(averaged: averaged, kept: kept)
  }
}
