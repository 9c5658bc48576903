import Tensors
import TestSupport
import Testing

@testable import Analysis

private func cosines(
  _ tokens: [String], before: [Float], after: [Float], threshold: Double = 0.9
) throws -> [TokenCosine] {
  let count = tokens.count
  let uniform = Tensor(
    shape: [1, 1, count, count],
    values: [Float](repeating: 1 / Float(count), count: count * count))
  let size = before.count / count
  let traces = try BeforeAfter(before: before, after: after).map { last in
    // The embeddings' output, first, is all ones: it must not matter.
    try AttentionTrace(
      attentions: uniform,
      hiddenStates: Tensor(
        shape: [2, count, size], values: [Float](repeating: 1, count: count * size) + last),
      tokenCount: count)
  }
  let units = SentenceUnits(tokens: tokens, unit: .token)
  return try TokenCosine.all(LayerCosines(units: units, traces: traces), threshold: threshold)
}

@Test func equalAndOppositeAndOrthogonalStatesHaveTheirExactCosines() throws {
  let result = try cosines(
    ["[CLS]", "a", "b"], before: [0.1, 0.7, 3, 4, 1, 0], after: [0.1, 0.7, -6, -8, 0, 2])
  #expect(result.map(\.cosine) == [1, -1, 0])
  #expect(result.map(\.changed) == [false, true, true])
}

@Test func aTokenHasChangedOnlyBelowTheThreshold() throws {
  // (3, 4)·(5, 0) / 25 = 0.6
  let at = try cosines(["[CLS]"], before: [3, 4], after: [5, 0], threshold: 0.6)
  #expect(at.map(\.changed) == [false])
  let above = try cosines(["[CLS]"], before: [3, 4], after: [5, 0], threshold: 0.61)
  #expect(above.map(\.changed) == [true])
}

@Test func paddingHasNoCosineAndOtherExcludedTokensHave() throws {
  let result = try cosines(
    ["[CLS]", ".", "[SEP]", "[PAD]"], before: [1, 1, 1, 0], after: [1, 1, 1, 0])
  #expect(result.map(\.token) == ["[CLS]", ".", "[SEP]"])
}

@Test func aZeroStateAndASenselessThresholdAreRefused() {
  #expect(throws: AnalysisError.zeroVector(layer: 1, token: "a", position: 1)) {
    try cosines(["[CLS]", "a"], before: [1, 1, 1, 1], after: [1, 1, 0, 0])
  }
  #expect(throws: AnalysisError.threshold(1.5)) {
    try cosines(["[CLS]"], before: [1], after: [1], threshold: 1.5)
  }
}

@Test func modelsOfDifferentSizeHaveNoCosine() throws {
  let traces = BeforeAfter(
    before: try AttentionTrace(
      attentions: Tensor(shape: [1, 1, 1, 1], values: [1]), hiddenStates: Tensor(zeros: 2, 1, 3),
      tokenCount: 1),
    after: try AttentionTrace(
      attentions: Tensor(shape: [1, 1, 1, 1], values: [1]), hiddenStates: Tensor(zeros: 2, 1, 4),
      tokenCount: 1))
  #expect(
    throws: AnalysisError.shape(
      what: "hidden states after fine-tuning", expected: "[2, 1, 3], as before", got: [2, 1, 4])
  ) {
    try LayerCosines(units: SentenceUnits(tokens: ["[CLS]"], unit: .token), traces: traces)
  }
}
