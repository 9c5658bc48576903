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
  /// `<picture>` with an `<img>` in it: pages show that one, whatever other sources there are.
  case picture(path: String, alternativeText: String)

  /// The fragment that `source` is, or nothing where it is any other HTML.
  init?(_ source: String) {
    let text = source.trimming(while: \.isWhitespace)
    if text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 {
      // A block of HTML may go on after the comment has ended.
      guard !text.dropFirst(4).dropLast(3).contains("-->") else { return nil }
      let words = text.dropFirst(4).dropLast(3).trimming(while: \.isWhitespace)
      self = words == "contents" ? .contents : .comment
    } else if let name = HTMLFragment.anchor(text) {
      self = .anchorStart(name)
    } else if HTMLFragment.isTag("</a", text) {
      self = .anchorEnd
    } else if HTMLFragment.isTag("<br", text) || HTMLFragment.isTag("<br", text, end: "/>") {
      self = .lineBreak
    } else if text.hasPrefix("<picture>"),
      let match = text.wholeMatch(
        of: /<picture>\s*(?:<source\s[^<>]*>\s*)*<img\s([^<>]*?)\/?>\s*<\/picture>/),
      let path = HTMLFragment.attribute("src", of: match.1)
    {
      self = .picture(
        path: path, alternativeText: HTMLFragment.attribute("alt", of: match.1) ?? "")
    } else {
      return nil
    }
  }

  /// The name in `<a id="name">`. Texts have many of them, and a regular expression would be made
  /// for each.
  private static func anchor(_ text: String) -> String? {
    guard text.hasPrefix("<a"), text.hasSuffix(">") else { return nil }
    let sides = text.dropFirst(2).dropLast().split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].first?.isWhitespace == true,
      ["id", "name"].contains(sides[0].trimming(while: \.isWhitespace))
    else { return nil }
    let value = sides[1].trimming(while: \.isWhitespace)
    let name = value.dropFirst().dropLast()
    guard let first = value.first, let last = value.last, "\"'".contains(first),
      "\"'".contains(last), !name.isEmpty, !name.contains(where: { "\"'<>".contains($0) })
    else { return nil }
    return String(name)
  }

  /// Whether `text` is `start` and `end` with nothing but blanks between them.
  private static func isTag(_ start: String, _ text: String, end: String = ">") -> Bool {
    text.hasPrefix(start) && text.hasSuffix(end)
      && text.dropFirst(start.count).dropLast(end.count).allSatisfy(\.isWhitespace)
  }

  /// The value of an attribute in quotes, its character references replaced.
  private static func attribute(_ name: String, of attributes: Substring) -> String? {
    let values = attributes.matches(of: /([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/)
    guard let match = values.first(where: { $0.1 == name }), let value = match.2 ?? match.3 else {
      return nil
    }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(value)) { $0.replacing($1.0, with: $1.1) }
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
