import Graphics

/// What a slide shows beneath its bar, in coordinates of the paper.
struct Slide {
  var items: [PageItem] = []
  var references: [PageReference] = []
}

/// Finds the layout in which text and a figure or table fill a slide best.
struct SlideLayout {
  var composition: Composition
  var notes: NotesAtFoot
  /// What is larger than a slide.
  private(set) var warnings: [DocumentWarning] = []

  /// Sizes of text as parts of the style's, the preferred one first.
  static let textScales = [1.2, 1.0, 0.9, 0.8]
  static let tableScales = [1.2, 1.1, 1.0, 0.9, 0.8]
  static let wordScales = [1.35, 1.2, 1.1, 1.0, 0.9]
  /// Parts of the width that text beside a figure or table takes.
  static let shares = [0.3, 0.38, 0.46]
  /// How much larger a picture must become for its caption to stand beside it.
  static let gainBesideCaption = 1.1

  init(_ composition: Composition) {
    self.composition = composition
    notes = NotesAtFoot(composition.notes, style: composition.style)
  }

  var style: DocumentStyle { composition.style }
  var area: Rectangle { style.textArea }

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
  struct Candidate {
    var setter: BlockSetter
    /// Strips in two columns, or one.
    var columns: [[Strip]]
    /// Where in the first column the figure or table begins, if it stands beneath text.
    var exhibit: Int?
    /// How large the figure is, against how large it would be alone.
    var size = 1.0
  }

  mutating func slide(_ candidate: Candidate, centred: Bool = false) -> Slide {
    composition.setter = candidate.setter
    var foot = PageFill(area: area, notes: notes)
    let all = candidate.columns.joined()
    foot.place(Strip(height: 0, items: [], notes: all.flatMap(\.notes), line: 0))
    notes = foot.next.notes
    var slide = Slide(items: foot.page(size: style.pageSize).items)
    let room = area.height - foot.notes.height
    for (index, strips) in candidate.columns.enumerated() {
      var fill = PageFill(area: area, notes: notes.cleared)
      // What does not fill a slide is loosened, and stands above its middle.
      var strips = strips
      var spare = max(0, room - fill.end(of: strips))
      if index == 0, let first = candidate.exhibit {
        let gap = min(spare * 0.25, 30)
        strips[first].above = max(strips[first].above, strips[first - 1].below) + gap
        spare -= gap
      }
      let drop = centred || index > 0 ? spare * 0.42 : min(spare * 0.2, 36)
      fill = PageFill(
        area: Rectangle(area.x, area.y + drop, area.width, area.height), notes: notes.cleared)
      for strip in strips { fill.place(strip) }
      slide.items += fill.page(size: style.pageSize).items
      slide.references += fill.references
    }
    return slide
  }

  /// Whether the columns find room, with the notes that they refer to.
  func fits(_ columns: [[Strip]]) -> Bool {
    let foot = notes.height(with: columns.joined())
    return columns.allSatisfy { strips in
      PageFill(area: area, notes: notes.cleared).end(of: strips) + foot <= area.height + 0.01
    }
  }

  /// The part of a slide's width from `start` for `share` of it.
  func column(_ start: Double, _ share: Double, _ style: DocumentStyle) -> Column {
    Column(x: area.width * start, width: area.width * share, body: style.body)
  }

  func setter(scale: Double) -> BlockSetter {
    var setter = composition.setter
    setter.style = style.scaled(by: scale)
    return setter
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
