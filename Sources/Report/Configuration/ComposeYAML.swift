import Foundation
import Yams

/// The root node of a YAML text, nil for a text without content.
/// Throws `ReportError.yaml` with line and column, or `.duplicateSetting` for a repeated key.
func composeYAML(_ text: String, file: String) throws(ReportError) -> Node? {
  do {
    return try Yams.compose(yaml: text)
  } catch let error as YamlError {
    throw reportError(error, text: text, file: file)
  } catch {
    throw .yaml(Place(file: file, line: 1), problem: "\(error)")
  }
}

private func reportError(_ error: YamlError, text: String, file: String) -> ReportError {
  switch error {
  case .scanner(let context, let problem, let mark, _),
    .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    let place = Place(file: file, line: mark.line, column: mark.column)
    if character(in: text, line: mark.line, column: mark.column) == "\t" {
      return .yaml(place, problem: "a tab where only spaces may indent; use spaces")
    }
    let about = context.map { "\($0.text) (from line \($0.mark.line)), " } ?? ""
    return .yaml(place, problem: about + problem)
  case .reader(let problem, let offset, _, _):
    let before = text.prefix(offset ?? 0)
    let line = before.filter(\.isNewline).count + 1
    return .yaml(Place(file: file, line: line), problem: problem)
  case .duplicatedKeysInMapping(let keys, let context):
    let key = keys.first ?? ""
    let line = secondLine(of: key, in: text, first: context.mark)
    return .duplicateSetting(
      Place(file: file, line: line), key: key, firstLine: context.mark.line)
  default:
    return .yaml(Place(file: file, line: 1), problem: "\(error)")
  }
}

private func lines(of text: String) -> [[Unicode.Scalar]] {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .map { Array($0.unicodeScalars) }
}

private func character(in text: String, line: Int, column: Int) -> Unicode.Scalar? {
  let lines = lines(of: text)
  guard lines.indices.contains(line - 1), lines[line - 1].indices.contains(column - 1) else {
    return nil
  }
  return lines[line - 1][column - 1]
}

/// The line of a key's second appearance: Yams reports the first only. In a block section both
/// stand in the same column; in a `{…}` section the next `key:` is taken.
private func secondLine(of key: String, in text: String, first: Mark) -> Int {
  let lines = lines(of: text)
  let wanted = Array(key.unicodeScalars)
  func isKey(_ line: [Unicode.Scalar], at column: Int) -> Bool {
    let bare = line.dropFirst(column).drop { $0 == "\"" || $0 == "'" }
    let rest = bare.dropFirst(wanted.count).drop { $0 == "\"" || $0 == "'" || $0 == " " }
    return bare.starts(with: wanted) && rest.first == ":"
  }
  func isStart(_ line: [Unicode.Scalar], _ column: Int) -> Bool {
    line.prefix(column).last { $0 != " " }.map { $0 == "," || $0 == "{" } ?? true
  }
  let column = first.column - 1
  guard lines.indices.contains(first.line - 1) else { return first.line }
  let isBlock = lines[first.line - 1].prefix(column).allSatisfy { $0 == " " || $0 == "-" }
  for index in (first.line - 1)..<lines.count {
    let line = lines[index]
    if isBlock {
      if index >= first.line, isKey(line, at: column), isStart(line, column) { return index + 1 }
      continue
    }
    let start = index == first.line - 1 ? column + 1 : 0
    guard start < line.count else { continue }
    if (start..<line.count).contains(where: { isStart(line, $0) && isKey(line, at: $0) }) {
      return index + 1
    }
  }
  return first.line
}
