/// A Markdown text, parsed as GitHub parses it.
///
/// Every construct that cmark-gfm knows is either one of the blocks or refused with its line.
public struct MarkdownDocument: Hashable, Sendable {
  /// The blocks in order.
  public var blocks: [Block]
  /// The notes in the order in which the text refers to them.
  public var footnotes: [Footnote]
  /// What is in the Markdown but will not be seen on a page.
  public var warnings: [DocumentWarning]

  /// Parses `text`.
  /// - Throws: `DocumentError` naming the line of the first construct that cannot be set.
  public init(parsing text: String) throws(DocumentError) {
    let marks = FormulaMarks(text)
    let sourceLines = marks.text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var reader = BlockReader(sourceLines: sourceLines)
    let tree = try MarkdownTree(parsing: marks)
    blocks = try tree.withRoot { root throws(DocumentError) in try reader.blocks(of: root) }
    footnotes = reader.footnotes
    warnings = reader.warnings
    try MarkdownDocument.refuseUnusedFootnotes(in: sourceLines, reader: reader)
  }

  /// cmark-gfm drops notes that nothing refers to; a definition of the source that is not among
  /// those it kept is one of them.
  private static func refuseUnusedFootnotes(
    in sourceLines: [Substring], reader: BlockReader
  ) throws(DocumentError) {
    let used = Set(reader.footnotes.map(\.line))
    for (index, source) in sourceLines.enumerated() {
      let line = index + 1
      guard source.utf8.contains(UInt8(ascii: "^")) else { continue }
      guard !used.contains(line), !reader.codeLines.contains(line),
        let match = source.prefixMatch(of: /[ >]{0,3}\[\^([^\]\s]+)\]:/)
      else { continue }
      throw .unusedFootnote(line: line, label: String(match.1))
    }
  }
}
