import CairoRenderer
import Foundation
import Graphics
import Testing

@testable import Documents

/// A long report holds what every page promises. `make stress` sets it in full: 2,000 paragraphs,
/// 300 tables and 200 figures.
@Suite struct StressDocumentTests {
  @Test func aLongReportKeepsWhatAPagePromises() throws {
    let isFull = ProcessInfo.processInfo.environment["STRESS"] == "full"
    let paragraphs = isFull ? 2000 : 100
    let source = StressDocument(
      paragraphs: paragraphs, tables: paragraphs * 3 / 20, figures: paragraphs / 10)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let renderer = try Renderer(fonts: root.deletingLastPathComponent().appending(path: "fonts"))
    let style = DocumentStyle.report(labels: .korean)
    let markdown = try ContentsLists(labels: .korean).written(into: source.markdown)
    let (document, warnings) = try Typesetter(style: style, measuring: renderer).pages(
      of: MarkdownDocument(parsing: markdown), figures: source.figures,
      metadata: DocumentMetadata(title: "Stress", date: "2025-05-30T00:00:00Z"))
    // No box is overfull and no glyph is missing.
    #expect(warnings.isEmpty)
    #expect(renderer.undrawableCharacters.isEmpty)
    #expect((paragraphs / 5...paragraphs / 3).contains(document.pages.count))
    checkFigures(document, count: source.figures.count)
    checkTables(document, source)
    let notes = document.pages.flatMap(\.destinations).count { $0.hasPrefix("note-") }
    #expect(notes == source.notes)
    if isFull { #expect(document.pages.count >= 200) }
    #expect(try renderer.pdf(of: document).starts(with: Data("%PDF-".utf8)))
  }

  /// Every figure is there once, its caption beneath it on the same page.
  private func checkFigures(_ document: PagedDocument, count: Int) {
    var found = 0
    for page in document.pages {
      for frame in page.pictures {
        found += 1
        let caption = page.position(of: "그림 \(found).")
        #expect(caption.map { $0.y > frame.maxY && $0.y < frame.maxY + 60 } == true)
      }
    }
    #expect(found == count)
  }

  /// Each page that shows rows of a table shows its header once.
  private func checkTables(_ document: PagedDocument, _ source: StressDocument) {
    var headers: [String: Int] = [:]
    for page in document.pages {
      for text in page.texts where text.hasPrefix("머리") { headers[text, default: 0] += 1 }
      let bars = page.items.count { item in
        if case .mark(.path(_, _, let stroke?)) = item { stroke.width == 0.9 } else { false }
      }
      // A rule above and one below each piece; every piece has its header.
      #expect(bars == 2 * page.texts.count { $0.hasPrefix("머리") })
    }
    for table in source.tables { #expect((headers[table.header] ?? 0) >= 1) }
    for table in source.tables where table.rows == 70 { #expect((headers[table.header] ?? 0) > 1) }
  }
}
