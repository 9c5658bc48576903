import Graphics

/// A document while it is being set: what pages and slides have in common.
struct Composition {
  let markdown: MarkdownDocument
  let style: DocumentStyle
  let metadata: DocumentMetadata
  var setter: BlockSetter
  /// What stands at the foot of a page for each note.
  private(set) var notes: [Int: [Strip]] = [:]

  /// Finds the places of `markdown` and sets its notes.
  init(
    of markdown: MarkdownDocument, style: DocumentStyle, measuring: any TextMeasuring,
    figures: [String: Scene], metadata: DocumentMetadata
  ) throws(DocumentError) {
    self.markdown = markdown
    self.style = style
    self.metadata = metadata
    setter = BlockSetter(
      style: style, measuring: measuring, figures: figures,
      destinations: try DestinationIndex(markdown))
    setter.nameNotes(markdown.footnotes)
    notes = try setter.notes(markdown.footnotes, in: column)
  }

  /// The whole width of the text.
  var column: Column { Column(x: 0, width: style.textArea.width, body: style.body) }

  /// What pages show as the title of the document.
  var running: String { Typesetter.title(of: markdown.blocks)?.plainText ?? metadata.title }

  /// The document of `pages`, and all warnings in the order of the lines that they are about.
  func finished(
    _ pages: [Page], warnings: [DocumentWarning]
  ) -> (document: PagedDocument, warnings: [DocumentWarning]) {
    let outline = Outline(markdown.blocks, names: setter.destinations.headingNames).entries
    let all = markdown.warnings + setter.inlines.warnings + warnings
    return (
      PagedDocument(pages: pages, outline: outline, metadata: metadata),
      all.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element)
    )
  }
}
