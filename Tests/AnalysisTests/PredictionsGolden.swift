import Foundation

@testable import Analysis

/// `Tests/Fixtures/analysis/predictions.json`, which `make_predictions.py` beside it made with
/// numpy and scipy.
struct PredictionsGolden: Decodable {
  struct Positive: Decodable {
    let before: [Double]
    let after: [Double]
  }

  struct Bins: Decodable {
    let counts: [Int]
    let confidence: [Double?]
    let accuracy: [Double?]
    let error: Double
    let brier: Double
  }

  struct Calibrations: Decodable {
    let before: Bins
    let after: Bins
  }

  struct Bootstrap: Decodable {
    let resamples: Int
    let difference: Double
    let interval: [Double]
  }

  struct McNemar: Decodable {
    let b: Int
    let c: Int
    let statistic: Double?
    let pValue: Double
  }

  struct Kendall: Decodable {
    let x: [Double]
    let y: [Double]
    let tau: Double
  }

  let labels: [Int]
  /// In 1/64.
  let positive64: Positive
  let calibration: Calibrations
  let bootstrap: Bootstrap
  let mcNemar: [McNemar]
  let kendall: [Kendall]

  static func load() throws -> PredictionsGolden {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/analysis/predictions.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(PredictionsGolden.self, from: Data(contentsOf: url))
  }

  /// The predictions, their rows counted from 0; nothing else is known of the reviews.
  var predictions: [ReviewPrediction] {
    labels.indices.map { row in
      ReviewPrediction(
        row: row, label: labels[row],
        positive: BeforeAfter(
          before: positive64.before[row] / 64, after: positive64.after[row] / 64),
        tokenCount: 1, isTruncated: false, hasNegation: false)
    }
  }
}
