import Graphics

extension BlockSetter {
  /// Lines of contents with dotted leaders to the numbers of their pages. The outermost lines of a
  /// list of several depths are bold, with room above them.
  mutating func contents(_ entries: [ContentsEntry], in column: Column) -> [Strip] {
    let hasDepths = entries.contains { $0.depth > 0 }
    let role = style.contents
    let baseline = inlines.baseline(of: role)
    var result: [Strip] = []
    for entry in entries {
      var text = role.text
      text.bold = hasDepths && entry.depth == 0
      guard let name = inlines.place(of: entry.address, line: entry.line) else {
        result += paragraph(entry.content, role: role, line: entry.line, in: column)
        continue
      }
      var inner = column
      let indent = style.contentsIndent * Double(entry.depth)
      inner.x += indent
      inner.width -= indent + style.contentsNumberRoom
      let spans = inlines.spans(entry.content, in: text, line: entry.line)
      let set = contentsLines(spans, width: inner.width, role: role, line: entry.line)
      var strips = set.map { x, line in
        let link = PageItem.link(Rectangle(x, 0, line.width, line.height), .destination(name))
        return Strip(
          height: line.height,
          items: line.items.map { $0.moved(inner.x + x, 0) } + [link.moved(inner.x, 0)],
          frames: column.frames, baseline: baseline, line: entry.line)
      }
      guard let last = strips.indices.last else { continue }
      strips[last].references = [
        PageReference(
          destination: name, start: Point(inner.x + set[last].x + set[last].line.width, baseline),
          right: column.x + column.width, text: text, dotDistance: text.size * 0.55,
          leading: role.leading)
      ]
      strips.keepTogether()
      strips[0].above = hasDepths && entry.depth == 0 ? role.leading * 0.35 : 0
      // A chapter's line is no last line of a page.
      if hasDepths, entry.depth == 0 { strips[last].keepsWithNext = true }
      strips.enclose(in: element(.contentsItem))
      result += strips
    }
    if let last = result.indices.last { result[last].keepsWithNext = false }
    result.setGaps(above: role.above, below: role.below)
    result.enclose(in: element(.contents))
    return result
  }

  /// The lines of an entry with their left edges: what follows a label such as `Figure 12.` stands
  /// under the first word after it.
  private mutating func contentsLines(
    _ spans: [Span], width: Double, role: DocumentStyle.Role, line: Int
  ) -> [(x: Double, line: SetLine)] {
    let labels = style.labels.figure + style.labels.table
    guard let first = spans.first, let label = ContentsEntry.label(of: first.run.text, labels),
      label.count < spans.reduce(0, { $0 + $1.run.text.count })
    else {
      return inlines.lines(spans, width: width, role: role, line: line).map { (0, $0) }
    }
    var title = spans
    title[0].run.text.removeFirst(label.count)
    let hang = measuring.extent(of: label, style: first.run.style).width
    var lines = inlines.lines(title, width: max(1, width - hang), role: role, line: line)
    guard !lines.isEmpty else { return [] }
    let mark = Mark.text(label, at: Point(0, lines[0].baseline), style: first.run.style)
    lines[0].items = [.mark(mark)] + lines[0].items.map { $0.moved(hang, 0) }
    lines[0].width += hang
    return lines.enumerated().map { ($0 == 0 ? 0 : hang, $1) }
  }
}
