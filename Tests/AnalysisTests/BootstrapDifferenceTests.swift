import Tensors
import TestSupport
import Testing

@testable import Analysis

struct BootstrapDifferenceTests {
  @Test func theIntervalEqualsThatOfNumpyForTheSameResamples() throws {
    let golden = try PredictionsGolden.load()
    let correct = golden.predictions.map(\.isCorrect)
    var state: UInt64 = 2024
    let result = try BootstrapDifference(
      correct: BeforeAfter(before: correct.map(\.before), after: correct.map(\.after)),
      resamples: golden.bootstrap.resamples
    ) { n in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(n))
    }
    expectClose(result.difference, golden.bootstrap.difference, atol: 1e-15, "difference")
    expectClose([result.lower, result.upper], golden.bootstrap.interval, atol: 1e-14, "interval")
    #expect(result.resamples == 2000)
  }

  @Test func equalModelsDifferByNothingInEveryResample() throws {
    let right = [true, false, true, true, false]
    var source = RandomSource(seed: 1, stream: 2)
    let result = try BootstrapDifference(
      correct: BeforeAfter(before: right, after: right), resamples: 2000
    ) { source.integer(below: $0) }
    #expect(result.difference == 0 && result.lower == 0 && result.upper == 0)
  }

  @Test func quantilesLieBetweenTheResamplesNextToThem() throws {
    // One example and resamples of 0 and 1: the first 50 of 2,000 choose the gain of −1.
    var call = 0
    let result = try BootstrapDifference(
      correct: BeforeAfter(before: [true, false], after: [false, false]), resamples: 2000
    ) { _ in
      call += 1
      return call <= 100 ? 0 : 1
    }
    // Sorted: fifty times −1, then 0; place 0.025·1999 = 49.975 lies between the two.
    expectClose(result.lower, -0.025, atol: 1e-12)
    #expect(result.upper == 0)
  }

  @Test func tooLittleOfAnythingIsRefused() {
    #expect(throws: AnalysisError.tooFewResamples(1999)) {
      try BootstrapDifference(
        correct: BeforeAfter(before: [true], after: [true]), resamples: 1999
      ) { _ in 0 }
    }
    #expect(throws: AnalysisError.tooFew(what: "predictions", expected: 1, got: 0)) {
      try BootstrapDifference(correct: BeforeAfter(before: [], after: []), resamples: 2000) { _ in
        0
      }
    }
    #expect(
      throws: AnalysisError.unequalCounts(what: "predictions after", expected: 1, got: 2)
    ) {
      try BootstrapDifference(
        correct: BeforeAfter(before: [true], after: [true, false]), resamples: 2000
      ) { _ in 0 }
    }
  }
}
