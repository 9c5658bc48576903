import CMarkGFM

/// The tree that cmark-gfm makes of a text, the one owner of its memory.
struct MarkdownTree: ~Copyable {
  private let document: OpaquePointer

  /// Parses `text` with GitHub's tables, strikethrough, autolinks, task lists and footnotes.
  init(parsing text: String) throws(DocumentError) {
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
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else {
      throw .parserUnavailable("the parser")
    }
    self.document = document
    cmark_consolidate_text_nodes(document)
  }

  deinit { cmark_node_free(document) }

  /// Calls `body` with the root; its nodes are valid until `body` returns.
  func withRoot<Result>(
    _ body: (MarkdownNode) throws(DocumentError) -> Result
  ) throws(DocumentError) -> Result {
    try body(MarkdownNode(document, line: 1))
  }

  /// Registration is global in cmark-gfm and must happen once.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()
}
