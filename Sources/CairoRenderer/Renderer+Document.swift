import CPangoCairo
import Foundation
import Graphics

extension Renderer {
  /// PDF allows pages of at most this many points.
  private static let largestPage = 14_400.0

  /// Pages as PDF 1.5: vectors and embedded fonts, with links, outline, metadata and the structure
  /// that the pages tell of. Throws when a link or an outline entry leads nowhere, when a destination stands twice, and when a
  /// number or the date cannot be written.
  public func pdf(of document: PagedDocument) throws(CairoRendererError) -> Data {
    try documents.value(of: document) { () throws(CairoRendererError) in try written(document) }
  }

  private func written(_ document: PagedDocument) throws(CairoRendererError) -> Data {
    let links = try DocumentLinks(document)
    guard let first = document.pages.first else { throw .noPages }
    let canvas = try Canvas(shaper: shaper) {
      cairo_pdf_surface_create_for_stream(
        ByteSink.write, $0.closure, first.size.width, first.size.height)
    }
    cairo_pdf_surface_restrict_to_version(canvas.surface, CAIRO_PDF_VERSION_1_5)
    try describe(document.metadata, on: canvas)
    var drawing = PageDrawing(canvas: canvas)
    for (index, page) in document.pages.enumerated() {
      try Renderer.check(page.size, of: "page \(index + 1)", largest: Renderer.largestPage)
      cairo_pdf_surface_set_size(canvas.surface, page.size.width, page.size.height)
      try drawing.draw(page, number: index)
      cairo_show_page(canvas.cairo)
      try canvas.check("PDF page \(index + 1)")
    }
    addOutline(links, on: canvas)
    return try DocumentCompletion.completed(
      canvas.finish("PDF"), tree: drawing.tree, metadata: document.metadata)
  }

  private func addOutline(_ links: DocumentLinks, on canvas: Canvas) {
    var parents = [Int32(CAIRO_PDF_OUTLINE_ROOT)]
    for entry in links.outline {
      parents.removeSubrange(entry.level...)
      parents.append(
        cairo_pdf_surface_add_outline(
          canvas.surface, parents[entry.level - 1], entry.title,
          DocumentLinks.attributes(of: entry.destination),
          entry.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0)))
    }
  }

  private func describe(
    _ metadata: DocumentMetadata, on canvas: Canvas
  ) throws(CairoRendererError) {
    // Cairo would put the clock in the place of a date that it cannot read or is not given; the
    // one that stands in is taken out at the end.
    let date = metadata.date.isEmpty ? "2000-01-01T00:00:00Z" : metadata.date
    let form =
      /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z/
    guard date.wholeMatch(of: form) != nil else { throw .date(metadata.date) }
    let entries = [
      (CAIRO_PDF_METADATA_TITLE, "title", metadata.title),
      (CAIRO_PDF_METADATA_AUTHOR, "author", metadata.author),
      (CAIRO_PDF_METADATA_SUBJECT, "subject", metadata.subject),
      (CAIRO_PDF_METADATA_KEYWORDS, "keywords", metadata.keywords),
      (CAIRO_PDF_METADATA_CREATOR, "creator", "bertreport"),
      (CAIRO_PDF_METADATA_CREATE_DATE, "date", date),
    ]
    for (key, name, text) in entries where !text.isEmpty {
      guard !text.utf8.contains(0) else { throw .nullCharacter(what: name) }
      cairo_pdf_surface_set_metadata(canvas.surface, key, text)
    }
  }
}
