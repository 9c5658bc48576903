import Foundation

@testable import Report

/// The folder of a run as `build` leaves it, without the drawing.
struct RecordedRun {
  /// Writes data and manifest of `results` to `folder`; `others` are further files of the run.
  static func write(
    _ results: RunResults, to folder: URL, others: [String: String] = [:]
  ) throws {
    var files = try results.files().merging(ReportAnalysis(results).files) { $1 }
    files = Dictionary(uniqueKeysWithValues: files.map { ("data/\($0)", $1) })
    for (name, text) in others { files[name] = Data(text.utf8) }
    let manifest = try Manifest(results, artifacts: files).data()
    for (name, data) in files.merging(["manifest.json": manifest], uniquingKeysWith: { $1 }) {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  /// The sample after another training: two epochs, one more review right, other attention.
  static func changed() throws -> RunResults {
    var after = SampleResults.tuned
    (after.strength, after.angle, after.right) = (0.7, 0.6, 10)
    var results = try SampleResults.make(to: after)
    results.configuration.training.epochs = 2
    results.configuration.analysis.excludedTokens = [".", "[SEP]"]
    results.configuration.analysis.swaps = []
    // Of the sample's predictions one becomes right and one wrong.
    results.predictions = try SampleResults.make().predictions
    for isRight in [false, true] {
      let place = results.predictions.firstIndex {
        (($0.after > 0.5) == ($0.label == 1)) == isRight
      }
      guard let place else { continue }
      let old = results.predictions[place]
      results.predictions[place] = PairedPrediction(
        row: old.row, label: old.label, before: old.before, after: 1 - old.after)
    }
    return results
  }
}
