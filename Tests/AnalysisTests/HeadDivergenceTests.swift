import Foundation
import TestSupport
import Testing

@testable import Analysis

struct HeadDivergenceTests {
  @Test func everyHeadsDivergenceEqualsThatOfNumpy() throws {
    let golden = try ModelsGolden.load()
    let divergence = try HeadDivergence(golden.sentences().map(\.traces))
    expectClose(divergence.matrix.values, golden.divergence, atol: 1e-13, "divergence")
    #expect(divergence.matrix.rows == 2 && divergence.matrix.columns == 3)
  }

  @Test func equalModelsHaveNoDivergenceAtAll() throws {
    let trace = try AnalysisGolden.load().traces().after
    let divergence = try HeadDivergence([BeforeAfter(before: trace, after: trace)])
    #expect(divergence.matrix.values.allSatisfy { $0 == 0 })
  }

  @Test func theDivergenceIsSymmetricAndBoundedByLnTwo() {
    let rows: [[Double]] = [
      [1, 0, 0], [0, 1, 0], [0.5, 0.5, 0], [0.2, 0.3, 0.5], [1e-300, 1, 0], [0.1, 0.7, 0.2],
    ]
    for p in rows {
      for q in rows {
        let divergence = HeadDivergence.jensenShannon(p, q)
        #expect(divergence == HeadDivergence.jensenShannon(q, p))
        #expect(divergence >= 0 && divergence <= log(2))
        #expect((divergence == 0) == (p == q))
      }
    }
    expectClose(HeadDivergence.jensenShannon([1, 0], [0, 1]), log(2), atol: 1e-15)
    // m = (¾, ¼): ½(ln 4/3) + ½(½ ln 2/3 + ½ ln 2).
    expectClose(
      HeadDivergence.jensenShannon([1, 0], [0.5, 0.5]),
      (log(4.0 / 3) + (log(2.0 / 3) + log(2)) / 2) / 2, atol: 1e-15)
  }

  @Test func noSentenceAndTracesThatDoNotFitAreRefused() throws {
    #expect(throws: AnalysisError.tooFew(what: "sentences", expected: 1, got: 0)) {
      try HeadDivergence([])
    }
    let sentences = try ModelsGolden.load().sentences().map(\.traces)
    #expect(
      throws: AnalysisError.shape(
        what: "attentions", expected: "[2, 3, 9, 9]", got: [2, 3, 8, 8])
    ) {
      try HeadDivergence([BeforeAfter(before: sentences[0].before, after: sentences[1].after)])
    }
  }
}
