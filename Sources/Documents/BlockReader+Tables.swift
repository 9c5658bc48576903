extension BlockReader {
  /// A table; every row gets as many cells as the header has.
  mutating func table(_ node: MarkdownNode) throws(DocumentError) -> TableBlock {
    let alignments = node.tableAlignments
    var rows: [TableBlock.Row] = []
    for child in node.children {
      let found = sourceCells(of: child)
      guard found <= alignments.count else {
        throw .excessCells(line: child.line, found: found, columns: alignments.count)
      }
      var cells: [[Inline]] = []
      for cell in child.children {
        cells.append(try inlineReader.content(of: cell))
        try refuseBars(in: cells[cells.count - 1], line: child.line)
      }
      while cells.count < alignments.count { cells.append([]) }
      rows.append(TableBlock.Row(cells, line: child.line))
    }
    guard let header = rows.first else {
      throw .unknownNode(line: node.line, type: "table without a header")
    }
    return TableBlock(alignments: alignments, header: header, rows: Array(rows.dropFirst()))
  }

  /// The cells that a table row has in the source: bars that no backslash escapes part them, and
  /// one at either end is decoration. cmark-gfm drops those beyond the header's without a word.
  ///
  /// Before the header its line may have the mark of a list's item or the name of a note, before
  /// other rows there is nothing but blanks and the marks of quotes.
  private func sourceCells(of node: MarkdownNode) -> Int {
    guard sourceLines.indices.contains(node.line - 1) else { return 0 }
    let source = sourceLines[node.line - 1]
    let own =
      node.kind == .tableHeader
      ? String(decoding: source.utf8.dropFirst(node.column - 1), as: UTF8.self) : String(source)
    let row = own.trimming { $0.isWhitespace || $0 == ">" }
    var bars = 0
    var escaped = false
    for character in row {
      if character == "|", !escaped { bars += 1 }
      escaped = character == "\\" && !escaped
    }
    let closes = row.hasSuffix("|") && !row.hasSuffix("\\|") && row.count > 1
    return bars + 1 - (row.hasPrefix("|") ? 1 : 0) - (closes ? 1 : 0)
  }

  /// GitHub ends a cell at every bar, those within formulas among them.
  private func refuseBars(in content: [Inline], line: Int) throws(DocumentError) {
    for formula in content.formulas where formula.source.contains("|") {
      throw .formula(
        line: line, source: formula.source,
        problem: "in a table a bar ends the cell; write '\\mid' or '\\vert' for a bar, "
          + "'\\Vert' for two, and '\\$' for a dollar sign that begins no formula")
    }
  }
}
