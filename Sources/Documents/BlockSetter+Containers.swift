import Graphics

extension BlockSetter {
  /// A list with its bullets or numbers hanging to the left of its text.
  mutating func list(_ list: ListBlock, in column: Column) throws(DocumentError) -> [Strip] {
    let role = column.body
    let numbers = list.items.indices.map { index in
      list.start.map { "\($0 + index)\(list.delimiter)" }
    }
    let widest = numbers.compactMap { $0 }
      .map { measuring.extent(of: $0, style: role.text).width }.max() ?? 0
    let indent = max(style.listIndent, widest + style.markerGap)
    var inner = column.indented(indent)
    if list.tight {
      inner.body.above = 0
      inner.body.below = 0
    }
    let between = list.tight ? style.tightItemGap : max(role.above, style.tightItemGap) * 0.8
    var result: [Strip] = []
    for (item, number) in zip(list.items, numbers) {
      var strips = try strips(item.blocks, in: inner)
      if strips.isEmpty {
        strips = [Strip(height: role.leading, items: [], frames: inner.frames, line: item.line)]
      }
      strips.setGaps(above: between, below: between)
      let baseline = strips[0].baseline ?? inlines.baseline(of: role)
      strips[0].items.insert(
        contentsOf: marker(
          number: number, done: item.done, depth: column.depth, textX: inner.x,
          baseline: baseline, role: role), at: 0)
      result += strips
    }
    let outside = column.depth > 0 && role.above == 0 ? style.tightItemGap : style.body.above
    result.setGaps(above: outside, below: outside)
    return result
  }

  private mutating func marker(
    number: String?, done: Bool?, depth: Int, textX: Double, baseline: Double,
    role: DocumentStyle.Role
  ) -> [PageItem] {
    if let done {
      return checkBox(ticked: done, right: textX - style.markerGap, baseline: baseline, role: role)
    }
    let text = number ?? ["•", "–", "·"][depth % 3]
    let look = role.text.with { $0.color = number == nil ? style.palette.muted : $0.color }
    inlines.check([Span(run: TextRun(text, style: look))], line: 1)
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
  mutating func quote(_ content: [Block], in column: Column) throws(DocumentError) -> [Strip] {
    let bar = Frame(
      id: nextNumber(), look: .bar(style.palette.hairline.mixed(with: style.palette.muted, 0.3)),
      x: column.x, width: column.width, padding: 1)
    var inner = column.indented(style.quoteIndent)
    inner.frames.append(bar)
    inner.body = style.quote
    var result = try strips(content, in: inner)
    result.setGaps(above: style.quote.above, below: style.quote.below)
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
    var inner = column.indented(style.quoteIndent)
    inner.width -= style.quoteIndent - 2
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
    return result
  }

  /// Lines of code on a tinted box. What does not fit goes on below, marked with a hook.
  mutating func code(_ lines: [String], line: Int, in column: Column) -> [Strip] {
    let role = style.code
    let box = Frame(
      id: nextNumber(), look: .box(style.palette.codeTint), x: column.x, width: column.width,
      padding: style.codePadding)
    let x = column.x + style.codePadding
    let width = column.width - 2 * style.codePadding
    let baseline = inlines.baseline(of: role)
    var result: [Strip] = []
    // A block without lines is still a box.
    for (offset, source) in (lines.isEmpty ? [""] : lines).enumerated() {
      let sourceLine = line + 1 + offset
      let span = Span(run: TextRun(expandingTabs(source), style: role.text))
      inlines.check([span], line: sourceLine)
      let whole = measuring.extent(of: span.run.text, style: role.text).width <= width
      let room = whole ? width : width - style.codeWrapIndent
      let pieces = inlines.lines([span], width: room, role: role, line: sourceLine)
      for index in 0..<max(pieces.count, 1) {
        let piece = index < pieces.count ? pieces[index].items : []
        let shift = index == 0 ? x : x + style.codeWrapIndent
        var items = piece.map { $0.moved(shift, 0) }
        if index > 0 { items.append(.mark(hook(x: x, baseline: baseline, size: role.text.size))) }
        result.append(
          Strip(
            height: role.leading, items: items, keepsWithNext: index + 1 < pieces.count,
            frames: column.frames + [box], baseline: baseline, line: sourceLine))
      }
    }
    result.avoidWidowsAndOrphans()
    if result.totalHeight < style.textArea.height * style.unbrokenHeight { result.keepTogether() }
    result.setGaps(above: role.above, below: role.below)
    return result
  }

  /// An arrow that comes down from the line above and turns right.
  private func hook(x: Double, baseline: Double, size: Double) -> Mark {
    let left = x + size * 0.35
    let tip = Point(x + size * 1.1, baseline - size * 0.3)
    let steps: [PathStep] = [
      .move(Point(left, baseline - size * 0.85)), .line(Point(left, tip.y)), .line(tip),
      .move(Point(tip.x - size * 0.22, tip.y - size * 0.2)), .line(tip),
      .line(Point(tip.x - size * 0.22, tip.y + size * 0.2)),
    ]
    return .path(steps, stroke: Stroke(style.palette.muted, width: 0.6))
  }

  private func expandingTabs(_ source: String) -> String {
    var result = ""
    for character in source {
      if character == "\t" {
        result += String(repeating: " ", count: 4 - result.count % 4)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
