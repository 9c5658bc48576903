import Graphics

/// Slides while they are being made: the bar with the title, and what stands at the foot.
struct SlideDeck {
  let style: DocumentStyle
  let measuring: any TextMeasuring
  /// The title of the document, at the foot of all slides but the first.
  let running: String
  var pages: [Page] = []
  /// Page numbers to fill in, with the slide they stand on, from 0.
  private(set) var references: [(page: Int, reference: PageReference)] = []
  /// Titles too long for a bar.
  private(set) var warnings: [DocumentWarning] = []

  init(style: DocumentStyle, measuring: any TextMeasuring, running: String) {
    self.style = style
    self.measuring = measuring
    self.running = running
  }

  /// Adds the slides of `section` under its title.
  mutating func add(
    _ slides: [Slide], under section: SlideSection, with inlines: inout InlineSetter
  ) {
    // A chapter without anything is a slide all the same: links lead to it.
    for (index, slide) in (slides.isEmpty ? [Slide()] : slides).enumerated() {
      let count = slides.count > 1 ? " (\(index + 1)/\(slides.count))" : ""
      var page = Page(size: style.pageSize, items: slide.items)
      let level = StructureElement(
        section.chapter == nil ? .heading2 : .heading3, number: Int.min + pages.count)
      let told = inlines.warnings
      let bar = bar(of: section, count, isFirst: index == 0, with: &inlines)
      // The title is a heading where it stands first; nothing else has so low a number.
      if index == 0 {
        page.items.insert(
          contentsOf: [.structure([level])] + PageItem.within(bar.title, level)
            + [.structure([])] + bar.chapter, at: 0)
        page.items += section.names.map { .destination($0, at: Point(style.margins.left, 0)) }
      } else {
        inlines.warnings = told
        let items = bar.title + bar.chapter
        page.items.insert(contentsOf: items.filter { !$0.isStructure }, at: 0)
      }
      references += slide.references.map { (pages.count, $0) }
      pages.append(page)
    }
  }

  /// A title on its bar, smaller where it is too long, with its chapter above it. Numbers of notes
  /// stand in the first of several bars alone.
  private mutating func bar(
    of section: SlideSection, _ count: String, isFirst: Bool, with inlines: inout InlineSetter
  ) -> (title: [PageItem], chapter: [PageItem]) {
    let height = style.margins.top * 0.75
    let room = style.textArea.width
    let content = section.title ?? []
    let title = isFirst ? content : content.withoutNotes
    var text = TextStyle(size: 26, bold: true, color: .white)
    var counting = text.with {
      $0.bold = false
      $0.color = .white.mixed(with: style.palette.accent, 0.35)
    }
    let line = section.line
    let baseline = height * (section.chapter == nil ? 0.63 : 0.76)
    var copy = inlines
    let natural =
      self.line(title, in: text, baseline: baseline, line: line, with: &copy).width
      + measuring.extent(of: count, style: counting).width
    text.size *= max(0.6, min(1, room / max(natural, 1)))
    counting.size = text.size
    let set = self.line(title, in: text, baseline: baseline, line: line, with: &inlines)
    let excess = set.width + measuring.extent(of: count, style: counting).width - room
    if excess > 0.5 { warnings.append(.overfull(line: line, what: "a title", excess: excess)) }
    let bar = Rectangle(0, 0, style.pageSize.width, height)
    var items = [.mark(.rectangle(bar, fill: style.palette.accent))] + set.items
    if !count.isEmpty {
      let place = Point(style.margins.left + set.width, baseline)
      items.append(.mark(.text(count, at: place, style: counting)))
    }
    guard let chapter = section.chapter else { return (items, []) }
    let above = self.line(
      isFirst ? chapter : chapter.withoutNotes, in: counting.with { $0.size = 13 },
      baseline: height * 0.34, line: line, with: &inlines)
    if above.width > room {
      warnings.append(.overfull(line: line, what: "a title", excess: above.width - room))
    }
    return (items, above.items.filter { !$0.isStructure })
  }

  /// `content` on one line of a bar, from the left edge of the text.
  private func line(
    _ content: [Inline], in text: TextStyle, baseline: Double, line: Int,
    with inlines: inout InlineSetter
  ) -> (items: [PageItem], width: Double) {
    let ordinary = inlines.style
    inlines.style = style.onAccent
    defer { inlines.style = ordinary }
    var spans = inlines.spans(content, in: text, line: line)
    for index in spans.indices {
      spans[index].run.text = spans[index].run.text.replacing("\n", with: " ")
    }
    let role = DocumentStyle.Role(text, leading: text.size * 1.4)
    var items: [PageItem] = []
    var width = 0.0
    for line in inlines.lines(spans, width: 1e5, role: role, line: line) {
      items += line.items.map { $0.moved(style.margins.left, baseline - line.baseline) }
      width = line.width
    }
    return (items, width)
  }

  /// All slides, with their numbers and the title of the document at the foot.
  func finished() -> [Page] {
    let y = style.pageSize.height - style.margins.bottom * 0.42
    let look = style.furniture.text
    return (pages.isEmpty ? [Page(size: style.pageSize)] : pages).enumerated().map { index, page in
      var page = page
      let number = Mark.text(
        "\(index + 1)", at: Point(style.textArea.maxX, y), style: look,
        anchor: TextAnchor(.end, .baseline))
      page.items.append(.mark(number))
      if index > 0, !running.isEmpty {
        page.items.append(.mark(.text(running, at: Point(style.margins.left, y), style: look)))
      }
      return page
    }
  }
}

extension PageItem {
  /// Whether it says what follows belongs to, and shows nothing.
  fileprivate var isStructure: Bool {
    if case .structure = self { true } else { false }
  }
}
