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

  /// Adds slides under one title.
  mutating func add(
    _ slides: [Slide], title: String, chapter: String? = nil, names: [String] = [], line: Int
  ) {
    // A chapter without anything is a slide all the same: links lead to it.
    for (index, slide) in (slides.isEmpty ? [Slide()] : slides).enumerated() {
      let count = slides.count > 1 ? " (\(index + 1)/\(slides.count))" : ""
      var page = Page(size: style.pageSize, items: slide.items)
      let level = StructureElement(
        chapter == nil ? .heading2 : .heading3, number: Int.min + pages.count)
      let bar = bar(title, count, chapter: chapter, line: line)
      // The title is a heading where it stands first; nothing else has so low a number.
      page.items.insert(
        contentsOf: [.structure(index == 0 ? [level] : [])] + bar + [.structure([])], at: 0)
      if index == 0 {
        page.items += names.map { .destination($0, at: Point(style.margins.left, 0)) }
      }
      references += slide.references.map { (pages.count, $0) }
      pages.append(page)
    }
  }

  /// A title on its bar, smaller where it is too long, with its chapter above it.
  private mutating func bar(
    _ title: String, _ count: String, chapter: String?, line: Int
  ) -> [PageItem] {
    let height = style.margins.top * 0.75
    let room = style.textArea.width
    var text = TextStyle(size: 26, bold: true, color: .white)
    var counting = text.with {
      $0.bold = false
      $0.color = .white.mixed(with: style.palette.accent, 0.35)
    }
    func width() -> Double {
      measuring.extent(of: title, style: text).width
        + measuring.extent(of: count, style: counting).width
    }
    let natural = width()
    if natural > room {
      text.size *= max(0.6, room / natural)
      counting.size = text.size
      let excess = width() - room
      if excess > 0.5 { warnings.append(.overfull(line: line, what: "a title", excess: excess)) }
    }
    let left = style.margins.left
    let baseline = height * (chapter == nil ? 0.63 : 0.76)
    var items: [PageItem] = [
      .mark(
        .rectangle(Rectangle(0, 0, style.pageSize.width, height), fill: style.palette.accent)),
      .mark(.text(title, at: Point(left, baseline), style: text)),
    ]
    if !count.isEmpty {
      let end = left + measuring.extent(of: title, style: text).width
      items.append(.mark(.text(count, at: Point(end, baseline), style: counting)))
    }
    if let chapter {
      let small = counting.with { $0.size = 13 }
      items.append(.structure([]))
      items.append(.mark(.text(chapter, at: Point(left, height * 0.34), style: small)))
    }
    return items
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
