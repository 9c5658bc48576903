import Analysis
import Foundation
import Training

/// The numbers behind the figures of the chapter on the experiment that are not there anyway.
extension ReportAnalysis {
  var experimentFiles: [String: Data] {
    [
      "accuracy.csv": accuracyTable, "confusion.csv": confusionTable,
      "calibration.csv": calibrationTable,
    ].mapValues { Data($0.csv.utf8) }
  }

  private static let models = ["pretrained", "finetuned"]

  private var accuracyTable: DataTable {
    DataTable(
      ["model", "count", "correct", "accuracy", "lower", "upper", "calibration_error", "brier"],
      rows: zip(ReportAnalysis.models, [scores.before, scores.after]).map { model, score in
        [
          model, "\(score.count)", "\(score.correct)", "\(score.accuracy)",
          "\(score.interval.lower)", "\(score.interval.upper)", "\(score.calibration.error)",
          "\(score.calibration.brier)",
        ]
      })
  }

  private var confusionTable: DataTable {
    let metrics = results.metrics
    var rows: [[String]] = []
    for (model, metrics) in zip(ReportAnalysis.models, [metrics.before, metrics.after]) {
      rows += [
        [model, "0", "0", "\(metrics.trueNegatives)"],
        [model, "0", "1", "\(metrics.falsePositives)"],
        [model, "1", "0", "\(metrics.falseNegatives)"],
        [model, "1", "1", "\(metrics.truePositives)"],
      ]
    }
    return DataTable(["model", "label", "prediction", "count"], rows: rows)
  }

  private var calibrationTable: DataTable {
    var rows: [[String]] = []
    for (model, score) in zip(ReportAnalysis.models, [scores.before, scores.after]) {
      rows += score.calibration.bins.map { bin in
        [
          model, "\(bin.lower)", "\(bin.upper)", "\(bin.count)",
          bin.confidence.map { "\($0)" } ?? "", bin.accuracy.map { "\($0)" } ?? "",
        ]
      }
    }
    return DataTable(
      ["model", "lower", "upper", "count", "confidence", "accuracy"], rows: rows)
  }
}

/// How well one model does on the test part, and how far its probabilities can be believed.
struct ModelScore {
  let count: Int
  let correct: Int
  let interval: WilsonInterval
  let calibration: Calibration

  var accuracy: Double { Double(correct) / Double(count) }

  init(
    _ metrics: Metrics, _ positive: [Double], _ labels: [Int]
  ) throws(AnalysisError) {
    count = metrics.count
    correct = metrics.truePositives + metrics.trueNegatives
    interval = WilsonInterval(successes: correct, trials: count)
    calibration = try Calibration(positive: positive, labels: labels)
  }
}
