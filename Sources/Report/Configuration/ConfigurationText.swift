import Yams

extension RunConfiguration {
  /// Every setting, defaults filled in, in the order of the sample file: what the manifest keeps.
  public var settings: SettingValue {
    var entries: [SettingValue.Entry] = []
    for setting in SettingTable.settings {
      insert(setting.write(self), at: setting.path.split(separator: "."), into: &entries)
    }
    return .section(entries)
  }

  /// The canonical text: every setting with its value, in a fixed order. Reading it gives the same
  /// configuration back. Throws `ReportError.yaml` if the text cannot be written, which no
  /// configuration is known to cause.
  public func yaml() throws(ReportError) -> String { try settings.yaml() }
}

extension SettingValue {
  /// The value as YAML, keys in their order, text in quotes.
  func yaml() throws(ReportError) -> String {
    do {
      return withoutNeedlessEscapes(
        try Yams.serialize(node: node(of: self), indent: 2, width: -1, allowUnicode: true))
    } catch {
      throw .yaml(Place(file: "configuration", line: 1), problem: "\(error)")
    }
  }
}

/// YAML with the characters beyond U+FFFF, emoji above all, that libyaml writes as `\U0001F600`
/// although YAML 1.2 (5.1) lets them stand; what is not seen stays as it is. All text is in double
/// quotes, where a backslash is written as two.
private func withoutNeedlessEscapes(_ yaml: String) -> String {
  guard yaml.contains("\\U") else { return yaml }
  return yaml.replacing(
    /\\(?:U([0-9A-F]{8})|.)/.matchingSemantics(.unicodeScalar)
  ) { match in
    guard let digits = match.output.1,
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else { return String(match.output.0) }
    if scalar.properties.isDefaultIgnorableCodePoint { return String(match.output.0) }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned: return String(match.output.0)
    default: return String(Character(scalar))
    }
  }
}

private func insert(
  _ value: SettingValue, at path: [Substring], into entries: inout [SettingValue.Entry]
) {
  guard let name = path.first else { return }
  guard path.count > 1 else {
    entries.append(.init(String(name), value))
    return
  }
  if entries.last?.key != String(name) { entries.append(.init(String(name), .section([]))) }
  let last = entries.count - 1
  guard case .section(var inner) = entries[last].value else { return }
  insert(value, at: Array(path.dropFirst()), into: &inner)
  entries[last].value = .section(inner)
}

private func node(of value: SettingValue) -> Node {
  switch value {
  case .none: Node("null")
  case .whole(let number): Node(String(number))
  case .number(let number): Node("\(number)")
  case .flag(let flag): Node(flag ? "true" : "false")
  case .text(let text): Node(text, .implicit, .doubleQuoted)
  case .list(let values):
    Node(values.map(node(of:)), .implicit, isFlat(values) ? .flow : .block)
  case .section(let entries):
    Node(entries.map { (Node($0.key), node(of: $0.value)) }, .implicit, .block)
  }
}

private func isFlat(_ values: [SettingValue]) -> Bool {
  values.allSatisfy { value in
    switch value {
    case .list, .section: false
    default: true
    }
  }
}
