import TestSupport
import Testing

@testable import Analysis

struct KendallTauTests {
  @Test func listsWithTiesHaveTheCoefficientOfScipy() throws {
    for expected in try PredictionsGolden.load().kendall {
      let tau = try #require(KendallTau.b(expected.x, expected.y))
      expectClose(tau, expected.tau, atol: 1e-14, "tau")
      #expect(KendallTau.b(expected.y, expected.x) == tau)
      #expect(KendallTau.b(expected.x, expected.x) == 1)
    }
  }

  @Test func oppositeOrderIsMinusOneAndAConstantHasNone() {
    #expect(KendallTau.b([1, 2, 3], [3, 2, 1]) == -1)
    #expect(KendallTau.b([1, 1], [1, 2]) == nil)
    #expect(KendallTau.b([], []) == nil)
  }

  @Test func aTieInOneListOnlyLowersTheCoefficient() {
    // C = 2, D = 0, one tie in y: 2/√(3·2).
    expectClose(KendallTau.b([1, 2, 3], [1, 2, 2]) ?? 0, 2 / 6.0.squareRoot(), atol: 1e-15)
  }
}
