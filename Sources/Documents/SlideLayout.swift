import Graphics

/// What a slide shows beneath its bar, in coordinates of the paper.
struct Slide {
  var items: [PageItem] = []
  var references: [PageReference] = []
}

/// Finds the layout in which text and a figure or table fill a slide best.
struct SlideLayout {
  var composition: Composition
  private var notes: NotesAtFoot
  /// What is larger than a slide.
  private(set) var warnings: [DocumentWarning] = []

  /// Sizes of text as parts of the style's, the preferred one first.
  private static let textScales = [1.2, 1.0, 0.9, 0.8]
  private static let tableScales = [1.2, 1.1, 1.0, 0.9, 0.8]
  private static let wordScales = [1.35, 1.2, 1.1, 1.0, 0.9]
  /// Parts of the width that text beside a figure or table takes.
  private static let shares = [0.3, 0.38, 0.46]

  init(_ composition: Composition) {
    self.composition = composition
    notes = NotesAtFoot(composition.notes, style: composition.style)
  }

  private var style: DocumentStyle { composition.style }
  private var area: Rectangle { style.textArea }

  /// The slides of a section.
  mutating func slides(of groups: [SlideSection.Group]) throws(DocumentError) -> [Slide] {
    var slides: [Slide] = []
    var groups = groups[...]
    while let group = groups.popFirst() {
      // The last words of a section stand beside what they are about, if there is room.
      if let last = groups.first, groups.count == 1, last.exhibit.isEmpty, !group.exhibit.isEmpty {
        var joined = group
        joined.text += last.text
        if let slide = try together(joined) {
          slides.append(slide)
          break
        }
      }
      if let slide = try together(group) {
        slides.append(slide)
        continue
      }
      let exhibit = group.exhibit
      if exhibit.isEmpty {
        slides += try broken(group.text)
        continue
      }
      let parts = [SlideSection.Group(text: group.text), SlideSection.Group(exhibit: exhibit)]
      for part in parts where !(part.text + part.exhibit).isEmpty {
        if let slide = try together(part) {
          slides.append(slide)
        } else {
          slides += try broken(part.text + part.exhibit)
        }
      }
    }
    return slides
  }

  /// All of a group on one slide, or nothing where it does not fit.
  private mutating func together(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    if case .figure? = group.exhibit.first?.kind { return try figureSlide(group) }
    if group.exhibit.isEmpty { return try textSlide(group.text) }
    return try tableSlide(group)
  }

  /// A way to show a group, not yet chosen.
  private struct Candidate {
    var setter: BlockSetter
    /// Strips in two columns, or one.
    var columns: [[Strip]]
    /// How large the figure is, against how large it would be alone.
    var size = 1.0
  }

  private mutating func slide(_ candidate: Candidate, centred: Bool = false) -> Slide {
    composition.setter = candidate.setter
    var foot = PageFill(area: area, notes: notes)
    let all = candidate.columns.joined()
    foot.place(Strip(height: 0, items: [], notes: all.flatMap(\.notes), line: 0))
    notes = foot.next.notes
    var slide = Slide(items: foot.page(size: style.pageSize).items)
    let room = area.height - foot.notes.height
    for (index, strips) in candidate.columns.enumerated() {
      var fill = PageFill(area: area, notes: notes.cleared)
      // What fills half of a slide stands a little above its middle.
      let spare = room - fill.end(of: strips)
      if centred || index > 0, spare > 0 {
        fill = PageFill(
          area: Rectangle(area.x, area.y + spare * 0.42, area.width, area.height),
          notes: notes.cleared)
      }
      for strip in strips { fill.place(strip) }
      slide.items += fill.page(size: style.pageSize).items
      slide.references += fill.references
    }
    return slide
  }

  /// Whether the columns find room, with the notes that they refer to.
  private func fits(_ columns: [[Strip]]) -> Bool {
    let foot = notes.height(with: columns.joined())
    return columns.allSatisfy { strips in
      PageFill(area: area, notes: notes.cleared).end(of: strips) + foot <= area.height + 0.01
    }
  }

