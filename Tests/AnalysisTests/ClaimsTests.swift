import Tensors
import TestSupport
import Testing

@testable import Analysis

struct ClaimsTests {
  private let tokens = ["[CLS]", "good", "bad", "[SEP]"]

  /// A trace of one layer and one head in which [CLS] attends to the others by `row`, and they
  /// evenly.
  private func trace(_ row: [Float], state: Float = 1) throws -> AttentionTrace {
    let even: [Float] = [0.25, 0.25, 0.25, 0.25]
    return try AttentionTrace(
      attentions: Tensor(shape: [1, 1, 4, 4], values: row + even + even + even),
      hiddenStates: Tensor(
        shape: [2, 4, 2],
        values: [Float](repeating: 1, count: 8) + [1, 1, 1, 1, 1, state, 1, 1]), tokenCount: 4)
  }

  private func analysis(_ before: AttentionTrace, _ after: AttentionTrace) throws
    -> SentenceAnalysis
  {
    try SentenceAnalysis(
      tokens: tokens, traces: BeforeAfter(before: before, after: after),
      settings: AnalysisSettings())
  }

  @Test func claimsTurnRoundWithTheNumbers() throws {
    let even = try trace([0.25, 0.25, 0.25, 0.25])
    let sharp = try trace([0, 0.75, 0, 0.25], state: -1)
    let there = try Claims([analysis(even, sharp)], sentiments: ["positive"]).sentences[0]
    let back = try Claims([analysis(sharp, even)], sentiments: ["positive"]).sentences[0]
    // Ratios go from a third each to 0, 1, 0.
    #expect(there.largestIncrease?.token == "good")
    expectClose(there.largestIncrease?.change ?? 0, 200 / 3, atol: 1e-12)
    #expect(there.largestDecrease?.token == "bad")
    #expect(back.largestIncrease?.token == "bad")
    #expect(back.largestDecrease?.token == "good")
    #expect(there.own.direction == .decrease && back.own.direction == .increase)
    #expect(there.entropy.direction == .decrease && back.entropy.direction == .increase)
    #expect(there.variance.direction == .increase && back.variance.direction == .decrease)
    #expect(there.layers.map(\.layer) == [0])
    #expect(there.layers[0].entropy == there.entropy)
    #expect(back.layers[0].variance.direction == .decrease)
    #expect(there.changedTokens.map(\.token) == ["bad"])
    #expect(there.mostTurned?.token == "bad" && there.mostTurned?.cosine == 0)
    #expect(there.entropy.change == -back.entropy.change)
    #expect(!there.isUnchanged)
  }

  @Test func equalModelsLeaveNothingToClaim() throws {
    let one = try trace([0, 0.75, 0, 0.25])
    let claims = try Claims([analysis(one, one)], sentiments: ["negative"])
    let sentence = claims.sentences[0]
    #expect(claims.isUnchanged && sentence.isUnchanged)
    #expect(sentence.largestIncrease == nil && sentence.largestDecrease == nil)
    #expect(sentence.entropy.direction == .none && sentence.entropy.change == 0)
    #expect(sentence.variance.direction == .none && sentence.own.direction == .none)
    #expect(sentence.layers.allSatisfy { $0.entropy.change == 0 && $0.variance.change == 0 })
    #expect(sentence.changedTokens.isEmpty && sentence.mostTurned == nil)
    let sentiment = claims.sentiments[0]
    #expect(sentiment.largestIncrease == nil && sentiment.largestDecrease == nil)
    #expect(sentiment.entropy.change == 0 && sentiment.variance.change == 0)
  }

  @Test func aSentimentTakesTheExtremesOfItsSentences() throws {
    let even = try trace([0.25, 0.25, 0.25, 0.25])
    let little = try trace([0.25, 0.375, 0.125, 0.25])
    let much = try trace([0.25, 0, 0.5, 0.25])
    let claims = try Claims(
      [analysis(even, little), analysis(even, even), analysis(even, much)],
      sentiments: ["positive", "neutral", "positive"])
    #expect(claims.sentiments.map(\.name) == ["positive", "neutral"])
    #expect(claims.sentiments.map(\.sentences) == [[0, 2], [1]])
    let positive = claims.sentiments[0]
    #expect(positive.largestIncrease?.sentence == 2)
    #expect(positive.largestIncrease?.entry.token == "bad")
    #expect(positive.largestDecrease?.sentence == 2)
    #expect(positive.largestDecrease?.entry.token == "good")
    let entropies = [0, 2].map { claims.sentences[$0].entropy.values.after }
    expectClose(positive.entropy.values.after, (entropies[0] + entropies[1]) / 2, atol: 1e-15)
    #expect(positive.entropy.direction == .decrease)
    #expect(claims.sentiments[1].largestIncrease == nil)
    #expect(!claims.isUnchanged)
  }

  @Test func everySentenceNeedsItsSentiment() throws {
    let one = try trace([0.25, 0.25, 0.25, 0.25])
    let analysis = try analysis(one, one)
    #expect(throws: AnalysisError.unequalCounts(what: "sentiments", expected: 1, got: 0)) {
      try Claims([analysis], sentiments: [])
    }
  }
}
