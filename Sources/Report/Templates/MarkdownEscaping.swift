import Mustache

/// Text written into Markdown so that it shows as itself on GitHub and in cmark-gfm: in a
/// paragraph, a heading, a list item and a table's cell, but not in a code span.
///
/// Escaped is what could mean something where it stands, and no more, so that the Markdown stays
/// readable: `[CLS]` becomes `\[CLS\]`, `##ing`, `snake_case` and `1.5 (3 %)` stay. A line break
/// becomes a space, and so do blanks at the start. Links that GitHub finds in bare text (`www.`,
/// `https://`, addresses of mail) stay links.
/// - Source: GitHub Flavored Markdown 0.29, 2.4 (backslash escapes) and the blocks of chapter 4.
public func escapedForMarkdown(_ text: String) -> String {
  let characters = Array(asOneLine(text).unicodeScalars)
  var result = String.UnicodeScalarView()
  let start = blockStart(characters)
  for (index, character) in characters.enumerated() {
    if index == start || isSpecial(character, at: index, in: characters) { result.append("\\") }
    result.append(character)
  }
  return String(result)
}

/// One line, with one blank at most before its first word: four would make it a code block.
private func asOneLine(_ text: String) -> String {
  let line =
    text.contains(where: \.isNewline)
    ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  let words = line.drop(while: \.isWhitespace)
  return words.startIndex == line.startIndex ? line : " " + words
}

private func isSpecial(
  _ character: Unicode.Scalar, at index: Int, in text: [Unicode.Scalar]
) -> Bool {
  let before = index > 0 ? text[index - 1] : nil
  let after = index + 1 < text.count ? text[index + 1] : nil
  switch character {
  case "\\", "`", "*", "[", "]", "|", "~": return true
  case "_":
    // Inside a word it never is emphasis.
    return !(isWordPart(before) && isWordPart(after))
  case "<":
    // A tag or an automatic link starts with a letter, `/`, `!` or `?`; what follows the value is
    // not known.
    return after.map { !isBlank($0) && !isDigit($0) } ?? true
  case "&": return isEntity(text[index...])
  case "#":
    // The end of a heading is cut off with its closing signs.
    let isLastRun = text[index...].allSatisfy { $0 == "#" || isBlank($0) }
    return isLastRun && before.map(isBlank) ?? true
  default: return false
  }
}

/// The index of the character whose escape keeps text at the start of a line from opening a
/// heading, a quote, a list, a rule, an underline or a table; nil if the text does none of it.
private func blockStart(_ text: [Unicode.Scalar]) -> Int? {
  guard let first = text.firstIndex(where: { !isBlank($0) }) else { return nil }
  let rest = text[first...]
  func isBlankOrEnd(_ index: Int) -> Bool { index >= text.count || isBlank(text[index]) }
  switch text[first] {
  case ">": return first
  case "#":
    let run = rest.prefix { $0 == "#" }
    return run.count <= 6 && isBlankOrEnd(run.endIndex) ? first : nil
  case ":", "-", "+", "=":
    // Dashes and colons alone would make a table's head of the line above them.
    let isTableRule = rest.allSatisfy { $0 == "-" || $0 == ":" || isBlank($0) }
    let run = rest.prefix { $0 == text[first] }
    let isMark = text[first] != ":" && isBlankOrEnd(run.endIndex)
    return isMark || (isTableRule && rest.contains("-")) ? first : nil
  case "0"..."9":
    let digits = rest.prefix(while: isDigit)
    let mark = digits.endIndex
    guard digits.count <= 9, mark < text.count, text[mark] == "." || text[mark] == ")",
      isBlankOrEnd(mark + 1)
    else { return nil }
    return mark
  default: return nil
  }
}

/// Whether an ampersand starts what could be read as a character's name, such as `&lt;` or `&#60;`.
private func isEntity(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  let name = text.dropFirst()
  guard let end = name.firstIndex(where: { !(isWordPart($0) && $0.isASCII) && $0 != "#" }) else {
    return false
  }
  return name[end] == ";" && end > name.startIndex
}

private func isBlank(_ character: Unicode.Scalar) -> Bool {
  character.properties.isWhitespace
}

private func isDigit(_ character: Unicode.Scalar) -> Bool {
  ("0"..."9").contains(character)
}

private func isWordPart(_ character: Unicode.Scalar?) -> Bool {
  guard let properties = character?.properties else { return false }
  return properties.isAlphabetic || properties.numericType != nil
}

/// Markdown as a content type of the template engine: `{{value}}` is escaped, `{{{value}}}` is not.
struct MarkdownContentType: MustacheContentType {
  /// The name templates would call it by.
  static let name = "MARKDOWN"

  func escapeText(_ text: String) -> String { escapedForMarkdown(text) }
}

/// Text as an attribute of HTML in Markdown shows it, on one line.
func escapedForHTML(_ text: String) -> String {
  let signs: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
  return asOneLine(text).map { signs[$0] ?? String($0) }.joined()
}
