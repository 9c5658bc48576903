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
    let marks = try FormulaMarks(text)
    let sourceLines = MarkdownCode.lines(of: marks.text)
    var reader = BlockReader(sourceLines: sourceLines)
    let tree = try MarkdownTree(parsing: marks)
    blocks = try tree.withRoot { root throws(DocumentError) in try reader.blocks(of: root) }
    footnotes = reader.footnotes
    warnings = reader.warnings
    try FootnoteDefinitions(in: sourceLines).refuseDropped(keeping: footnotes)
  }
}
