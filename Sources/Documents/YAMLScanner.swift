/// Tells the parts of YAML, and so of JSON, apart, line by line.
struct YAMLScanner {
  /// Indentation of the line that opened a block of text with `|` or `>`.
  private var blockIndent: Int?

  // Kept, since an expression is read anew wherever it is written.
  private let quoted = /"(?:\\.|[^"\\])*"?|'(?:''|[^'])*'?/
  private let mark = /\s+|[\[\]{},]|-(?=\s|$)|:(?=\s|$)/
  private let plain = /(?:[^\s\[\]{},:]|:(?!\s|$)| (?=[^#\s:,\[\]{}]))+/
  private let constant =
    /[+\-]?(?:\d[\d_]*)?\.?\d+(?:[eE][+\-]?\d+)?|true|false|null|~/
  private let colon = /\s*:(?:\s|$)/

  /// The tokens of the next line.
  mutating func tokens(of line: String) -> [CodeToken] {
    var list = CodeTokenList()
    var rest = line[...]
    let indent = line.prefix { $0 == " " }.count
    if let open = blockIndent {
      if indent > open || rest.allSatisfy(\.isWhitespace) {
        return rest.isEmpty ? [] : [CodeToken(text: line, kind: .string)]
      }
      blockIndent = nil
    }
    while let first = rest.first {
      if first == "#", list.tokens.last?.text.last?.isWhitespace ?? true {
        list.append(rest, .comment)
        rest = ""
      } else if let match = rest.prefixMatch(of: quoted) {
        rest = rest[match.range.upperBound...]
        list.append(match.output, isKey(before: rest) ? .key : .string)
      } else if let match = rest.prefixMatch(of: mark) {
        list.append(match.output, .plain)
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: plain) {
        rest = rest[match.range.upperBound...]
        list.append(match.output, kind(of: String(match.output), before: rest))
      } else {
        list.append(String(rest.removeFirst()), .plain)
      }
    }
    if list.tokens.last?.text.wholeMatch(of: /.*[|>][+\-]?/) != nil,
      list.tokens.contains(where: { $0.kind == .key })
    {
      blockIndent = indent
    }
    return list.tokens
  }

  private func kind(of text: String, before rest: Substring) -> CodeTokenKind {
    if isKey(before: rest) { return .key }
    return text.wholeMatch(of: constant) != nil ? .constant : .plain
  }

  private func isKey(before rest: Substring) -> Bool {
    rest.prefixMatch(of: colon) != nil
  }
}