  /// The part of a slide's width from `start` for `share` of it.
  private func column(_ start: Double, _ share: Double, _ style: DocumentStyle) -> Column {
    Column(x: area.width * start, width: area.width * share, body: style.body)
  }

  private func setter(scale: Double) -> BlockSetter {
    var setter = composition.setter
    setter.style = style.scaled(by: scale)
    return setter
  }

  private mutating func textSlide(_ text: [Block]) throws(DocumentError) -> Slide? {
    for scale in SlideLayout.wordScales {
      var setter = setter(scale: scale)
      let strips = try setter.strips(text, in: column(0, 1, setter.style))
      if fits([strips]) { return slide(Candidate(setter: setter, columns: [strips])) }
    }
    return nil
  }

  private mutating func tableSlide(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    for scale in SlideLayout.tableScales {
      let isAlone = group.text.isEmpty
      var stacked = setter(scale: scale)
      let known = stacked.inlines.warnings.count
      let strips = try stacked.strips(
        group.text + group.exhibit, in: column(0, 1, stacked.style))
      if fits([strips]), stacked.inlines.warnings.count == known || scale == 0.8 {
        return slide(Candidate(setter: stacked, columns: [strips]), centred: isAlone)
      }
      if isAlone { continue }
      for share in SlideLayout.shares {
        var beside = setter(scale: scale)
        let text = try beside.strips(group.text, in: column(0, share, beside.style))
        let table = try beside.strips(
          group.exhibit, in: column(share + 0.04, 0.96 - share, beside.style))
        if fits([text, table]), beside.inlines.warnings.count == known {
          return slide(Candidate(setter: beside, columns: [text, table]))
        }
      }
    }
    return nil
  }

  private mutating func figureSlide(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    guard let alone = try figure(group.exhibit, with: [], scale: 1, share: 1, of: 1) else {
      return nil
    }
    if group.text.isEmpty { return slide(alone, centred: true) }
    var best: Candidate?
    for scale in SlideLayout.textScales {
      for share in [1] + SlideLayout.shares {
        let candidate = try figure(
          group.exhibit, with: group.text, scale: scale, share: share, of: alone.size)
        if let candidate, candidate.size > (best?.size ?? 0.5) { best = candidate }
      }
      if let best, best.size >= 0.75 { break }
    }
    return best.map { slide($0) }
  }

  /// A figure beneath text where `share` is 1, else with text in that part of the width beside it.
  private func figure(
    _ exhibit: [Block], with text: [Block], scale: Double, share: Double, of full: Double
  ) throws(DocumentError) -> Candidate? {
    var setter = setter(scale: scale)
    let words = try setter.strips(text, in: column(0, share, setter.style))
    let place = share == 1 ? column(0, 1, style) : column(share + 0.04, 0.96 - share, style)
    guard case .figure(let figure)? = try setter.strips(exhibit, in: place).first?.role else {
      return nil
    }
    let notesHeight = notes.height(with: words + figure.caption)
    var room = area.height - notesHeight
    if share == 1, !words.isEmpty {
      var fill = PageFill(area: area, notes: notes.cleared)
      for strip in words { fill.place(strip) }
      room -= fill.end(of: [Strip(height: 0, items: [], above: figure.gap, line: 0)])
    }
    guard room > figure.captionHeight else { return nil }
    let size = figure.scale(fitting: room)
    let strip = figure.strip(scale: size)
    let columns = share == 1 ? [words + [strip]] : [words, [strip]]
    guard fits(columns) else { return nil }
    return Candidate(setter: setter, columns: columns, size: size / full)
  }

