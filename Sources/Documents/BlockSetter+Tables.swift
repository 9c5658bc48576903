import Graphics

extension BlockSetter {
  /// A cell's text, measured.
  private struct Cell {
    var spans: [Span]
    /// Width of its longest word.
    var least: Double
    /// Width of its text on one line.
    var full: Double
    /// Widths before and from the decimal point, where it begins with a number.
    var number: (head: Double, tail: Double)?
    var names: [String]
  }

  /// A table with its caption above: rules at top and bottom, one beneath the header, hairlines
  /// between the rows.
  mutating func table(
    _ table: TableBlock, caption: Caption?, line: Int, in column: Column
  ) -> [Strip] {
    let number = nextNumber()
    let headerText = style.table.text.with { $0.bold = true }
    let header = table.header.cells.map { cell($0, text: headerText, line: table.header.line) }
    let rows = table.rows.map { row in
      row.cells.map { cell($0, text: style.table.text, line: row.line) }
    }
    let points = table.alignments.indices.map { index in
      table.alignments[index] == .right ? DecimalAlignment(rows.map { $0[index].number }) : nil
    }
    let widths = columnWidths([header] + rows, points: points, room: column.width, line: line)
    let width = widths.reduce(0, +)
    let frame = Frame(
      id: nextNumber(), look: .rules(Stroke(style.palette.rule, width: 0.9)),
      x: column.x + (column.width - width) / 2, width: width, padding: 0)
    var inner = column
    inner.x = frame.x
    inner.frames.append(frame)

    var head = row(
      header, widths: widths, alignments: table.alignments, line: table.header.line, in: inner,
      rule: rows.isEmpty ? nil : Stroke(style.palette.rule, width: 0.5), isHeader: true)
    for index in head.indices {
      head[index].role = .tableHeader(number)
      head[index].keepsWithNext = true
    }
    var body: [[Strip]] = []
    for (index, cells) in rows.enumerated() {
      let isLast = index == rows.count - 1
      var strips = row(
        cells, widths: widths, alignments: table.alignments, points: points,
        line: table.rows[index].line, in: inner,
        rule: isLast ? nil : Stroke(style.palette.hairline, width: 0.4))
      for strip in strips.indices { strips[strip].role = .tableRow(number) }
      // No page shows a header with but one row, or begins with the last row alone.
      if index == 0 || index == rows.count - 2 { strips[strips.count - 1].keepsWithNext = true }
      body.append(strips)
    }
    var strips = captionStrips(caption?.content ?? [], line: caption?.line ?? line, in: column)
    strips.enclose(in: element(.caption))
    for index in strips.indices {
      strips[index].role = .tableCaption(number)
      strips[index].keepsWithNext = true
    }
    if let last = strips.indices.last { strips[last].below = style.captionGap }
    strips += head + body.flatMap { $0 }
    if strips.totalHeight < style.textArea.height * style.unbrokenHeight { strips.keepTogether() }
    if rows.isEmpty { strips[strips.count - 1].keepsWithNext = false }
    strips.setGaps(above: style.figureGap, below: style.figureGap)
    strips[0].mayFloat = caption != nil && column.depth == 0
    var names = caption?.content.anchors ?? []
    if let name = caption.flatMap({ destinations.reserve($0.destination) }) { names.append(name) }
    strips.addDestinations(names, x: column.x)
    strips.enclose(in: element(.table))
    return strips
  }

  private mutating func cell(_ content: [Inline], text: TextStyle, line: Int) -> Cell {
    let spans = inlines.spans(content, in: text, line: line)
    let full = inlines.naturalWidth(of: spans)
    let digits = DecimalAlignment.wholeDigits(
      of: spans.prefix { $0.lift == 0 }.map(\.run.text).joined())
    let head = digits.map { inlines.naturalWidth(of: spans.prefix(characters: $0)) }
    return Cell(
      spans: spans, least: inlines.longestWord(of: spans), full: full,
      number: head.map { ($0, full - $0) }, names: content.anchors)
  }

