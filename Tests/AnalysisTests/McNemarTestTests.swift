import TestSupport
import Testing

@testable import Analysis

struct McNemarTestTests {
  @Test func thePublishedStatisticsComeOut() {
    // definitions.md.
    #expect(McNemarTest(b: 61, c: 27).statistic == 12.375)
    #expect(McNemarTest(b: 20, c: 6).statistic == 6.5)
    #expect(McNemarTest(b: 25, c: 15).statistic == 2.025)
  }

  @Test func statisticsAndProbabilitiesEqualThoseOfScipy() throws {
    for expected in try PredictionsGolden.load().mcNemar {
      let test = McNemarTest(b: expected.b, c: expected.c)
      #expect((test.statistic == nil) == (expected.statistic == nil))
      expectClose(test.statistic ?? 0, expected.statistic ?? 0, atol: 1e-12, "statistic")
      expectClose(test.pValue / expected.pValue, 1, atol: 1e-12, "p of \(expected)")
      #expect(McNemarTest(b: expected.c, c: expected.b).pValue == test.pValue)
    }
  }

  @Test func theExactTestIsUsedForFewDiscordantPairs() {
    // 2·(1 + 5)/2⁵.
    #expect(McNemarTest(b: 1, c: 4).pValue == 0.375)
    #expect(McNemarTest(b: 0, c: 24).statistic == nil)
    #expect(McNemarTest(b: 0, c: 25).statistic != nil)
  }

  @Test(arguments: [0, 1, 5, 12, 13, 40])
  func noDifferenceIsCertainlyCompatibleWithChance(count: Int) {
    #expect(McNemarTest(b: count, c: count).pValue == 1)
  }
}
