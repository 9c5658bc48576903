/// Tells the parts of YAML, and so of JSON, apart, line by line.
struct YAMLScanner {
  /// Indentation of the line that opened a block of text with `|` or `>`.
  private var blockIndent: Int?

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
      } else if let match = rest.prefixMatch(of: /"(?:\\.|[^"\\])*"?|'(?:''|[^'])*'?/) {
        rest = rest[match.range.upperBound...]
        list.append(match.output, YAMLScanner.isKey(before: rest) ? .key : .string)
      } else if let match = rest.prefixMatch(of: /\s+|[\[\]{},]|-(?=\s|$)|:(?=\s|$)/) {
        list.append(match.output, .plain)
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(
        of: /(?:[^\s\[\]{},:]|:(?!\s|$)| (?=[^#\s:,\[\]{}]))+/)
      {
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
    if YAMLScanner.isKey(before: rest) { return .key }
    let isConstant =
      text.wholeMatch(of: /[+\-]?(?:\d[\d_]*)?\.?\d+(?:[eE][+\-]?\d+)?|true|false|null|~/) != nil
    return isConstant ? .constant : .plain
  }

  private static func isKey(before rest: Substring) -> Bool {
    rest.prefixMatch(of: /\s*:(?:\s|$)/) != nil
  }
}