  private mutating func columnWidths(
    _ rows: [[Cell]], points: [DecimalAlignment?], room: Double, line: Int
  ) -> [Double] {
    let count = rows.first?.count ?? 0
    let padding = 2 * style.cellPadding
    let columns = 0..<count
    let result = ColumnWidths(
      least: columns.map { column in (rows.map { $0[column].least }.max() ?? 0) + padding },
      full: columns.map { column in
        let widest = rows.map { $0[column].full }.max() ?? 0
        return max(widest, points[column]?.width ?? 0) + padding + 0.1
      },
      room: room, floor: style.leastColumnWidth)
    if result.excess > 0.5 {
      inlines.warn(.overfull(line: line, what: "a table", excess: result.excess))
    }
    let growth = min(style.largestTableGrowth, room / max(1, result.widths.reduce(0, +)))
    return result.widths.map { $0 * max(1, growth) }
  }

  /// A row as one strip, or, where it is too high to stay in one piece, as a strip for each line.
  private mutating func row(
    _ cells: [Cell], widths: [Double], alignments: [TableBlock.Alignment],
    points: [DecimalAlignment?] = [], line: Int, in column: Column, rule: Stroke?,
    isHeader: Bool = false
  ) -> [Strip] {
    let role = style.table
    var x = column.x
    var placed: [[[PageItem]]] = []
    var notes: [[Int]] = []
    var names: [String] = []
    // A high formula in a cell pushes all lines of its row apart.
    var leading = role.leading
    for (index, cell) in cells.enumerated() {
      let room = max(1, widths[index] - 2 * style.cellPadding)
      let left = x + style.cellPadding
      let lines = inlines.lines(cell.spans, width: room, role: role, line: line)
      leading = lines.reduce(leading) { max($0, $1.height) }
      for (index, setLine) in lines.enumerated() where !setLine.notes.isEmpty {
        while notes.count <= index { notes.append([]) }
        notes[index] += setLine.notes
      }
      let point = points.isEmpty ? nil : points[index].flatMap { $0.width <= room ? $0 : nil }
      placed.append(
        lines.map { setLine in
          if let point, let number = cell.number, lines.count == 1 {
            return setLine.items.map { $0.moved(left + room - point.tail - number.head, 0) }
          }
          let shift = alignments[index].shift(of: setLine.width, in: room)
          return setLine.items.map { $0.moved(left + shift, 0) }
        })
      names += cell.names
      x += widths[index]
    }
    let count = max(1, placed.map(\.count).max() ?? 1)
    let parts = cells.map { _ in element(isHeader ? .headerCell : .cell) }
    let height = Double(count) * leading + 2 * style.rowPadding
    var strips: [Strip]
    if height < style.textArea.height / 3 {
      let items = zip(parts, placed).flatMap { part, lines in
        // Names of columns stand on the rule beneath them, other cells hang from the top.
        let first = isHeader ? count - lines.count : 0
        return [.structure([part])]
          + lines.enumerated().flatMap { index, items in
            PageItem.within(items, part)
              .map { $0.moved(0, style.rowPadding + Double(first + index) * leading) }
          }
      }
      strips = [
        Strip(
          height: height, items: items, notes: notes.flatMap { $0 }, frames: column.frames,
          line: line)
      ]
    } else {
      strips = (0..<count).map { index in
        let edge = (index == 0 ? style.rowPadding : 0)
        let items = zip(parts, placed).flatMap { part, lines in
          [.structure([part])]
            + (index < lines.count
              ? PageItem.within(lines[index], part).map { $0.moved(0, edge) } : [])
        }
        return Strip(
          height: leading + edge + (index == count - 1 ? style.rowPadding : 0), items: items,
          notes: index < notes.count ? notes[index] : [], frames: column.frames, line: line)
      }
      strips.avoidWidowsAndOrphans()
    }
    if let rule, let last = strips.indices.last {
      let y = strips[last].height
      strips[last].items.append(
        .mark(.line(from: Point(column.x, y), to: Point(x, y), rule)))
    }
    strips.addDestinations(names, x: column.x)
    strips.enclose(in: element(.row))
    return strips
  }
}
