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

  /// Finds the formulas of `markdown` outside code.
  init(_ markdown: String) {
    guard markdown.contains("$") else {
      text = markdown
      return
    }
    var rest = markdown[...]
    var line = 1
    var atLineStart = true
    while !rest.isEmpty {
      let plain = FormulaMarks.plain(in: rest, atLineStart: atLineStart)
      if !plain.isEmpty {
        take(plain, from: &rest, line: &line)
        atLineStart = plain.utf8.last == UInt8(ascii: "\n")
        continue
      }
      var taken = rest.prefix(1)
      if atLineStart, let fence = FormulaMarks.fencedBlock(in: rest) {
        taken = fence
      } else if rest.hasPrefix("\\") {
        taken = rest.prefix(2)
      } else if rest.hasPrefix("`") {
        let ticks = rest.prefix { $0 == "`" }
        taken = FormulaMarks.span(in: rest, from: String(ticks), to: String(ticks)) ?? ticks
      } else if rest.hasPrefix("$"),
        let entry = FormulaMarks.formula(in: rest, after: text.last, line: line)
      {
        text += "\(FormulaMarks.opening)\(entries.count)\(FormulaMarks.closing)"
        let ends = entry.written.count(where: \.isNewline)
        text += String(repeating: "\n", count: ends)
        entries.append(entry)
        line += ends
        rest = rest.dropFirst(entry.written.count)
        atLineStart = false
        continue
      }
      atLineStart = taken.last?.isNewline ?? atLineStart
      take(taken, from: &rest, line: &line)
    }
  }

  /// Moves what `rest` begins with to the text.
  private mutating func take(_ taken: Substring, from rest: inout Substring, line: inout Int) {
    text += taken
    line += taken.utf8.count { $0 == UInt8(ascii: "\n") }
    rest = rest[taken.endIndex...]
  }

  /// As much of `rest` as holds neither a formula nor code for certain, up to and with a line end.
  private static func plain(in rest: Substring, atLineStart: Bool) -> Substring {
    let bytes = rest.utf8
    let special: Set<UInt8> = [UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\")]
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")).map { bytes.index(after: $0) }
    let line = rest[..<(end ?? rest.endIndex)]
    guard let found = line.utf8.firstIndex(where: special.contains) else {
      // A line of tildes may open a block of code.
      return atLineStart && line.contains("~~~") ? "" : line
    }
    // At the start of a line a fence is looked for first.
    return atLineStart ? "" : line[..<found]
  }

  /// A block of code from its fence to its closing fence, where one begins here.
  private static func fencedBlock(in rest: Substring) -> Substring? {
    let line = rest.prefix { !$0.isNewline }
    guard line.contains("```") || line.contains("~~~"),
      let start = rest.prefixMatch(of: /[ >]*(?:[-*+]\s+|\d+[.)]\s+)?(```+|~~~+)[^\n`]*\n/)
    else { return nil }
    let fence = start.output.1
    var end = start.range.upperBound
    while end < rest.endIndex {
      let next = rest[end...].firstIndex(where: \.isNewline).map { rest.index(after: $0) }
      let line = rest[end..<(next ?? rest.endIndex)]
      end = next ?? rest.endIndex
      let bare = line.trimming { $0.isWhitespace || $0 == ">" }
      if bare.hasPrefix(fence), bare.allSatisfy({ $0 == fence.first }) { break }
    }
    return rest[..<end]
  }

  /// From `opening` here to the next `closing` in the same paragraph.
  private static func span(
    in rest: Substring, from opening: String, to closing: String
  ) -> Substring? {
    let body = rest.dropFirst(opening.count)
    var search = body
    while let found = search.firstRange(of: closing) {
      if body[..<found.lowerBound].contains(/\n[ \t]*\n/) { return nil }
      // A run of ticks ends only at one just as long.
      let isLonger =
        closing.first == "`" && closing.last == "`"
        && (rest[found.upperBound...].first == "`"
          || rest[..<found.lowerBound].last == "`")
      if !isLonger { return rest[..<found.upperBound] }
      search = search[found.upperBound...].drop { $0 == "`" }
    }
    return nil
  }

  private static func formula(
    in rest: Substring, after previous: Character?, line: Int
  ) -> Entry? {
    if rest.hasPrefix("$$") {
      guard let all = span(in: rest, from: "$$", to: "$$"), all.count > 4 else { return nil }
      let lines = all.dropFirst(2).dropLast(2).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      // Within a quote each line begins with its mark.
      let bare = lines.map { $0.drop { $0 == " " || $0 == ">" } }.joined(separator: "\n")
      return Entry(written: String(all), formula: bare, isDisplay: true, line: line)
    }
    if rest.hasPrefix("$`") {
      guard let all = span(in: rest, from: "$`", to: "`$") else { return nil }
      return Entry(
        written: String(all), formula: String(all.dropFirst(2).dropLast(2)), isDisplay: false,
        line: line)
    }
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
