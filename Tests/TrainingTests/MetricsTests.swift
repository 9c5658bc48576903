import Foundation
import TestSupport
import Testing

@testable import Training

struct MetricsTests {
  private func predictions(
    truePositives: Int = 0, falsePositives: Int = 0, trueNegatives: Int = 0,
    falseNegatives: Int = 0
  ) -> [Prediction] {
    func make(_ count: Int, _ label: Int, _ positive: Double) -> [Prediction] {
      (0..<count).map { _ in
        Prediction(
          label: label, positive: positive, logLikelihood: log(label == 1 ? positive : 1 - positive)
        )
      }
    }
    return make(truePositives, 1, 0.9) + make(falsePositives, 0, 0.8)
      + make(trueNegatives, 0, 0.25) + make(falseNegatives, 1, 0.4)
  }

  @Test func theFourCountsGiveAllMeasures() {
    let metrics = Metrics(
      predictions(truePositives: 3, falsePositives: 1, trueNegatives: 4, falseNegatives: 2))
    #expect(metrics.truePositives == 3 && metrics.falsePositives == 1)
    #expect(metrics.trueNegatives == 4 && metrics.falseNegatives == 2 && metrics.count == 10)
    #expect(metrics.accuracy == 0.7 && metrics.precision == 0.75 && metrics.recall == 0.6)
    expectClose(metrics.f1, 2 * 0.75 * 0.6 / (0.75 + 0.6), atol: 1e-15)
    let loss = -(3 * log(0.9) + log(0.2) + 4 * log(0.75) + 2 * log(0.4)) / 10
    expectClose(metrics.loss, loss, atol: 1e-12)
    #expect(
      metrics
        == Metrics(
          truePositives: 3, falsePositives: 1, trueNegatives: 4, falseNegatives: 2,
          loss: metrics.loss))
  }

  @Test func measuresWithoutCasesAreZero() {
    let negatives = Metrics(predictions(trueNegatives: 5))
    #expect(negatives.accuracy == 1 && negatives.precision == 0 && negatives.recall == 0)
    #expect(negatives.f1 == 0)
    let missed = Metrics(predictions(trueNegatives: 1, falseNegatives: 1))
    #expect(missed.accuracy == 0.5 && missed.precision == 0 && missed.f1 == 0)
    let wrong = Metrics(predictions(falsePositives: 2))
    #expect(wrong.accuracy == 0 && wrong.recall == 0 && wrong.f1 == 0)
  }

  @Test func aTieIsNegativeAsTheFirstClassOfTheLargest() {
    #expect(Prediction(label: 1, positive: 0.5, logLikelihood: 0).choice == 0)
    #expect(Prediction(label: 1, positive: 0.5.nextUp, logLikelihood: 0).choice == 1)
  }
}
