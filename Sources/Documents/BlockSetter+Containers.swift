import Graphics

extension BlockSetter {
  /// A list with its bullets or numbers hanging to the left of its text.
  mutating func list(_ list: ListBlock, in column: Column) throws(DocumentError) -> [Strip] {
    let role = column.body
    let numbers = list.items.indices.map { index in
      list.start.map { "\($0 + index)\(list.delimiter)" }
    }
    let widest =
      numbers.compactMap { $0 }
      .map { measuring.extent(of: $0, style: role.text).width }.max() ?? 0
    let indent = max(style.listIndent, widest + style.markerGap)
    var inner = nested(
      column, by: indent, what: "a list within others", line: list.items.first?.line ?? 1)
    inner.isRagged = column.isRagged || list.showsAddresses
    if list.tight {
      inner.body.above = 0
      inner.body.below = 0
    }
    let between = list.tight ? style.tightItemGap : max(role.above, style.tightItemGap) * 0.8
    var result: [Strip] = []
    for (item, number) in zip(list.items, numbers) {
      var strips = try strips(item.blocks, in: inner)
      if item.blocks.count > 1, case .list = item.blocks[1].kind,
        let end = strips.lastIndex(where: { $0.line == item.blocks[0].line })
      {
        // What announces an inner list stays with its first item.
        strips[end].keepsWithNext = true
      }
      if strips.isEmpty {
        strips = [Strip(height: role.leading, items: [], frames: inner.frames, line: item.line)]
      }
      strips.setGaps(above: between, below: between)
      let baseline = strips[0].baseline ?? inlines.baseline(of: role)
      strips.enclose(in: element(.body))
      let marker = marker(
        number: number, done: item.done, depth: column.depth, textX: inner.x,
        baseline: baseline, role: role, line: item.line)
      let task = item.done.map { $0 ? style.labels.doneTask : style.labels.openTask } ?? ""
      strips[0].items.insert(
        contentsOf: [.structure([element(.label, alternative: task)])] + marker + [
          .structure(strips[0].structure)
        ],
        at: 0)
      strips.enclose(in: element(.item))
      result += strips
    }
    let outside = column.depth > 0 && role.above == 0 ? style.tightItemGap : style.body.above
    result.setGaps(above: outside, below: outside)
    result.enclose(in: element(.list))
    return result
  }

  /// What stands in `column` further right by `indent`. A reader is told where so much stands within
  /// one another that it reaches out of its room.
  private mutating func nested(_ column: Column, by indent: Double, what: String, line: Int)
    -> Column
  {
    let inner = column.indented(indent, least: style.leastNestedWidth)
    let excess = inner.x + inner.width - column.x - column.width
    if excess > 0.5 { inlines.warn(.overfull(line: line, what: what, excess: excess)) }
    return inner
  }

  private mutating func marker(
    number: String?, done: Bool?, depth: Int, textX: Double, baseline: Double,
    role: DocumentStyle.Role, line: Int
  ) -> [PageItem] {
    if let done {
      return checkBox(ticked: done, right: textX - style.markerGap, baseline: baseline, role: role)
    }
    let text = number ?? ["•", "–", "·"][depth % 3]
    let look = role.text
    inlines.check([Span(run: TextRun(text, style: look))], line: line)
    let anchor = TextAnchor(.end, .baseline)
    return [
      .mark(.text(text, at: Point(textX - style.markerGap, baseline), style: look, anchor: anchor))
    ]
  }

  private func checkBox(
    ticked: Bool, right: Double, baseline: Double, role: DocumentStyle.Role
  ) -> [PageItem] {
    let side = role.text.size * 0.82
    let box = Rectangle(right - side, baseline - side * 0.92, side, side)
    var marks = [
      Mark.rectangle(box, fill: .white, stroke: Stroke(style.palette.muted, width: 0.7))
    ]
    if ticked {
      let tick: [PathStep] = [
        .move(Point(box.x + side * 0.2, box.y + side * 0.52)),
        .line(Point(box.x + side * 0.42, box.y + side * 0.74)),
        .line(Point(box.x + side * 0.8, box.y + side * 0.26)),
      ]
      marks.append(.path(tick, stroke: Stroke(style.palette.link, width: 1.2)))
    }
    return marks.map { .mark($0) }
  }

  /// A passage with a bar at its left.
  mutating func quote(
    _ content: [Block], line: Int, in column: Column
  ) throws(DocumentError) -> [Strip] {
    let bar = Frame(
      id: nextNumber(), look: .bar(style.palette.hairline.mixed(with: style.palette.muted, 0.3)),
      x: column.x, width: column.width, padding: 1)
    var inner = nested(column, by: style.quoteIndent, what: "a quote within others", line: line)
    inner.frames.append(bar)
    inner.body = style.quote
    var result = try strips(content, in: inner)
    result.setGaps(above: style.quote.above, below: style.quote.below)
    result.enclose(in: element(.quote))
    return result
  }

  /// A passage with a coloured bar, a light tint and its kind as a title.
  mutating func callout(
    _ kind: CalloutKind, _ content: [Block], line: Int, in column: Column
  ) throws(DocumentError) -> [Strip] {
    let color = style.palette.callouts[kind] ?? style.palette.muted
    let tint = Frame(
      id: nextNumber(), look: .box(color.mixed(with: .white, 0.94)), x: column.x,
      width: column.width, padding: 0)
    let bar = Frame(
      id: nextNumber(), look: .bar(color), x: column.x, width: column.width,
      padding: style.codePadding)
    var inner = nested(column, by: style.quoteIndent, what: "a callout within others", line: line)
    inner.width = max(
      min(inner.width, style.leastNestedWidth), inner.width - style.quoteIndent + 2)
    inner.frames += [tint, bar]
    inner.body.above = style.body.above * 0.6
    inner.body.below = style.body.below * 0.6
    let titleRole = DocumentStyle.Role(
      style.body.text.with {
        $0.bold = true
        $0.color = color
      }, leading: style.body.leading, below: 1)
    let label = style.labels.callouts[kind] ?? kind.rawValue.capitalized
    var title = paragraph([.text(label)], role: titleRole, line: line, in: inner)
    title[title.count - 1].keepsWithNext = true
    var text = try strips(content, in: inner)
    if !text.isEmpty { text[0].above = 1 }
    var result = title + text
    result.setGaps(above: style.quote.above + 2, below: style.quote.below + 2)
    result.enclose(in: element(.division))
    return result
  }
}

extension ListBlock {
  /// Whether an item shows a web address, which is too long a word for lines that are filled: a
  /// list of references stays ragged as a whole.
  fileprivate var showsAddresses: Bool {
    items.flatMap(\.blocks).contains { block in
      guard case .paragraph(let content) = block.kind else { return false }
      return content.plainText.contains("://")
    }
  }
}
