import Graphics

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
    setter.inlines.style = style.onAccent
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
    // Their notes stand at the foot of the slide, not of the coloured field.
    notes.place(head.flatMap(\.notes))
    for index in head.indices { head[index].notes = [] }
    let fill = PageFill(area: area, notes: notes.cleared)
    let top = max(40, field - 26 - fill.end(of: head))
    var title = PageFill(
      area: Rectangle(area.x, top, area.width, field), notes: notes.cleared)
    for strip in head { title.place(strip) }
    let paint = Mark.rectangle(
      Rectangle(0, 0, style.pageSize.width, max(field, top + title.bottom + 26)),
      fill: style.palette.accent)
    var items = [.mark(paint)] + title.page(size: style.pageSize).items
    setter.inlines.style = setter.style
    composition.setter = setter
    groups.removeAll { $0.text.isEmpty && $0.exhibit.isEmpty }
    /// The slide without an abstract.
    func titleAlone() -> Page {
      let foot = PageFill(area: area, notes: notes)
      if notes.height > 0 { items += foot.page(size: style.pageSize).items }
      notes = foot.next.notes
      return Page(size: style.pageSize, items: items)
    }
    guard groups.count == 1, groups[0].exhibit.isEmpty else { return (titleAlone(), groups) }
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
    return (titleAlone(), groups)
  }
}
