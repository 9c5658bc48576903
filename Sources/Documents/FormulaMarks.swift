/// Takes the formulas out of a Markdown text before it is parsed.
///
/// Markdown knows nothing of formulas and would read their underscores, asterisks and backslashes
/// as its own. Each is replaced by a mark of private characters; line ends stay, so that every
/// line keeps its number. Formulas are written as on GitHub: `$…$`, `` $`…`$ `` or `$$…$$`.
struct FormulaMarks {
  /// A formula as it stands in the text.
  struct Entry: Hashable {
    /// All of it, dollar signs included.
    var written: String
    var formula: String
    var isDisplay: Bool
    var line: Int
  }

  private(set) var entries: [Entry] = []
  /// The Markdown with a mark for each formula.
  private(set) var text = ""
  private static let opening: Character = "\u{E000}"
  private static let closing: Character = "\u{E001}"

  /// Marks for no formula.
  init() {}

  /// Finds the formulas of `markdown` outside code.
  /// - Throws: `DocumentError.parserUnavailable` without cmark-gfm.
  init(_ markdown: String) throws(DocumentError) {
    guard markdown.contains("$") else {
      text = markdown
      return
    }
    var line = 1
    for stretch in try MarkdownCode(in: markdown).stretches {
      var rest = stretch.text
      if stretch.isCode {
        take(rest, from: &rest, line: &line)
      } else {
        mark(rest, line: &line)
      }
    }
  }

  /// Adds `stretch`, which holds no blocks of code, to the text with marks for its formulas.
  private mutating func mark(_ stretch: Substring, line: inout Int) {
    var rest = stretch
    while !rest.isEmpty {
      let plain = FormulaMarks.plain(in: rest)
      if !plain.isEmpty {
        take(plain, from: &rest, line: &line)
        continue
      }
      var taken = rest.prefix(1)
      if rest.hasPrefix("\\") {
        taken = rest.prefix(2)
      } else if rest.hasPrefix("`") {
        let ticks = rest.prefix { $0 == "`" }
        taken = MarkdownCode.span(in: rest, from: String(ticks), to: String(ticks)) ?? ticks
      } else if let entry = FormulaMarks.formula(in: rest, after: text.last, line: line) {
        text += "\(FormulaMarks.opening)\(entries.count)\(FormulaMarks.closing)"
        let ends = entry.written.count(where: \.endsMarkdownLine)
        text += String(repeating: "\n", count: ends)
        entries.append(entry)
        line += ends
        rest = rest.dropFirst(entry.written.count)
        continue
      }
      take(taken, from: &rest, line: &line)
    }
  }

  /// Moves what `rest` begins with to the text.
  private mutating func take(_ taken: Substring, from rest: inout Substring, line: inout Int) {
    text += taken
    line += taken.utf8.count { $0 == UInt8(ascii: "\n") }
    rest = rest[taken.endIndex...]
  }

  /// As much of `rest` as holds neither a formula nor code for certain.
  private static func plain(in rest: Substring) -> Substring {
    let special: Set<UInt8> = [UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\")]
    return rest[..<(rest.utf8.firstIndex(where: special.contains) ?? rest.endIndex)]
  }

  private static func formula(
    in rest: Substring, after previous: Character?, line: Int
  ) -> Entry? {
    if rest.hasPrefix("$$") {
      guard let all = MarkdownCode.span(in: rest, from: "$$", to: "$$"), all.count > 4 else {
        return nil
      }
      let lines = all.dropFirst(2).dropLast(2).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      // Within a quote each line begins with its mark.
      let bare = lines.map { $0.drop { $0 == " " || $0 == ">" } }.joined(separator: "\n")
      return Entry(written: String(all), formula: bare, isDisplay: true, line: line)
    }
    if rest.hasPrefix("$`") {
      guard let all = MarkdownCode.span(in: rest, from: "$`", to: "`$") else { return nil }
      return Entry(
        written: String(all), formula: String(all.dropFirst(2).dropLast(2)), isDisplay: false,
        line: line)
    }
    guard rest.hasPrefix("$") else { return nil }
    // A dollar before a space, or with a letter before it, is money or the name of a variable.
    guard let next = rest.dropFirst().first, !next.isWhitespace,
      !(previous.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false)
    else { return nil }
    var escaped = false
    var length = 1
    for character in rest.dropFirst() {
      length += 1
      if character.isNewline,
        rest.dropFirst(length).prefix(while: { $0 != "\n" }).allSatisfy(\.isWhitespace)
      {
        return nil
      }
      if character == "$", !escaped {
        let all = rest.prefix(length)
        let behind = rest.dropFirst(length).first
        guard all.dropLast().last?.isWhitespace == false, length > 2,
          !(behind.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false)
        else { return nil }
        return Entry(
          written: String(all), formula: String(all.dropFirst().dropLast()), isDisplay: false,
          line: line)
      }
      escaped = character == "\\" && !escaped
    }
    return nil
  }

  /// `text` in pieces: plain ones, and the formulas that stood between them.
  func pieces(of text: String) -> [(text: String, entry: Entry?)] {
    guard text.contains(FormulaMarks.opening) else { return [(text, nil)] }
    var result: [(text: String, entry: Entry?)] = []
    var end = text.startIndex
    for match in text.matches(of: /\u{E000}(\d+)\u{E001}/) {
      guard let index = Int(match.output.1), entries.indices.contains(index) else { continue }
      if end < match.range.lowerBound {
        result.append((String(text[end..<match.range.lowerBound]), nil))
      }
      result.append(("", entries[index]))
      end = match.range.upperBound
    }
    if end < text.endIndex { result.append((String(text[end...]), nil)) }
    return result
  }

  /// `text` with the formulas as they were written, for code and addresses.
  func restored(_ text: String) -> String {
    pieces(of: text).map { $0.entry?.written ?? $0.text }.joined()
  }
}
