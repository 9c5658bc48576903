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
      let spans = inlines.spans(
        [.link(entry.content, address: entry.address)], in: text, line: entry.line
      ).map { span in
        var span = span
        span.run.style.color = text.color
        return span
      }
      let set = inlines.lines(spans, width: inner.width, role: role, line: entry.line)
      var strips = set.map { line in
        Strip(
          height: line.height, items: line.items.map { $0.moved(inner.x, 0) },
          frames: column.frames, baseline: baseline, line: entry.line)
      }
      guard let last = strips.indices.last else { continue }
      strips[last].references = [
        PageReference(
          destination: name, start: Point(inner.x + (set.last?.width ?? 0), baseline),
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
}
