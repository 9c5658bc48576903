/// A language that reports are written in.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case korean = "ko"
  case english = "en"
}

/// What a person says a sentence expresses.
public enum Sentiment: String, CaseIterable, Hashable, Sendable {
  case positive, negative, neutral
}

/// Which parameters the training changes.
public enum Trainable: Hashable, Sendable {
  /// Every parameter.
  case all
  /// Pooler and classifier only.
  case head
  /// The last layers (at least one), pooler and classifier.
  case lastLayers(Int)

  /// `all`, `head` or `last-N`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "all": self = .all
    case "head": self = .head
    default:
      guard text.hasPrefix("last-"), text.dropFirst(5).allSatisfy(\.isNumber),
        let count = Int(text.dropFirst(5)), count > 0
      else { return nil }
      self = .lastLayers(count)
    }
  }

  /// The text form that `init(_:)` reads.
  public var text: String {
    switch self {
    case .all: "all"
    case .head: "head"
    case .lastLayers(let count): "last-\(count)"
    }
  }
}

/// The number format of the operands of matrix products in training and evaluation.
public enum Precision: String, CaseIterable, Hashable, Sendable {
  /// bfloat16 where the processor multiplies it, else float32.
  case automatic = "auto"
  case float32
  /// Faster where the processor multiplies it; refused elsewhere.
  case bfloat16
}

/// Which layers attention is averaged over.
public enum LayerSelection: Hashable, Sendable {
  case last
  case all
  /// Indices counted from 0, each once.
  case indices([Int])
}

/// Which heads attention is averaged over.
public enum HeadSelection: Hashable, Sendable {
  case all
  /// Indices counted from 0, each once.
  case indices([Int])
}

extension HeadSelection {
  /// The chosen heads of `count`, ascending.
  func indices(of count: Int) -> [Int] {
    switch self {
    case .all: Array(0..<count)
    case .indices(let indices): indices.sorted()
    }
  }
}

/// A form of the finished report: text with figures beside it, pages to print, slides to project.
public enum ReportFormat: String, CaseIterable, Hashable, Sendable {
  case markdown, pdf, slides
}

/// The form of the figures beside the Markdown.
public enum FigureFormat: String, CaseIterable, Hashable, Sendable {
  case svg
}
