import Graphics

/// Where blocks are set: the room they have and what they stand in.
struct Column {
  /// Left edge, from the left edge of the text.
  var x: Double
  var width: Double
  /// What the column stands in, outermost first.
  var frames: [Frame] = []
  /// How running text is set here.
  var body: DocumentStyle.Role
  /// Quotes, lists and cells around this column.
  var depth = 0
  /// Running text does not fill its lines here.
  var isRagged = false

  /// The column further right by `indent`, but never narrower than `least`.
  func indented(_ indent: Double, least: Double) -> Column {
    var column = self
    column.x += indent
    column.width = max(min(width, least), width - indent)
    column.depth += 1
    return column
  }
}

/// Turns blocks into strips.
struct BlockSetter {
  /// Sizes, margins, colours and words.
  var style: DocumentStyle { didSet { inlines.style = style } }
  let measuring: any TextMeasuring
  let figures: [String: Scene]
  var inlines: InlineSetter
  var destinations: DestinationIndex
  private var counter = 0

  init(
    style: DocumentStyle, measuring: any TextMeasuring, figures: [String: Scene],
    destinations: DestinationIndex
  ) {
    self.style = style
    self.measuring = measuring
    self.figures = figures
    self.destinations = destinations
    inlines = InlineSetter(style: style, measuring: measuring, destinations: destinations)
  }

  /// A number that no other frame or table has.
  mutating func nextNumber() -> Int {
    counter += 1
    return counter
  }

  /// The strips of `blocks`, one below the other.
  mutating func strips(_ blocks: [Block], in column: Column) throws(DocumentError) -> [Strip] {
    var result: [Strip] = []
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      let caption = next.flatMap { Caption($0, labels: style.labels) }
      var strips: [Strip]
      if case .figure(let figure) = block.kind {
        let own = caption?.subject == .figure ? caption : nil
        var anchors = block.anchors
        if own != nil { anchors += next?.anchors ?? [] }
        strips = try self.figure(
          figure, caption: own, anchors: anchors, line: block.line, in: column)
        if own != nil { index += 1 }
      } else if let next, case .table(let table) = next.kind,
        let own = Caption(block, labels: style.labels), own.subject == .table
      {
        strips = self.table(table, caption: own, line: next.line, in: column)
        strips.addDestinations(block.anchors + next.anchors, x: column.x)
        index += 1
      } else {
        strips = try self.strips(of: block, in: column)
        strips.addDestinations(block.anchors, x: column.x)
      }
      result += strips
      index += 1
    }
    return result
  }

  private mutating func strips(
    of block: Block, in column: Column
  ) throws(DocumentError) -> [Strip] {
    switch block.kind {
    case .heading(let level, let content):
      return heading(level, content, line: block.line, in: column)
    case .paragraph(let content):
      return paragraph(content, role: column.body, line: block.line, in: column)
    case .list(let list): return try self.list(list, in: column)
    case .table(let table): return self.table(table, caption: nil, line: block.line, in: column)
    case .quote(let content): return try quote(content, line: block.line, in: column)
    case .callout(let kind, let content):
      return try callout(kind, content, line: block.line, in: column)
    case .code(let language, let lines, let firstLine):
      return code(lines, language: language, firstLine: firstLine, in: column)
    case .figure(let figure):
      return try self.figure(
        figure, caption: nil, anchors: block.anchors, line: block.line, in: column)
    case .contents(let entries): return contents(entries, in: column)
    case .formula(let formula): return [self.formula(formula, line: block.line, in: column)]
    case .thematicBreak: return [thematicBreak(line: block.line, in: column)]
    }
  }

  /// Running text. The last line before something that it announces with a colon stays with it.
  mutating func paragraph(
    _ content: [Inline], role: DocumentStyle.Role, line: Int, in column: Column
  ) -> [Strip] {
    let spans = inlines.spans(content, in: role.text, line: line)
    var strips = textStrips(spans, role: role, line: line, in: column, isRunning: true)
    strips.avoidWidowsAndOrphans()
    strips.addDestinations(content.anchors, x: column.x)
    strips.enclose(in: element(.paragraph))
    if content.plainText.hasSuffix(":"), let last = strips.indices.last {
      strips[last].keepsWithNext = true
    }
    return strips
  }

  private mutating func heading(
    _ level: Int, _ content: [Inline], line: Int, in column: Column
  ) -> [Strip] {
    let role = style.heading(level: level)
    let spans = inlines.spans(content, in: role.text, line: line)
    var strips = textStrips(spans, role: role, line: line, in: column)
    for index in strips.indices {
      strips[index].role = .heading(level: level)
      strips[index].keepsWithNext = true
    }
    let names = (destinations.headingNames[line].map { [$0] } ?? []) + content.anchors
    strips.addDestinations(names, x: column.x)
    strips.enclose(in: element(.heading(level)))
    return strips
  }

  /// The lines of a text as strips, with the room that `role` wants around them.
  mutating func textStrips(
    _ spans: [Span], role: DocumentStyle.Role, line: Int, in column: Column,
    alignment: TableBlock.Alignment = .left, isRunning: Bool = false
  ) -> [Strip] {
    let set = inlines.lines(
      spans, width: column.width, role: role, line: line,
      justified: isRunning && style.justifiesText && !column.isRagged
        && column.width >= style.leastJustifiedWidth)
    var strips = set.map { setLine in
      let shift = column.x + alignment.shift(of: setLine.width, in: column.width)
      return Strip(
        height: setLine.height, items: setLine.items.map { $0.moved(shift, 0) },
        notes: setLine.notes, frames: column.frames, baseline: setLine.baseline, line: line)
    }
    if strips.isEmpty {
      // Nothing but destinations.
      strips = [Strip(height: 0, items: [], frames: column.frames, line: line)]
    }
    strips.setGaps(above: role.above, below: role.below)
    return strips
  }

  /// A formula in the middle of its column.
  private mutating func formula(_ formula: Formula, line: Int, in column: Column) -> Strip {
    let box = inlines.box(of: formula, in: column.body.text, line: line)
    if box.width > column.width {
      inlines.warn(.overfull(line: line, what: "a formula", excess: box.width - column.width))
    }
    let x = column.x + max(0, (column.width - box.width) / 2)
    return Strip(
      height: box.height, items: box.items.map { $0.moved(x, box.ascent) },
      structure: [element(.formula, alternative: formula.source)], above: style.formulaGap,
      below: style.formulaGap, frames: column.frames,
      baseline: box.ascent, line: line)
  }

  private func thematicBreak(line: Int, in column: Column) -> Strip {
    let width = min(column.width, 90)
    let x = column.x + (column.width - width) / 2
    let rule = Mark.line(
      from: Point(x, 0.5), to: Point(x + width, 0.5), Stroke(style.palette.rule, width: 0.5))
    return Strip(
      height: 1, items: [.mark(rule)], above: 15, below: 15, frames: column.frames, line: line)
  }
}

extension TableBlock.Alignment {
  /// How far text of `width` is moved to the right in a column of `room`.
  func shift(of width: Double, in room: Double) -> Double {
    switch self {
    case .left: 0
    case .center: (room - width) / 2
    case .right: room - width
    }
  }
}
