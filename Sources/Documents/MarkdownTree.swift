import CMarkGFM
import Synchronization

/// The tree that cmark-gfm makes of a text, the one owner of its memory.
struct MarkdownTree: ~Copyable {
  private let document: OpaquePointer
  private let marks: FormulaMarks

  /// Parses the text of `marks` with GitHub's tables, strikethrough, autolinks, task lists and
  /// footnotes.
  init(parsing marks: FormulaMarks) throws(DocumentError) {
    try self.init(parsing: marks.text, marks: marks)
  }

  /// Parses `text` as it is; nothing in it is a formula.
  init(parsing text: String) throws(DocumentError) {
    try self.init(parsing: text, marks: FormulaMarks())
  }

  private init(parsing text: String, marks: FormulaMarks) throws(DocumentError) {
    self.marks = marks
    _ = MarkdownTree.extensionsAreRegistered
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else {
      throw .parserUnavailable("the parser")
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let found = cmark_find_syntax_extension(name),
        cmark_parser_attach_syntax_extension(parser, found) == 1
      else { throw .parserUnavailable("the extension '\(name)'") }
    }
    // While it parses, cmark-gfm keeps in a global table which characters its extensions want.
    let finished = MarkdownTree.parsing.withLock { _ in
      MarkdownTree.parse(text, with: parser).map { UInt(bitPattern: $0) }
    }
    guard let document = finished.flatMap({ OpaquePointer(bitPattern: $0) }) else {
      throw .parserUnavailable("the parser")
    }
    self.document = document
    cmark_consolidate_text_nodes(document)
  }

  private static func parse(_ text: String, with parser: OpaquePointer) -> OpaquePointer? {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  deinit { cmark_node_free(document) }

  /// Calls `body` with the root; its nodes are valid until `body` returns.
  func withRoot<Result>(
    _ body: (MarkdownNode) throws(DocumentError) -> Result
  ) throws(DocumentError) -> Result {
    try body(MarkdownNode(document, line: 1, marks: marks))
  }

  /// Held while a text is parsed.
  private static let parsing = Mutex(())

  /// Registration is global in cmark-gfm and must happen once.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()
}
