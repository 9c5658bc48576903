import Foundation
import Training

/// Predictions as a stage keeps them: every number to its last bit.
enum PredictionFile {
  private static let columns = ["label", "positive", "log_likelihood"]

  static func data(_ predictions: [Prediction]) -> Data {
    let rows = predictions.map { ["\($0.label)", "\($0.positive)", "\($0.logLikelihood)"] }
    return Data(DataTable(columns, rows: rows).csv.utf8)
  }

  static func read(_ file: URL) throws(ReportError) -> [Prediction] {
    let table = try DataTable(
      reading: file.lastPathComponent, of: file.deletingLastPathComponent(), header: columns)
    var predictions: [Prediction] = []
    for row in table.rows.indices {
      predictions.append(
        Prediction(
          label: try table.number(row, 0, in: file.path),
          positive: try table.number(row, 1, in: file.path),
          logLikelihood: try table.number(row, 2, in: file.path)))
    }
    return predictions
  }
}
