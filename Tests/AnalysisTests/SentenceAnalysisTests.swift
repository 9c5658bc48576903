import Foundation
import Tensors
import TestSupport
import Testing

@testable import Analysis

@Test(arguments: 0..<5)
func everyQuantityEqualsThatOfNumpy(index: Int) throws {
  let golden = try AnalysisGolden.load()
  let expected = golden.cases[index].expected
  let analysis = try golden.analysis(index)
  #expect(analysis.kept.kept == expected.kept)
  #expect(analysis.kept.content == expected.content)
  for (name, expected, side) in [
    ("before", expected.before, \BeforeAfter<AttentionRatio>.before),
    ("after", expected.after, \.after),
  ] {
    let ratio = analysis.ratios[keyPath: side]
    expectClose(ratio.matrix.values, expected.ratio, atol: 1e-12, "\(name) ratio")
    expectClose(ratio.removedMass, expected.removedMass, atol: 1e-12, "\(name) removed mass")
  }
  expectSide(
    analysis.averaged.before, analysis.flow.before, analysis.spread.before, expected.before)
  expectSide(analysis.averaged.after, analysis.flow.after, analysis.spread.after, expected.after)
  expectClose(analysis.classAttention.own.change, expected.ownChange, atol: 1e-10, "own change")
  expectClose(
    analysis.classAttention.entries.map(\.change), expected.changes, atol: 1e-10, "changes")
  expectClose(analysis.cosines.map(\.cosine), expected.cosine, atol: 1e-12, "cosine")
  expectClose(
    analysis.layerCosines.matrix.values, expected.layerCosine, atol: 1e-12, "layer cosine")
  expectLayers(analysis.layerSpreads.map(\.spread.before), expected.before)
  expectLayers(analysis.layerSpreads.map(\.spread.after), expected.after)
  #expect(analysis.cosines.map(\.changed) == expected.changed)
}

private func expectLayers(
  _ spreads: [AttentionSpread], _ expected: AnalysisGolden.Expected.Side
) {
  expectClose(spreads.map(\.variance), expected.layerVariance, atol: 1e-12, "layer variance")
  expectClose(spreads.map(\.entropy), expected.layerEntropy, atol: 1e-12, "layer entropy")
}

private func expectSide(
  _ averaged: Matrix, _ flow: AttentionFlow, _ spread: AttentionSpread,
  _ expected: AnalysisGolden.Expected.Side
) {
  expectClose(averaged.values, expected.averaged, atol: 1e-12, "averaged")
  expectClose(flow.incoming, expected.incoming, atol: 1e-12, "incoming")
  expectClose(flow.outgoing, expected.outgoing, atol: 1e-12, "outgoing")
  expectClose(spread.variance, expected.variance, atol: 1e-12, "variance")
  expectClose(spread.entropy, expected.entropy, atol: 1e-12, "entropy")
  expectClose(spread.normalizedEntropy, expected.normalizedEntropy, atol: 1e-12, "normalized")
}

@Test(arguments: 0..<5)
func theLawsOfTheQuantitiesHold(index: Int) throws {
  let analysis = try AnalysisGolden.load().analysis(index)
  let changes = analysis.classAttention.entries.map(\.change).reduce(0, +)
  expectClose(changes + analysis.classAttention.own.change, 0, atol: 1e-10, "sum of changes")
  for flow in [analysis.flow.before, analysis.flow.after] {
    expectClose(flow.incoming.reduce(0, +), 1, atol: 1e-12, "incoming")
    expectClose(flow.outgoing.reduce(0, +), 1, atol: 1e-12, "outgoing")
  }
  for ratio in [analysis.ratios.before, analysis.ratios.after] {
    for i in ratio.positions.indices {
      expectClose(ratio.matrix.row(i).reduce(0, +), 1, atol: 1e-12, "row \(i)")
    }
  }
  for spread in [analysis.spread.before, analysis.spread.after] {
    #expect(spread.entropy >= 0 && spread.entropy <= log(Double(analysis.kept.kept.count)))
    #expect(spread.normalizedEntropy >= 0 && spread.normalizedEntropy <= 1)
  }
}

