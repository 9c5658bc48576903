/// How much of a run has to be done again after a setting has changed.
enum RemakeExtent: Int, Comparable {
  /// The report alone, from the numbers that are there.
  case drawing
  /// Both models are asked again; nothing is trained.
  case tracing
  /// Everything.
  case training

  /// The extent of a setting by its path.
  init(path: String) {
    switch path.prefix(while: { $0 != "." }) {
    case "model", "dataset", "training": self = .training
    case "report": self = path == "report.quote_reviews" ? .tracing : .drawing
    case "analysis": self = path == "analysis.cosine_threshold" ? .drawing : .tracing
    default: self = .drawing
    }
  }

  static func < (one: RemakeExtent, other: RemakeExtent) -> Bool { one.rawValue < other.rawValue }

  /// Paths of the settings that differ, in the order of the file.
  static func changes(from old: RunConfiguration, to new: RunConfiguration) -> [String] {
    SettingTable.settings.filter { $0.write(old) != $0.write(new) }.map(\.path)
  }
}
