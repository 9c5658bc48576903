import Graphics

extension BlockSetter {
  /// The title with its by-line and the rule beneath, and the blocks that come after. A by-line is
  /// a paragraph all in italics directly under the title.
  mutating func titleBlock(
    _ blocks: [Block], in column: Column
  ) -> (strips: [Strip], rest: ArraySlice<Block>) {
    guard let content = Typesetter.title(of: blocks), let first = blocks.first else {
      return ([], blocks[...])
    }
    let spans = inlines.spans(content, in: style.title.text, line: first.line)
    var strips = textStrips(spans, role: style.title, line: first.line, in: column)
    for index in strips.indices { strips[index].role = .heading(level: 1) }
    let names = first.anchors + (destinations.headingNames[first.line].map { [$0] } ?? [])
    strips.addDestinations(names + content.anchors, x: column.x)
    strips.enclose(in: element(.heading1))
    var rest = blocks.dropFirst()
    if let next = rest.first, case .paragraph(let text) = next.kind, text.count == 1,
      case .emphasis(let inner) = text[0]
    {
      var byline = textStrips(
        inlines.spans(inner, in: style.byline.text, line: next.line), role: style.byline,
        line: next.line, in: column)
      byline.addDestinations(next.anchors + inner.anchors, x: column.x)
      byline.enclose(in: element(.paragraph))
      strips += byline
      rest = rest.dropFirst()
    }
    let rule = Mark.line(
      from: Point(column.x, 0.6), to: Point(column.x + column.width, 0.6),
      Stroke(style.palette.accent, width: 1.2))
    strips.append(
      Strip(height: 1.2, items: [.mark(rule)], above: 4, below: 16, line: first.line))
    // At the end of a document nothing follows, and the rule may stand last.
    strips.keepTogether()
    return (strips, rest)
  }

  /// Gives every note a name for links.
  mutating func nameNotes(_ notes: [Footnote]) {
    for note in notes {
      var name = "note-\(note.number)"
      while destinations.reserve(name) == nil { name += "-" }
      inlines.noteNames[note.number] = name
    }
  }

  /// What stands at the foot of the page for each note.
  mutating func notes(
    _ notes: [Footnote], in column: Column
  ) throws(DocumentError) -> [Int: [Strip]] {
    var column = column
    column.body = style.note
    var result: [Int: [Strip]] = [:]
    for note in notes {
      var blocks = note.blocks
      if let name = inlines.noteNames[note.number], !blocks.isEmpty {
        blocks[0].anchors.append(name)
      }
      let item = ListBlock.Item(blocks, line: note.line)
      var strips = try list(
        ListBlock(items: [item], start: note.number, delimiter: ""), in: column)
      strips.setGaps(above: style.note.above, below: style.note.below)
      strips.enclose(in: element(.note))
      result[note.number] = strips
    }
    return result
  }
}