  /// Blocks on as few slides as they fill, evenly.
  private mutating func broken(_ blocks: [Block]) throws(DocumentError) -> [Slide] {
    let strips = try composition.setter.strips(blocks, in: composition.column)
    func breaker(height: Double) -> (PageBreaker, [Page]) {
      var style = style
      style.margins.bottom += area.height - height
      var breaker = PageBreaker(style: style, notes: composition.notes)
      let pages = breaker.pages(of: strips)
      return (breaker, pages)
    }
    var (best, pages) = breaker(height: area.height)
    // The least height that needs no more slides fills them evenly.
    for part in stride(from: 0.95, to: 0.5, by: -0.05) {
      let (next, evened) = breaker(height: area.height * part)
      guard evened.count == pages.count, next.warnings.count == best.warnings.count else { break }
      (best, pages) = (next, evened)
    }
    warnings += best.warnings
    return pages.enumerated().map { index, page in
      Slide(
        items: page.items,
        references: best.references.filter { $0.page == index }.map(\.reference))
    }
  }
}

extension SlideLayout {
  /// The first slide: the title on a coloured field with by-line, author and date, and beneath it
  /// what stands before the first heading, if it fits; else that is given back.
  mutating func opening(
    _ section: SlideSection?
  ) throws(DocumentError) -> (page: Page, rest: [SlideSection.Group]) {
    var setter = composition.setter
    let markdown = composition.markdown
    let field = style.pageSize.height * 0.5
    var groups = section?.groups ?? []
    var head: [Strip] = []
    let column = composition.column
    if let title = Typesetter.title(of: markdown.blocks), let first = markdown.blocks.first {
      let spans = setter.inlines.spans(title, in: style.title.text, line: first.line)
      head = setter.textStrips(spans, role: style.title, line: first.line, in: column)
      let names = setter.destinations.headingNames[first.line].map { [$0] } ?? []
      head.addDestinations(first.anchors + names + title.anchors, x: column.x)
      head.enclose(in: setter.element(.heading1))
    }
    if case .paragraph(let text)? = groups.first?.text.first?.kind, text.count == 1,
      case .emphasis(let inner) = text[0]
    {
      let line = groups[0].text.removeFirst().line
      let spans = setter.inlines.spans(inner, in: style.byline.text, line: line)
      var byline = setter.textStrips(spans, role: style.byline, line: line, in: column)
      byline.enclose(in: setter.element(.paragraph))
      head += byline
    }
    let metadata = composition.metadata
    let facts = [metadata.author, String(metadata.date.prefix(10))].filter { !$0.isEmpty }
    if !facts.isEmpty {
      let run = TextRun(facts.joined(separator: "   ·   "), style: style.byline.text)
      var byline = setter.textStrips([Span(run: run)], role: style.byline, line: 1, in: column)
      byline.enclose(in: setter.element(.paragraph))
      head += byline
    }
    let fill = PageFill(area: area, notes: notes.cleared)
    let top = max(40, field - 26 - fill.end(of: head))
    var title = PageFill(
      area: Rectangle(area.x, top, area.width, field), notes: notes.cleared)
    for strip in head { title.place(strip) }
    let paint = Mark.rectangle(
      Rectangle(0, 0, style.pageSize.width, max(field, top + title.bottom + 26)),
      fill: style.palette.accent)
    var items = [.mark(paint)] + title.page(size: style.pageSize).items
    composition.setter = setter
    groups.removeAll { $0.text.isEmpty && $0.exhibit.isEmpty }
    guard groups.count == 1, groups[0].exhibit.isEmpty else {
      return (Page(size: style.pageSize, items: items), groups)
    }
    let lower = max(field, top + title.bottom + 26) + 26
    for scale in SlideLayout.textScales {
      var setter = self.setter(scale: scale)
      let text = try setter.strips(groups[0].text, in: column)
      var abstract = PageFill(
        area: Rectangle(area.x, lower, area.width, area.maxY - lower), notes: notes)
      guard abstract.fits(text) else { continue }
      for strip in text { abstract.place(strip) }
      items += abstract.page(size: style.pageSize).items
      notes = abstract.next.notes
      composition.setter = setter
      return (Page(size: style.pageSize, items: items), [])
    }
    return (Page(size: style.pageSize, items: items), groups)
  }
}
