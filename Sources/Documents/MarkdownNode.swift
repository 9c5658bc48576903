import CMarkGFM

/// A look at one node of a `MarkdownTree`, valid only as long as the tree.
struct MarkdownNode {
  /// cmark-gfm's names of its nodes; footnotes have none there.
  enum Kind: String {
    case document
    case blockQuote = "block_quote"
    case list
    case item
    case taskItem = "tasklist"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case paragraph
    case heading
    case thematicBreak = "thematic_break"
    case table
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case footnoteDefinition
    case text
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case code
    case htmlInline = "html_inline"
    case emphasis = "emph"
    case strong
    case strikethrough
    case link
    case image
    case footnoteReference
  }

  private let node: OpaquePointer
  /// The line it begins on; that of its parent where cmark-gfm keeps none.
  let line: Int

  private let marks: FormulaMarks

  init(_ node: OpaquePointer, line: Int, marks: FormulaMarks) {
    self.node = node
    self.marks = marks
    let own = Int(cmark_node_get_start_line(node))
    self.line = own > 0 ? own : line
  }

  /// Its kind, or nothing for a node that this program does not know.
  var kind: Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: Kind(rawValue: typeName)
    }
  }

  /// cmark-gfm's own name of its kind.
  var typeName: String { string(cmark_node_get_type_string(node)) }
  /// The byte of its first line that it begins with, counted from 1; 0 where cmark-gfm keeps none.
  var column: Int { Int(cmark_node_get_start_column(node)) }
  /// The last line it reaches.
  var lastLine: Int { Int(cmark_node_get_end_line(node)) }
  /// Text of text, code and HTML; the number of a footnote reference.
  var literal: String { string(cmark_node_get_literal(node)) }
  /// Address of a link or image.
  var address: String { string(cmark_node_get_url(node)) }
  /// Title of a link or image.
  var title: String { string(cmark_node_get_title(node)) }
  /// What stands after the fence of a code block.
  var fenceInfo: String { string(cmark_node_get_fence_info(node)) }
  /// Whether a code block stands between fences and is not merely indented.
  var isFenced: Bool {
    var (length, offset, character) = (CInt(0), CInt(0), CChar(0))
    return cmark_node_get_fenced(node, &length, &offset, &character) == 1
  }
  /// 1 to 6 for a heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  /// The first number of an ordered list.
  var listStart: Int? {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(node)) : nil
  }
  /// `.` or `)`.
  var listDelimiter: String {
    cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ")" : "."
  }
  /// Whether no blank lines stand between the items of a list.
  var listIsTight: Bool { cmark_node_get_list_tight(node) == 1 }
  /// Whether a task item is ticked.
  var isDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(node) }

  /// The alignment of each column of a table.
  var tableAlignments: [TableBlock.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return UnsafeBufferPointer(start: letters, count: count).map { letter in
      switch letter {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
  }

  /// The nodes directly within it, in order.
  var children: [MarkdownNode] {
    var result: [MarkdownNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      result.append(MarkdownNode(child, line: line, marks: marks))
      next = cmark_node_next(child)
    }
    return result
  }

  /// Its text in pieces, plain ones and the formulas between them.
  var pieces: [(text: String, entry: FormulaMarks.Entry?)] {
    marks.pieces(of: cmark_node_get_literal(node).map { String(cString: $0) } ?? "")
  }

  private func string(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { marks.restored(String(cString: $0)) } ?? ""
  }
}
