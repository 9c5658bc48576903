/// The definitions of notes in a Markdown text, those among them that cmark-gfm drops.
///
/// It drops notes that nothing refers to and all but the first of one name. So the text is parsed
/// again with a name of its own for each definition and a reference to each before the first line:
/// what only looks like a definition, within code or a comment, stays out then, too.
struct FootnoteDefinitions {
  private struct Candidate {
    var line: Int
    var label: String
  }

  private let sourceLines: [Substring]

  /// Definitions in a text of these lines.
  init(in sourceLines: [Substring]) { self.sourceLines = sourceLines }

  /// - Throws: `DocumentError.unusedFootnote` or `.repeatedFootnote` for the first definition that
  ///   is not among `footnotes`.
  func refuseDropped(keeping footnotes: [Footnote]) throws(DocumentError) {
    let kept = Set(footnotes.map(\.line))
    let others = sourceLines.indices.filter { index in
      sourceLines[index].utf8.contains(UInt8(ascii: "^")) && !kept.contains(index + 1)
    }
    guard !others.isEmpty else { return }
    var dropped: [Candidate] = []
    var lines = sourceLines
    for index in others {
      let source = sourceLines[index]
      guard let match = source.firstMatch(of: FootnoteDefinitions.definition) else { continue }
      let name = "[^dropped-\(dropped.count)]:"
      let renamed = source[..<match.range.lowerBound] + name + source[match.range.upperBound...]
      lines[index] = Substring(renamed)
      dropped.append(Candidate(line: index + 1, label: String(match.output.1)))
    }
    guard !dropped.isEmpty else { return }
    let references = dropped.indices.map { "[^dropped-\($0)]" }.joined(separator: " ")
    let text = ([references[...], ""] + lines).joined(separator: "\n")
    let found = try MarkdownTree(parsing: text).withRoot { root throws(DocumentError) in
      Set(root.children.filter { $0.kind == .footnoteDefinition }.map { $0.line - 2 })
    }
    guard let first = dropped.first(where: { found.contains($0.line) }) else { return }
    if let earlier = line(of: first.label, among: kept) {
      throw .repeatedFootnote(line: first.line, label: first.label, first: earlier)
    }
    throw .unusedFootnote(line: first.line, label: first.label)
  }

  /// The line of the definition of `label`, whose letters' case does not count, among `lines`.
  private func line(of label: String, among lines: Set<Int>) -> Int? {
    lines.sorted().first { line in
      guard sourceLines.indices.contains(line - 1) else { return false }
      return sourceLines[line - 1].matches(of: FootnoteDefinitions.definition)
        .contains { $0.output.1.lowercased() == label.lowercased() }
    }
  }

  private static var definition: Regex<(Substring, Substring)> { /\[\^([^\]\s]+)\]:/ }
}
