import Graphics

extension BlockSetter {
  /// Lines of code on a tinted box. What does not fit goes on below, marked with a hook.
  /// - `firstLine`: the line of the Markdown that the first of them stands on.
  mutating func code(
    _ lines: [String], language: String, firstLine: Int, in column: Column
  ) -> [Strip] {
    let role = style.code
    let box = Frame(
      id: nextNumber(), look: .box(style.palette.codeTint), x: column.x, width: column.width,
      padding: style.codePadding)
    let x = column.x + style.codePadding
    let width = column.width - 2 * style.codePadding
    let excess = role.text.size + style.codeWrapIndent - width
    if excess > 0 { inlines.warn(.overfull(line: firstLine, what: "code", excess: excess)) }
    let baseline = inlines.baseline(of: role)
    var result: [Strip] = []
    // A block without lines is still a box.
    let lines = lines.isEmpty ? [""] : lines.map { expandingTabs($0) }
    let tokens =
      CodeLanguage(named: language)?.tokens(of: lines)
      ?? lines.map { [CodeToken(text: $0, kind: .plain)] }
    for (offset, source) in lines.enumerated() {
      let sourceLine = firstLine + offset
      let span = Span(run: TextRun(source, style: role.text))
      inlines.check([span], line: sourceLine)
      let pieces = wrapped(span.run.text, width: width, style: role.text)
      for (index, piece) in tokens[offset].cut(into: pieces).enumerated() {
        let left = index == 0 ? x : x + style.codeWrapIndent
        var items = marks(of: piece, at: Point(left, baseline), text: role.text)
        if index > 0 { items.append(.mark(hook(x: x, baseline: baseline, size: role.text.size))) }
        result.append(
          Strip(
            height: role.leading, items: items, keepsWithNext: index + 1 < pieces.count,
            frames: column.frames + [box], baseline: baseline, line: sourceLine))
      }
    }
    result.avoidWidowsAndOrphans(lines: 4)
    if result.totalHeight < style.textArea.height * style.unbrokenHeight { result.keepTogether() }
    result.setGaps(above: role.above, below: role.below)
    result.enclose(in: element(.code))
    return result
  }

  /// A line of code in pieces that fit, the first `width` wide and the others less by their
  /// indentation; broken behind a space where one stands in the second half of a piece.
  private func wrapped(_ source: String, width: Double, style textStyle: TextStyle) -> [String] {
    var pieces: [String] = []
    var rest = source[...]
    var room = width
    // A single character stays even where it is wider than its room.
    while rest.count > 1, measuring.extent(of: String(rest), style: textStyle).width > room {
      var fitting = 1
      var tooLong = rest.count
      while tooLong - fitting > 1 {
        let middle = (fitting + tooLong) / 2
        if measuring.extent(of: String(rest.prefix(middle)), style: textStyle).width <= room {
          fitting = middle
        } else {
          tooLong = middle
        }
      }
      if let space = rest.prefix(fitting).lastIndex(of: " ") {
        let behind = rest.distance(from: rest.startIndex, to: space) + 1
        if behind * 2 > fitting { fitting = behind }
      }
      pieces.append(String(rest.prefix(fitting)))
      rest = rest.dropFirst(fitting)
      room = width - style.codeWrapIndent
    }
    return pieces + [String(rest)]
  }

  /// A piece of a line, each token in its colour.
  private func marks(of tokens: [CodeToken], at start: Point, text: TextStyle) -> [PageItem] {
    var items: [PageItem] = []
    var before = ""
    for token in tokens {
      if !token.text.allSatisfy(\.isWhitespace) {
        let x = before.isEmpty ? 0 : measuring.extent(of: before, style: text).width
        let look = text.with { $0.color = style.palette.code[token.kind] ?? text.color }
        items.append(.mark(.text(token.text, at: Point(start.x + x, start.y), style: look)))
      }
      before += token.text
    }
    return items
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
