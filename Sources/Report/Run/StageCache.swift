import Documents
import Foundation
import Tensors

/// The stages of a run whose results are kept beside the report, so that a change of a sentence or
/// a template does not train again.
public enum Stage: String, CaseIterable, Sendable {
  /// Predictions of the pre-trained model.
  case evaluateBefore = "evaluate-before"
  /// Fine-tuning.
  case train
  /// Predictions of the fine-tuned model.
  case evaluateAfter = "evaluate-after"

  /// The stages that words of a command line name; "all" names every stage.
  /// - Throws: `ReportError.usage` with the words that there are.
  public static func named(_ words: [String]) throws(ReportError) -> Set<Stage> {
    var stages: Set<Stage> = []
    for word in words {
      if word == "all" {
        stages.formUnion(allCases)
      } else if let stage = Stage(rawValue: word) {
        stages.insert(stage)
      } else {
        let known = allCases.map(\.rawValue) + ["all"]
        let hint = nearestName(to: word, among: known).map { "; did you mean \($0)?" } ?? ""
        throw .usage("'\(word)' is no stage; there are \(known.joined(separator: ", "))\(hint)")
      }
    }
    return stages
  }
}

/// Results of stages on disk, each under a key that stands for everything it depends on.
struct StageCache {
  let folder: URL
  /// Stages that are to be done again whatever is stored.
  let forced: Set<Stage>

  /// The files stored for `stage`, if they were stored under `key`.
  func files(of stage: Stage, key: String) -> URL? {
    let place = folder.appendingPathComponent(stage.rawValue)
    guard !forced.contains(stage),
      let stored = try? String(contentsOf: place.appendingPathComponent("key"), encoding: .utf8),
      stored == key
    else { return nil }
    return place
  }

  /// Stores `files` for `stage` under `key`; the key is written last, so that a half-written
  /// result is never taken for a whole one.
  func store(_ files: [String: Data], of stage: Stage, key: String) throws(ReportError) {
    let place = folder.appendingPathComponent(stage.rawValue)
    do {
      try? FileManager.default.removeItem(at: place)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (name, data) in files { try data.write(to: place.appendingPathComponent(name)) }
      try Data(key.utf8).write(to: place.appendingPathComponent("key"))
    } catch {
      throw .notWritable(path: place.path, reason: plainReason(error))
    }
  }

  /// A key made of parts: a digest of all of them in order.
  static func key(_ parts: [String]) -> String {
    sha256(of: Data(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }
}
