import Tensors
import TestSupport
import Testing

@testable import Analysis

struct HeadProfileTests {
  @Test func everyHeadsSharesEqualThoseOfNumpy() throws {
    let golden = try ModelsGolden.load()
    let sentences = try golden.sentences()
    for (side, expected) in [
      (\BeforeAfter<AttentionTrace>.before, golden.before), (\.after, golden.after),
    ] {
      let profiles = try HeadProfile.all(
        sentences.map { ($0.tokens, $0.traces[keyPath: side]) })
      #expect(profiles.map(\.layer) == [0, 0, 0, 1, 1, 1])
      #expect(profiles.map(\.head) == [0, 1, 2, 0, 1, 2])
      let shares: [KeyPath<HeadProfile, Double>] = [
        \.distance, \.previousToken, \.nextToken, \.classToken, \.separator, \.punctuation,
        \.normalizedEntropy,
      ]
      for (share, numbers) in zip(shares, expected.profile) {
        expectClose(profiles.map { $0[keyPath: share] }, numbers, atol: 1e-13, "\(share)")
      }
    }
  }

  @Test(arguments: [1, 2, 5, 8, 32])
  func aUniformHeadIsBroadAndHasItsKnownDistance(n: Int) throws {
    let profile = try profile(tokens: (0..<n).map { "w\($0)" }) { _, _ in 1 / Float(n) }
    // 1/n is not exact in float32.
    expectClose(profile.distance, Double(n * n - 1) / Double(3 * n), atol: 1e-6 * Double(n))
    #expect(profile.kind == (n == 1 ? .other : .broad))
  }

  @Test func everyKindIsFoundByItsPattern() throws {
    let tokens = ["[CLS]", "a", "b", ",", "c", ".", "[SEP]"]
    func kind(_ attention: (Int, Int) -> Float) throws -> HeadProfile.Kind {
      try profile(tokens: tokens, attention).kind
    }
    #expect(try kind { i, j in j == max(i - 1, 0) ? 1 : 0 } == .previousToken)
    #expect(try kind { i, j in j == min(i + 1, 6) ? 1 : 0 } == .nextToken)
    #expect(try kind { _, j in j == 0 ? 1 : 0 } == .classToken)
    #expect(try kind { _, j in j == 6 ? 1 : 0 } == .separator)
    #expect(try kind { _, j in j == 3 || j == 5 ? 0.5 : 0 } == .punctuation)
    #expect(try kind { i, j in i == j ? 1 : 0 } == .other)
  }

  @Test func aShareMustExceedItsThreshold() throws {
    // Half of four rows' attention goes to the token before; the first row has none.
    let half = try profile(tokens: ["a", "b", "c", "d"]) { i, j in
      switch (i, j) {
      case (1, 0), (2, 1): 1
      case (0, 0), (3, 3): 1
      default: 0
      }
    }
    #expect(half.previousToken == 0.5)
    #expect(half.kind == .other)
  }

  @Test func theFirstKindThatAppliesIsTaken() throws {
    // Every row gives `share` to one token and the rest to all others alike.
    func kind(_ tokens: [String], _ share: Float, to place: (Int) -> Int) throws
      -> HeadProfile.Kind
    {
      let rest = (1 - share) / Float(tokens.count - 1)
      return try profile(tokens: tokens) { i, j in j == place(i) ? share : rest }.kind
    }
    let tokens = ["[CLS]"] + (0..<30).map { "w\($0)" } + ["[SEP]"]
    // Over half to the token before, and yet spread enough: the first row is even.
    let both = try profile(tokens: ["a", "b", "c", "d"]) { i, j in
      i == 0 ? 0.25 : j == i - 1 ? 0.67 : 0.11
    }
    #expect(both.previousToken > 0.5 && both.normalizedEntropy > 0.78)
    #expect(both.kind == .broad)
    #expect(try kind(Array(tokens[0..<8]), 0.6, to: { max($0 - 1, 0) }) == .previousToken)
    #expect(try kind(tokens, 0.59, to: { _ in 0 }) == .other)
    #expect(try kind(tokens, 0.61, to: { _ in 0 }) == .classToken)
    #expect(try kind(tokens, 0.59, to: { _ in 31 }) == .other)
    #expect(try kind(tokens, 0.61, to: { _ in 31 }) == .separator)
    // Two tokens: the next one of the first is the punctuation and the separator is not.
    let signs = try profile(tokens: ["a", "."]) { _, j in j == 1 ? 0.7 : 0.3 }
    #expect(signs.kind == .punctuation && signs.normalizedEntropy > 0.78)
  }

  @Test func noSentenceAndTracesThatDoNotFitAreRefused() throws {
    #expect(throws: AnalysisError.tooFew(what: "sentences", expected: 1, got: 0)) {
      try HeadProfile.all([])
    }
    let golden = try AnalysisGolden.load()
    let trace = try golden.traces().before
    #expect(
      throws: AnalysisError.shape(
        what: "attentions", expected: "[2, 3, 1, 1]", got: [2, 3, 9, 9])
    ) {
      try HeadProfile.all([(["[CLS]"], trace)])
    }
  }

  private func profile(
    tokens: [String], _ attention: (Int, Int) -> Float
  ) throws -> HeadProfile {
    let n = tokens.count
    let values = (0..<n * n).map { attention($0 / n, $0 % n) }
    let trace = try AttentionTrace(
      attentions: Tensor(shape: [1, 1, n, n], values: values), hiddenStates: Tensor(zeros: 2, n, 1),
      tokenCount: n)
    return try #require(HeadProfile.all([(tokens, trace)]).first)
  }
}
