import Foundation
import Yams

/// A node of the file with its path, so that every refusal can say where it stands.
struct YAMLValue {
  let node: Node
  let file: String
  /// `training.batch_size`, `analysis.sentences[1].text`; empty at the top.
  let path: String
  /// Where the key stands; the value's own place if it has no key.
  let place: Place

  init(node: Node, file: String, path: String, place: Place? = nil) {
    self.node = node
    self.file = file
    self.path = path
    let mark = node.mark
    self.place = place ?? Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  /// True for `key:` without a value, `~` and `null`.
  var isNull: Bool { node.scalar != nil && node.tag == Tag(.null) }

  func refuse(allowed: String) -> ReportError {
    .setting(place, path: path, found: found, allowed: allowed)
  }

  /// What stands there, as an error says it.
  var found: String {
    if isNull { return "nothing" }
    switch node {
    case .scalar(let scalar): return "'\(scalar.string)'"
    case .mapping: return "a section of keys"
    case .sequence: return "a list"
    case .alias: return "an alias"
    }
  }

  // MARK: Scalars

  func text(allowed: String = "text") throws(ReportError) -> String {
    guard let scalar = node.scalar, !isNull else { throw refuse(allowed: allowed) }
    return scalar.string
  }

  func filledText() throws(ReportError) -> String {
    let allowed = "text that is not blank"
    let text = try text(allowed: allowed)
    let isBlank = text.allSatisfy(\.isWhitespace)
    if isBlank { throw refuse(allowed: allowed) }
    return text
  }

  func whole<Number: FixedWidthInteger>(
    _ range: ClosedRange<Number>, allowed: String
  ) throws(ReportError) -> Number {
    guard let text = plainText, let value = Number(text), range.contains(value) else {
      throw refuse(allowed: allowed)
    }
    return value
  }

  func number(
    _ isAllowed: (Double) -> Bool, allowed: String
  ) throws(ReportError) -> Double {
    guard let text = plainText, text.allSatisfy({ "0123456789+-.eE".contains($0) }),
      let value = Double(text), value.isFinite, isAllowed(value)
    else { throw refuse(allowed: allowed) }
    return value
  }

  /// One of a fixed set of words.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type
  ) throws(ReportError) -> Choice {
    let words = type.allCases.map(\.rawValue)
    guard let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) else {
      throw refuse(allowed: words.joined(separator: " | "))
    }
    return choice
  }

  /// The text of an unquoted scalar: `"3"` in quotes is text, not a number.
  var plainText: String? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return nil
    }
    return scalar.string
  }

  // MARK: Lists and sections

  func elements(allowed: String) throws(ReportError) -> [YAMLValue] {
    guard let sequence = node.sequence else { throw refuse(allowed: allowed) }
    return sequence.enumerated().map { index, node in
      YAMLValue(node: node, file: file, path: "\(path)[\(index)]")
    }
  }

  /// The keys and values of a section, in the order of the file; a section without content
  /// (everything in it commented out) has none.
  func entries() throws(ReportError) -> [(key: String, value: YAMLValue)] {
    if isNull { return [] }
    guard let mapping = node.mapping else { throw refuse(allowed: "a section of key: value") }
    var entries: [(key: String, value: YAMLValue)] = []
    for (keyNode, valueNode) in mapping {
      let key = YAMLValue(node: keyNode, file: file, path: path.isEmpty ? "the key" : path)
      guard let name = keyNode.scalar?.string else { throw key.refuse(allowed: "a key of text") }
      let inner = path.isEmpty ? name : "\(path).\(name)"
      let value = YAMLValue(node: valueNode, file: file, path: inner, place: key.place)
      entries.append((name, value))
    }
    return entries
  }
}
