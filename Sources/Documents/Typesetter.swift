import Graphics

/// Sets Markdown documents on pages.
public struct Typesetter {
  /// Sizes, margins, colours and words.
  public let style: DocumentStyle
  private let measuring: any TextMeasuring

  /// A typesetter that asks `measuring` for the room that text takes.
  public init(style: DocumentStyle, measuring: any TextMeasuring) {
    self.style = style
    self.measuring = measuring
  }

  /// The pages of `markdown`, and what a reader should be told of, in the order of its lines.
  /// - `figures`: the scene for each image path.
  /// - Throws: `DocumentError.unknownFigure` for a path without a scene, `.repeatedAnchor` for two
  ///   places of one name.
  public func pages(
    of markdown: MarkdownDocument, figures: [String: Scene], metadata: DocumentMetadata
  ) throws(DocumentError) -> (document: PagedDocument, warnings: [DocumentWarning]) {
    let destinations = try DestinationIndex(markdown)
    var setter = BlockSetter(
      style: style, measuring: measuring, figures: figures, destinations: destinations)
    setter.nameNotes(markdown.footnotes)
    let column = Column(x: 0, width: style.textArea.width, body: style.body)
    let (title, rest) = setter.titleBlock(markdown.blocks, in: column)
    var strips = title
    strips += try setter.strips(Array(rest), in: column)
    strips += try setter.notes(markdown.footnotes, in: column)
    var breaker = PageBreaker(style: style)
    var pages = breaker.pages(of: strips)
    pages.add(breaker.references, measuring: measuring)
    let running =
      Typesetter.title(of: markdown.blocks)?.plainText ?? metadata.title
    PageFurniture(style: style, measuring: measuring, title: running).add(to: &pages)
    let outline = Outline(markdown.blocks, names: destinations.headingNames).entries
    let warnings = markdown.warnings + setter.inlines.warnings + breaker.warnings
    return (
      PagedDocument(pages: pages, outline: outline, metadata: metadata),
      warnings.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element)
    )
  }

  /// The text of the heading of level 1 that the document begins with.
  static func title(of blocks: [Block]) -> [Inline]? {
    guard case .heading(level: 1, let content)? = blocks.first?.kind else { return nil }
    return content
  }
}
