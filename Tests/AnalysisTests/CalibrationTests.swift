import TestSupport
import Testing

@testable import Analysis

struct CalibrationTests {
  @Test func binsAndErrorsEqualThoseOfNumpy() throws {
    let golden = try PredictionsGolden.load()
    for (sixtyFourths, expected) in [
      (golden.positive64.before, golden.calibration.before),
      (golden.positive64.after, golden.calibration.after),
    ] {
      let result = try Calibration(
        positive: sixtyFourths.map { $0 / 64 }, labels: golden.labels)
      #expect(result.bins.map(\.count) == expected.counts)
      expectClose(
        result.bins.map { $0.confidence ?? -1 }, expected.confidence.map { $0 ?? -1 }, atol: 1e-14,
        "confidence")
      expectClose(
        result.bins.map { $0.accuracy ?? -1 }, expected.accuracy.map { $0 ?? -1 }, atol: 1e-14,
        "accuracy")
      expectClose(result.error, expected.error, atol: 1e-14, "error")
      expectClose(result.brier, expected.brier, atol: 1e-14, "Brier score")
    }
  }

  @Test func aNumberOnAnEdgeBelongsToTheBinBelow() throws {
    // Confidences ¾, ¾ (of 0.25) and 1 with four bins: (½, ¾] and (¾, 1].
    let result = try Calibration(positive: [0.75, 0.25, 1], labels: [1, 1, 1], binCount: 4)
    #expect(result.bins.map(\.count) == [0, 0, 2, 1])
    #expect(result.bins[2].accuracy == 0.5 && result.bins[2].confidence == 0.75)
    #expect(result.bins[0].accuracy == nil && result.bins[0].confidence == nil)
    expectClose(result.error, 2.0 / 3 * 0.25, atol: 1e-15)
    expectClose(result.brier, (0.0625 + 0.5625) / 3, atol: 1e-15)
  }

  @Test func certainAndRightPredictionsAreCalibrated() throws {
    let result = try Calibration(positive: [1, 0, 1], labels: [1, 0, 1])
    #expect(result.error == 0 && result.brier == 0)
  }

  @Test func emptyAndUnequalListsAreRefused() {
    #expect(throws: AnalysisError.tooFew(what: "predictions", expected: 1, got: 0)) {
      try Calibration(positive: [], labels: [])
    }
    #expect(throws: AnalysisError.unequalCounts(what: "labels", expected: 1, got: 2)) {
      try Calibration(positive: [0.5], labels: [1, 0])
    }
  }
}
