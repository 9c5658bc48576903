import Graphics

/// Sets Markdown documents as slides: for each section a figure or table with the text before it
/// on a page of its own, under a bar with the section's title.
public struct SlideSetter {
  /// Sizes, margins, colours and words; `DocumentStyle.slides(labels:)` unless told otherwise.
  public let style: DocumentStyle
  private let measuring: any TextMeasuring

  /// A setter that asks `measuring` for the room that text takes.
  public init(style: DocumentStyle, measuring: any TextMeasuring) {
    self.style = style
    self.measuring = measuring
  }

  /// The slides of `markdown`, and what a reader should be told of. Text that does not fit goes on
  /// on the next slide, under the same title and the word for that.
  /// - `figures`: the scene for each image path.
  /// - Throws: `DocumentError.unknownFigure` for a path without a scene, `.repeatedAnchor` for two
  ///   places of one name.
  public func slides(
    of markdown: MarkdownDocument, figures: [String: Scene], metadata: DocumentMetadata
  ) throws(DocumentError) -> (document: PagedDocument, warnings: [DocumentWarning]) {
    let destinations = try DestinationIndex(markdown)
    var setter = BlockSetter(
      style: style, measuring: measuring, figures: figures, destinations: destinations)
    setter.nameNotes(markdown.footnotes)
    let column = Column(x: 0, width: style.textArea.width, body: style.body)
    let (title, rest) = setter.titleBlock(markdown.blocks, in: column)
    let sections = SlideSection.sections(
      of: rest, names: destinations.headingNames, labels: style.labels)
    var deck = Deck(style: style, measuring: measuring)
    var opening = title
    for section in sections {
      guard let heading = section.title else {
        for group in section.groups { opening += try setter.strips(group, in: column) }
        continue
      }
      if !opening.isEmpty { deck.open(with: opening) }
      opening = []
      let groups = section.groups.isEmpty ? [[]] : section.groups
      for (index, group) in groups.enumerated() {
        let strips = try setter.strips(group, in: column)
        deck.add(
          strips, title: heading.plainText, names: index == 0 ? section.names : [],
          line: section.line)
      }
    }
    if !opening.isEmpty { deck.open(with: opening) }
    if let first = markdown.footnotes.first {
      let notes = try setter.notes(markdown.footnotes, in: column)
      deck.add(notes, title: style.labels.notes, names: [], line: first.line)
    }
    let running = Typesetter.title(of: markdown.blocks)?.plainText ?? metadata.title
    let outline = Outline(markdown.blocks, names: destinations.headingNames).entries
    let warnings = markdown.warnings + setter.inlines.warnings + deck.warnings
    return (
      PagedDocument(pages: deck.finished(running: running), outline: outline, metadata: metadata),
      warnings.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element)
    )
  }
}

/// Slides while they are being made.
private struct Deck {
  let style: DocumentStyle
  let measuring: any TextMeasuring
  var pages: [Page] = []
  var warnings: [DocumentWarning] = []

  init(style: DocumentStyle, measuring: any TextMeasuring) {
    self.style = style
    self.measuring = measuring
  }

  /// Height of the bar that holds a title.
  private var barHeight: Double { style.margins.top * 0.7 }

  /// The first slides: the title, and what stands before the first heading.
  mutating func open(with strips: [Strip]) {
    var opening = style
    opening.margins.top = style.pageSize.height * 0.22
    var made = broken(strips, style: opening)
    let edge = Rectangle(0, 0, style.pageSize.width, 10)
    for index in made.indices {
      made[index].items.insert(.mark(.rectangle(edge, fill: style.palette.accent)), at: 0)
    }
    pages += made
  }

  /// Slides for `strips` under `title`.
  mutating func add(_ strips: [Strip], title: String, names: [String], line: Int) {
    for (index, page) in broken(strips, style: style).enumerated() {
      var page = page
      let text = index == 0 ? title : title + " " + style.labels.continued
      page.items.insert(contentsOf: bar(text, line: line), at: 0)
      if index == 0 {
        page.items += names.map { .destination($0, at: Point(style.margins.left, 0)) }
      }
      pages.append(page)
    }
  }

  private mutating func broken(_ strips: [Strip], style: DocumentStyle) -> [Page] {
    var breaker = PageBreaker(style: style)
    let pages = breaker.pages(of: strips)
    warnings += breaker.warnings
    return pages
  }

  /// A title on its bar, smaller where it is too long.
  private mutating func bar(_ title: String, line: Int) -> [PageItem] {
    let room = style.textArea.width
    var text = TextStyle(size: 18, bold: true, color: .white)
    let width = measuring.extent(of: title, style: text).width
    if width > room { text.size *= max(0.55, room / width) }
    let excess = measuring.extent(of: title, style: text).width - room
    if excess > 0.5 { warnings.append(.overfull(line: line, what: "a title", excess: excess)) }
    let frame = Rectangle(0, 0, style.pageSize.width, barHeight)
    return [
      .mark(.rectangle(frame, fill: style.palette.accent)),
      .mark(
        .text(
          title, at: Point(style.margins.left, frame.midY), style: text,
          anchor: TextAnchor(.start, .middle))),
    ]
  }

  /// All slides, with their numbers and the title of the document at the foot.
  func finished(running: String) -> [Page] {
    let pages = pages.isEmpty ? [Page(size: style.pageSize)] : pages
    let y = style.pageSize.height - style.margins.bottom * 0.4
    return pages.enumerated().map { index, page in
      var page = page
      let number = Mark.text(
        "\(index + 1)", at: Point(style.textArea.maxX, y), style: style.furniture.text,
        anchor: TextAnchor(.end, .baseline))
      page.items.append(.mark(number))
      if index > 0, !running.isEmpty {
        let foot = Mark.text(
          running, at: Point(style.margins.left, y), style: style.furniture.text)
        page.items.append(.mark(foot))
      }
      return page
    }
  }
}
