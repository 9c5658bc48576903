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
    var composition = try Composition(
      of: markdown, style: style, measuring: measuring, figures: figures, metadata: metadata)
    let column = composition.column
    let (title, rest) = composition.setter.titleBlock(markdown.blocks, in: column)
    let strips = try title + composition.setter.strips(Array(rest), in: column)
    var breaker = PageBreaker(style: style, notes: composition.notes)
    var pages = breaker.pages(of: strips)
    pages.add(breaker.references, measuring: measuring)
    PageFurniture(style: style, measuring: measuring, title: composition.running).add(to: &pages)
    return composition.finished(pages, warnings: breaker.warnings)
  }

  /// The text of the heading of level 1 that the document begins with.
  static func title(of blocks: [Block]) -> [Inline]? {
    guard case .heading(level: 1, let content)? = blocks.first?.kind else { return nil }
    return content
  }
}
