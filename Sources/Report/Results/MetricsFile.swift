import Analysis
import Training

/// The content of `metrics.json`: how well both models did on the test part.
struct MetricsFile: Codable, Hashable {
  struct Entry: Codable, Hashable {
    struct Confusion: Codable, Hashable {
      let truePositives, falsePositives, trueNegatives, falseNegatives: Int

      enum CodingKeys: String, CodingKey {
        case truePositives = "true_positives"
        case falsePositives = "false_positives"
        case trueNegatives = "true_negatives"
        case falseNegatives = "false_negatives"
      }
    }

    let n: Int
    let accuracy, precision, recall, f1, loss: Double
    let confusion: Confusion

    init(_ metrics: Metrics) {
      n = metrics.count
      accuracy = metrics.accuracy
      precision = metrics.precision
      recall = metrics.recall
      f1 = metrics.f1
      loss = metrics.loss
      confusion = Confusion(
        truePositives: metrics.truePositives, falsePositives: metrics.falsePositives,
        trueNegatives: metrics.trueNegatives, falseNegatives: metrics.falseNegatives)
    }

    var metrics: Metrics {
      Metrics(
        truePositives: confusion.truePositives, falsePositives: confusion.falsePositives,
        trueNegatives: confusion.trueNegatives, falseNegatives: confusion.falseNegatives,
        loss: loss)
    }
  }

  let before: Entry
  let after: Entry

  init(_ metrics: BeforeAfter<Metrics>) {
    before = Entry(metrics.before)
    after = Entry(metrics.after)
  }

  var metrics: BeforeAfter<Metrics> {
    BeforeAfter(before: before.metrics, after: after.metrics)
  }
}
