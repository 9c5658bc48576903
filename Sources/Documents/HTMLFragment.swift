/// What little HTML a Markdown text may hold.
enum HTMLFragment: Hashable {
  /// A comment: nothing to set.
  case comment
  /// `<!-- contents -->`: the list of links after it is set with page numbers.
  case contents
  /// `<a id="name">` or `<a name="name">`.
  case anchorStart(String)
  /// `</a>`.
  case anchorEnd
  /// `<br>`.
  case lineBreak

  /// The fragment that `source` is, or nothing where it is any other HTML.
  init?(_ source: String) {
    let text = source.trimming(while: \.isWhitespace)
    if text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 {
      // A block of HTML may go on after the comment has ended.
      guard !text.dropFirst(4).dropLast(3).contains("-->") else { return nil }
      let words = text.dropFirst(4).dropLast(3).trimming(while: \.isWhitespace)
      self = words == "contents" ? .contents : .comment
    } else if let match = text.wholeMatch(of: /<a\s+(?:id|name)\s*=\s*["']([^"'<>]+)["']\s*>/) {
      self = .anchorStart(String(match.1))
    } else if text.wholeMatch(of: /<\/a\s*>/) != nil {
      self = .anchorEnd
    } else if text.wholeMatch(of: /<br\s*\/?>/) != nil {
      self = .lineBreak
    } else {
      return nil
    }
  }
}

extension StringProtocol {
  /// The text without the characters at both ends that `isEdge` accepts.
  func trimming(while isEdge: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isEdge($0) }),
      let last = lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(self[first...last])
  }
}
