import Graphics

/// Sets Markdown documents as slides: for each section a figure or table with its point on a page
/// of its own, under a bar with the section's title.
public struct SlideSetter {
  /// Sizes, margins, colours and words; `DocumentStyle.slides(labels:)` unless told otherwise.
  public let style: DocumentStyle
  private let measuring: any TextMeasuring

  /// A setter that asks `measuring` for the room that text takes.
  public init(style: DocumentStyle, measuring: any TextMeasuring) {
    self.style = style
    self.measuring = measuring
  }

  /// The slides of `markdown`, and what a reader should be told of. Text is made a little smaller
  /// where that lets it stay on its slide; what does not fit goes on on the next, under the same
  /// title with its number, `(2/3)`.
  /// - `figures`: the scene for each image path.
  /// - Throws: `DocumentError.unknownFigure` for a path without a scene, `.repeatedAnchor` for two
  ///   places of one name.
  public func slides(
    of markdown: MarkdownDocument, figures: [String: Scene], metadata: DocumentMetadata
  ) throws(DocumentError) -> (document: PagedDocument, warnings: [DocumentWarning]) {
    let composition = try Composition(
      of: markdown, style: style, measuring: measuring, figures: figures, metadata: metadata)
    var layout = SlideLayout(composition)
    var deck = SlideDeck(style: style, measuring: measuring, running: composition.running)
    var sections = SlideSection.sections(
      of: markdown.blocks.dropFirst(Typesetter.title(of: markdown.blocks) == nil ? 0 : 1),
      names: composition.setter.destinations.headingNames, labels: style.labels)[...]
    if Typesetter.title(of: markdown.blocks) != nil || sections.first?.title == nil {
      let opening = sections.first?.title == nil ? sections.popFirst() : nil
      let slide = try layout.opening(opening)
      deck.pages.append(slide.page)
      if !slide.rest.isEmpty || sections.isEmpty && layout.notes.height > 0 {
        let title = Typesetter.title(of: markdown.blocks) ?? [.text(composition.running)]
        let slides = try layout.slides(of: slide.rest, isLast: sections.isEmpty)
        deck.add(
          slides, under: SlideSection(title: title.withoutNotes, line: 1, names: []),
          with: &layout.composition.setter.inlines)
      }
    }
    for (index, section) in sections.enumerated() {
      let slides = try layout.slides(
        of: section.groups, citing: section.notes, isLast: index == sections.count - 1)
      deck.add(slides, under: section, with: &layout.composition.setter.inlines)
    }
    var finished = layout.composition
    finished.setter.inlines.warnings += layout.warnings + deck.warnings
    var pages = deck.finished()
    pages.add(deck.references, measuring: measuring)
    return finished.finished(pages, warnings: [])
  }
}
