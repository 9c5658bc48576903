import Analysis
import TestSupport
import Testing

struct WilsonIntervalTests {
  @Test func thePublishedExampleComesOut() {
    // definitions.md: 796 of 872 gives [0.8923, 0.9298].
    let interval = WilsonInterval(successes: 796, trials: 872)
    expectClose([interval.lower, interval.upper], [0.8923, 0.9298], atol: 5e-5)
  }

  @Test(arguments: [(0, 10), (10, 10), (1, 1), (5, 10)])
  func theRateLiesInsideAndTheEndsStayRates(successes: Int, trials: Int) {
    let interval = WilsonInterval(successes: successes, trials: trials)
    let rate = Double(successes) / Double(trials)
    #expect(0 <= interval.lower && interval.lower <= rate + 1e-12)
    #expect(rate <= interval.upper + 1e-12 && interval.upper <= 1)
    #expect(interval.lower < interval.upper)
  }
}
