import TestSupport
import Testing

@testable import Training

/// Rates of every step, one by one, as shares of the peak.
private let tables: [(warmup: Int, total: Int, rates: [Double])] = [
  (2, 5, [0, 0.5, 1, 2.0 / 3, 1.0 / 3]),
  (0, 4, [1, 0.75, 0.5, 0.25]),
  (4, 4, [0, 0.25, 0.5, 0.75]),
  (1, 1, [0]),
  (0, 1, [1]),
]

struct LearningRateScheduleTests {
  @Test(arguments: tables)
  func ratesRiseAndFallInStraightLines(warmup: Int, total: Int, rates: [Double]) {
    let schedule = LearningRateSchedule(peak: 1e-3, warmupSteps: warmup, totalSteps: total)
    expectClose((0..<total).map { schedule.rate(at: $0) }, rates.map { $0 * 1e-3 }, atol: 1e-18)
  }

  @Test func afterTheEndTheRateIsZero() {
    let schedule = LearningRateSchedule(peak: 1, warmupSteps: 1, totalSteps: 3)
    #expect(schedule.rate(at: 3) == 0 && schedule.rate(at: 10) == 0)
  }
}
