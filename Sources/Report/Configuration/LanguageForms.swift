/// The settings that speak of languages.
extension SettingTable {
  /// One text for all languages, or a text for each.
  static func readTitle(_ value: YAMLValue) throws(ReportError) -> BilingualText {
    guard value.node.mapping != nil else {
      let title = try value.filledText()
      return BilingualText(english: title, korean: title)
    }
    let titles = try record(value, keys: [Language.korean.rawValue, Language.english.rawValue])
    return BilingualText(english: try titles[1].filledText(), korean: try titles[0].filledText())
  }

  static func writeTitle(_ title: BilingualText) -> SettingValue {
    guard title.english != title.korean else { return .text(title.english) }
    return .section([
      .init(Language.korean.rawValue, .text(title.korean)),
      .init(Language.english.rawValue, .text(title.english)),
    ])
  }

  /// A language, or a list of them.
  static func readLanguages(_ value: YAMLValue) throws(ReportError) -> [Language] {
    guard value.node.sequence != nil else { return [try value.choice(of: Language.self)] }
    let allowed = "ko | en | a list of them"
    return try choices(try value.elements(allowed: allowed), of: value, allowed: allowed)
  }

  static func writeLanguages(_ languages: [Language]) -> SettingValue {
    let names = languages.map { SettingValue.text($0.rawValue) }
    return names.count == 1 ? names[0] : .list(names)
  }

  /// The words in `elements`, each once, at least one.
  static func choices<Choice: RawRepresentable<String> & CaseIterable & Equatable>(
    _ elements: [YAMLValue], of list: YAMLValue, allowed: String
  ) throws(ReportError) -> [Choice] {
    guard !elements.isEmpty else { throw list.refuse(allowed: allowed) }
    var result: [Choice] = []
    for element in elements {
      let choice = try element.choice(of: Choice.self)
      guard !result.contains(choice) else { throw element.refuse(allowed: "each of them once") }
      result.append(choice)
    }
    return result
  }
}
