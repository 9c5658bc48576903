import Documents

/// The settings that are lists of small records.
extension SettingTable {
  /// The last layer as nil, or an index from 0.
  static func readLayer(_ value: YAMLValue) throws(ReportError) -> Int? {
    if value.node.scalar?.string == "last" { return nil }
    return try value.whole(0...Int.max, allowed: "last | an index from 0")
  }

  static func writeLayer(_ layer: Int?) -> SettingValue {
    layer.map { .whole(UInt64($0)) } ?? .text("last")
  }

  static func readFlag(_ value: YAMLValue) throws(ReportError) -> Bool {
    switch value.plainText {
    case "true": true
    case "false": false
    default: throw value.refuse(allowed: "true | false")
    }
  }

  static func writeFlag(_ flag: Bool) -> SettingValue { .flag(flag) }

  static func readFocus(_ value: YAMLValue) throws(ReportError) -> [FocusSettings] {
    var result: [FocusSettings] = []
    for element in try value.elements(allowed: "a list of {word: …, sentences: [.., ..]}") {
      let fields = try record(element, keys: ["word", "sentences"])
      let allowed = "two sentences"
      let list = try fields[1].elements(allowed: allowed)
      guard list.count == 2 else { throw fields[1].refuse(allowed: allowed) }
      result.append(
        FocusSettings(
          word: try fields[0].filledText(),
          sentences: [try list[0].filledText(), try list[1].filledText()]))
    }
    return result
  }

  static func writeFocus(_ focus: [FocusSettings]) -> SettingValue {
    .list(
      focus.map {
        .section([
          .init("word", .text($0.word)),
          .init("sentences", .list($0.sentences.map(SettingValue.text))),
        ])
      })
  }

  static func readSwaps(_ value: YAMLValue) throws(ReportError) -> [SwapSettings] {
    var result: [SwapSettings] = []
    for element in try value.elements(allowed: "a list of {sentence: …, from: …, to: …}") {
      let fields = try record(element, keys: ["sentence", "from", "to"])
      result.append(
        SwapSettings(
          sentence: try fields[0].whole(1...Int.max, allowed: "the number of a sentence, from 1"),
          from: try fields[1].filledText(), to: try fields[2].filledText()))
    }
    return result
  }

  static func writeSwaps(_ swaps: [SwapSettings]) -> SettingValue {
    .list(
      swaps.map {
        .section([
          .init("sentence", .whole(UInt64($0.sentence))), .init("from", .text($0.from)),
          .init("to", .text($0.to)),
        ])
      })
  }

  /// The values of `keys` in a section that has all of them and no other.
  static func record(
    _ element: YAMLValue, keys: [String]
  ) throws(ReportError) -> [YAMLValue] {
    var found: [String: YAMLValue] = [:]
    for (key, value) in try element.entries() {
      guard keys.contains(key) else {
        let near = nearestName(to: key, among: keys).map { "\(element.path).\($0)" }
        throw .unknownSetting(value.place, path: value.path, nearest: near, known: keys)
      }
      found[key] = value
    }
    var values: [YAMLValue] = []
    for key in keys {
      guard let value = found[key] else {
        throw .setting(
          element.place, path: element.path, found: "no \(key)",
          allowed: "a section with \(keys.joined(separator: ", "))")
      }
      values.append(value)
    }
    return values
  }
}
