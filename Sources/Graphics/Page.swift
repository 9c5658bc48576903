/// Something placed on a page.
public enum PageItem: Hashable, Sendable {
  /// A mark in page coordinates.
  case mark(Mark)
  /// A picture scaled evenly to fill a rectangle of its own proportions.
  case scene(Scene, in: Rectangle)
  /// A rectangle that leads somewhere when clicked.
  case link(Rectangle, LinkTarget)
  /// A named place that links and the outline lead to.
  case destination(String, at: Point)
  /// What follows, up to the next item of this kind, belongs to these elements, the outermost
  /// first; to none where it is empty, as page numbers do. Changes nothing that can be seen.
  case structure([StructureElement])
}

/// A finished page.
public struct Page: Hashable, Sendable {
  /// Width and height in points; A4 is 595.28 × 841.89.
  public var size: Size
  /// What is on it, in the order of drawing.
  public var items: [PageItem]

  /// A page of `size`.
  public init(size: Size, items: [PageItem] = []) {
    self.size = size
    self.items = items
  }
}

/// An entry of the outline that PDF readers show beside the pages.
public struct OutlineEntry: Hashable, Sendable {
  /// Its text.
  public var title: String
  /// 1 for a chapter, 2 for a section, and so on.
  public var level: Int
  /// The name of the destination it leads to.
  public var destination: String

  /// An entry leading to `destination`.
  public init(title: String, level: Int, destination: String) {
    self.title = title
    self.level = level
    self.destination = destination
  }
}

/// What a PDF says about itself.
public struct DocumentMetadata: Hashable, Sendable {
  /// Title.
  public var title: String
  /// Author; nothing is written where it is empty.
  public var author: String
  /// Subject; nothing is written where it is empty.
  public var subject: String
  /// Keywords, separated by commas; nothing is written where it is empty.
  public var keywords: String
  /// Language of the text, `ko` or `en`; nothing is written where it is empty.
  public var language: String
  /// ISO 8601 date of creation, `2025-05-30T00:00:00Z`; nothing is written where it is empty. Never
  /// the clock: the same report has the same bytes tomorrow.
  public var date: String

  /// Metadata of a document.
  public init(
    title: String, author: String = "", subject: String = "", keywords: String = "",
    language: String = "", date: String
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.date = date
  }
}

/// A whole laid-out document, ready to be written.
public struct PagedDocument: Hashable, Sendable {
  /// The pages in order.
  public var pages: [Page]
  /// The outline in document order.
  public var outline: [OutlineEntry]
  /// What the file says about itself.
  public var metadata: DocumentMetadata

  /// A document of `pages`.
  public init(pages: [Page], outline: [OutlineEntry], metadata: DocumentMetadata) {
    self.pages = pages
    self.outline = outline
    self.metadata = metadata
  }
}
