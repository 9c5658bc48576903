import Tensors
import TestSupport
import Testing

@testable import Analysis

/// Two layers of two heads over two tokens; every head has its own numbers.
private let attentions = Tensor(
  shape: [2, 2, 2, 2],
  values: [
    1, 0, 0, 1,
    0.5, 0.5, 0.5, 0.5,
    0.25, 0.75, 0.5, 0.5,
    0.75, 0.25, 0, 1,
  ])
private let hiddenStates = Tensor(shape: [3, 2, 1], values: [1, 2, 3, 4, 5, 6])

@Test func attentionIsAveragedOverTheChosenLayersAndHeads() throws {
  let trace = try AttentionTrace(
    attentions: attentions, hiddenStates: hiddenStates, tokenCount: 2)
  func average(_ layers: AttentionSelection.Layers, _ heads: AttentionSelection.Heads) throws
    -> [Double]
  {
    try trace.averagedAttention(AttentionSelection(layers: layers, heads: heads)).values
  }
  #expect(try average(.last, .all) == [0.5, 0.5, 0.25, 0.75])
  #expect(try average(.indices([0]), .indices([1])) == [0.5, 0.5, 0.5, 0.5])
  #expect(try average(.all, .all) == [0.625, 0.375, 0.25, 0.75])
  #expect(try average(.all, .indices([0])) == [0.625, 0.375, 0.25, 0.75])
}

@Test func hiddenStatesAreThoseOfALayerAndTheMeanOfSeveralTokens() throws {
  let trace = try AttentionTrace(
    attentions: attentions, hiddenStates: hiddenStates, tokenCount: 2)
  #expect(trace.hiddenState(layer: 0, positions: 1..<2) == [2])
  #expect(trace.hiddenState(layer: 2, positions: 0..<1) == [5])
  #expect(trace.hiddenState(layer: 1, positions: 0..<2) == [3.5])
}

@Test func oneHeadIsReadOnItsOwn() throws {
  let trace = try AttentionTrace(
    attentions: attentions, hiddenStates: hiddenStates, tokenCount: 2)
  #expect(trace.attention(layer: 1, head: 0).values == [0.25, 0.75, 0.5, 0.5])
}

@Test func shapesThatDoNotFitTheSentenceAreRefused() {
  #expect(
    throws: AnalysisError.shape(
      what: "attentions", expected: "[L, A, 3, 3]", got: [2, 2, 2, 2])
  ) {
    try AttentionTrace(attentions: attentions, hiddenStates: hiddenStates, tokenCount: 3)
  }
  #expect(
    throws: AnalysisError.shape(what: "hidden states", expected: "[3, 2, H]", got: [2, 2, 1])
  ) {
    try AttentionTrace(
      attentions: attentions, hiddenStates: Tensor(zeros: 2, 2, 1), tokenCount: 2)
  }
}

@Test func valuesThatNoAttentionCanHaveAreRefusedWithTheirPlace() {
  for bad in [-0.5 as Float, .infinity] {
    var damaged = attentions
    damaged[1, 0, 1, 0] = bad
    #expect(
      throws: AnalysisError.badValue(what: "attentions", index: [1, 0, 1, 0], value: bad)
    ) {
      try AttentionTrace(attentions: damaged, hiddenStates: hiddenStates, tokenCount: 2)
    }
  }
  var damaged = hiddenStates
  damaged[2, 1, 0] = .nan
  #expect {
    try AttentionTrace(attentions: attentions, hiddenStates: damaged, tokenCount: 2)
  } throws: { error in
    guard case AnalysisError.badValue("hidden states", [2, 1, 0], let value) = error else {
      return false
    }
    return value.isNaN
  }
}
