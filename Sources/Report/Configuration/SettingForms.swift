/// The settings whose values are more than one word or number.
extension SettingTable {
  /// `YYYY-MM-DD`, a day that exists; nothing for no date.
  static func readDate(_ value: YAMLValue) throws(ReportError) -> String? {
    if value.isNull { return nil }
    let allowed = "a day as YYYY-MM-DD, or nothing"
    let text = try value.text(allowed: allowed)
    guard isDay(text) else { throw value.refuse(allowed: allowed) }
    return text
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
    let year = numbers[0]
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && (1...days[numbers[1] - 1]).contains(numbers[2])
  }

  static func readTrainable(_ value: YAMLValue) throws(ReportError) -> Trainable {
    guard let text = value.plainText ?? value.node.string, let trainable = Trainable(text) else {
      throw value.refuse(allowed: "all | head | last-N with N of at least 1")
    }
    return trainable
  }

  static func readSentences(_ value: YAMLValue) throws(ReportError) -> [AnalysisSentence] {
    let allowed = "a list of {text: …, sentiment: …} with at least one sentence"
    let elements = try value.elements(allowed: allowed)
    guard !elements.isEmpty else { throw value.refuse(allowed: allowed) }
    var sentences: [AnalysisSentence] = []
    for element in elements { sentences.append(try readSentence(element)) }
    return sentences
  }

  private static func readSentence(_ element: YAMLValue) throws(ReportError) -> AnalysisSentence {
    let fields = try record(element, keys: ["text", "sentiment"])
    return AnalysisSentence(
      text: try fields[0].filledText(), sentiment: try fields[1].choice(of: Sentiment.self))
  }

  private static func writeSentence(_ sentence: AnalysisSentence) -> SettingValue {
    .section([
      .init("text", .text(sentence.text)),
      .init("sentiment", .text(sentence.sentiment.rawValue)),
    ])
  }

  static func writeSentences(_ sentences: [AnalysisSentence]) -> SettingValue {
    .list(sentences.map(writeSentence))
  }

  static func readLayers(_ value: YAMLValue) throws(ReportError) -> LayerSelection {
    switch value.node.scalar?.string {
    case "last": .last
    case "all": .all
    default: .indices(try readIndices(value, words: "last | all"))
    }
  }

  static func writeLayers(_ layers: LayerSelection) -> SettingValue {
    switch layers {
    case .last: .text("last")
    case .all: .text("all")
    case .indices(let indices): .list(indices.map { .whole(UInt64($0)) })
    }
  }

  static func readHeads(_ value: YAMLValue) throws(ReportError) -> HeadSelection {
    value.node.scalar?.string == "all" ? .all : .indices(try readIndices(value, words: "all"))
  }

  static func writeHeads(_ heads: HeadSelection) -> SettingValue {
    switch heads {
    case .all: .text("all")
    case .indices(let indices): .list(indices.map { .whole(UInt64($0)) })
    }
  }

  private static func readIndices(
    _ value: YAMLValue, words: String
  ) throws(ReportError) -> [Int] {
    let allowed = "\(words) | a list of indices from 0, each once"
    let elements = try value.elements(allowed: allowed)
    guard !elements.isEmpty else { throw value.refuse(allowed: allowed) }
    var indices: [Int] = []
    for element in elements {
      let index = try element.whole(0...Int.max, allowed: "an index from 0")
      guard !indices.contains(index) else { throw element.refuse(allowed: "each index once") }
      indices.append(index)
    }
    return indices
  }

  static func readExcludedTokens(_ value: YAMLValue) throws(ReportError) -> [String] {
    var tokens: [String] = []
    for element in try value.elements(allowed: "a list of tokens, [] for none") {
      let token = try element.filledText()
      guard token != "[CLS]" else {
        throw element.refuse(allowed: "any token but [CLS], whose row the report shows")
      }
      guard !tokens.contains(token) else { throw element.refuse(allowed: "each token once") }
      tokens.append(token)
    }
    return tokens
  }

  static func readFormats(_ value: YAMLValue) throws(ReportError) -> [ReportFormat] {
    let elements = try value.elements(allowed: "a list of markdown, pdf and slides")
    return try choices(elements, of: value, allowed: "at least one of markdown, pdf and slides")
  }

  static func writeFormats(_ formats: [ReportFormat]) -> SettingValue {
    .list(formats.map { .text($0.rawValue) })
  }
}