@Test(arguments: 0..<5)
func equalModelsDifferByExactlyZeroEverywhere(index: Int) throws {
  let golden = try AnalysisGolden.load()
  let trace = try golden.traces().before
  let analysis = try SentenceAnalysis(
    tokens: golden.tokens, traces: BeforeAfter(before: trace, after: trace),
    settings: golden.cases[index].settings)
  #expect(analysis.averaged.before == analysis.averaged.after)
  #expect(
    (analysis.ratios.after.matrix - analysis.ratios.before.matrix).values.allSatisfy { $0 == 0 })
  #expect(analysis.flow.before == analysis.flow.after)
  #expect(analysis.spread.before == analysis.spread.after)
  #expect(analysis.classAttention.own.change == 0)
  #expect(analysis.classAttention.entries.allSatisfy { $0.change == 0 })
  #expect(analysis.classAttention.largestIncrease == nil)
  #expect(analysis.classAttention.largestDecrease == nil)
  #expect(analysis.cosines.allSatisfy { $0.cosine == 1 && !$0.changed })
  #expect(analysis.layerCosines.matrix.values.allSatisfy { $0 == 1 })
  #expect(analysis.layerSpreads.allSatisfy { $0.spread.before == $0.spread.after })
  #expect(analysis.isUnchanged)
}

@Test func aChangeOutsideOfTheChosenLayersIsAChange() throws {
  let golden = try AnalysisGolden.load()
  let before = try golden.traces().before
  var states = before.hiddenStates
  states.values[0] += 1
  let after = try AttentionTrace(
    attentions: before.attentions, hiddenStates: states, tokenCount: golden.tokens.count)
  let analysis = try SentenceAnalysis(
    tokens: golden.tokens, traces: BeforeAfter(before: before, after: after),
    settings: AnalysisSettings())
  #expect(!analysis.isUnchanged)
  #expect(analysis.cosines.allSatisfy { $0.cosine == 1 })
}

@Test func wordsAreAnalysedEverywhereWhereTheyAreAskedFor() throws {
  let analysis = try AnalysisGolden.load().analysis(3)
  let words = ["[CLS]", "unfunny", ",", "[UNK]", "film", ".", "[SEP]", "[PAD]"]
  #expect(analysis.units.labels == words)
  #expect(analysis.kept.tokens == words)
  #expect(analysis.averaged.before.rows == 8 && analysis.averaged.after.columns == 8)
  #expect(analysis.classAttention.entries.map(\.token) == ["unfunny", "[UNK]", "film"])
  #expect(analysis.flow.before.positions == [1, 3, 4])
  #expect(analysis.cosines.map(\.token) == words.dropLast())
  for i in 0..<8 {
    expectClose(analysis.averaged.before.row(i).reduce(0, +), 1, atol: 1e-12, "row \(i)")
  }
}

@Test func theAnalysisSaysWhichLayersAndHeadsItUsed() throws {
  let analysis = try AnalysisGolden.load().analysis(1)
  #expect(analysis.layers == [0, 1])
  #expect(analysis.heads == [0, 2])
}

@Test func tracesThatDoNotFitTheTokensOrOneAnotherAreRefused() throws {
  let golden = try AnalysisGolden.load()
  let traces = try golden.traces()
  #expect(
    throws: AnalysisError.shape(
      what: "attentions", expected: "[L, A, 8, 8]", got: [2, 3, 9, 9])
  ) {
    try SentenceAnalysis(
      tokens: golden.tokens.dropLast(), traces: traces, settings: AnalysisSettings())
  }
  let smaller = try AttentionTrace(
    attentions: Tensor(stacking: [traces.after.attentions.slice(0)]),
    hiddenStates: Tensor(
      stacking: [traces.after.hiddenStates.slice(0), traces.after.hiddenStates.slice(1)]),
    tokenCount: 9)
  #expect(
    throws: AnalysisError.shape(
      what: "attentions after fine-tuning", expected: "[2, 3, 9, 9], as before", got: [1, 3, 9, 9])
  ) {
    try SentenceAnalysis(
      tokens: golden.tokens, traces: BeforeAfter(before: traces.before, after: smaller),
      settings: AnalysisSettings())
  }
}
