import CairoRenderer
import Foundation
import Graphics
import Testing

@testable import Documents

@Suite struct TypesetterTests {
  @Test func anEmptyDocumentIsOneNumberedPage() throws {
    let (document, warnings) = try typeset("")
    #expect(document.pages.map(\.texts) == [["1"]])
    #expect(document.outline.isEmpty)
    #expect(warnings.isEmpty)
  }

  @Test(arguments: 0..<10) func theLawsHoldForAnyDocument(seed: Int) throws {
    let source = GeneratedDocument(seed: UInt64(seed), blocks: 60)
    let (document, warnings) = try typeset(source.markdown, figures: source.figures)
    #expect(warnings.isEmpty)
    LayoutLaws(document: document, style: .report, measuring: FixedMeasuring()).check()
    checkHeadings(source, document)
    checkFigures(source, document)
    checkTables(source, document)
    checkParagraphs(source, document)
  }

  /// A heading has two lines of text, or a figure, a table or code, beneath it.
  private func checkHeadings(_ source: GeneratedDocument, _ document: PagedDocument) {
    for page in document.pages {
      let lowest = page.items.reduce(0.0) { lowest, item in
        switch item {
        case .mark(.text(_, let point, _, _, _)) where point.y < DocumentStyle.report.textArea.maxY:
          max(lowest, point.y)
        case .scene(_, let frame): max(lowest, frame.maxY)
        default: lowest
        }
      }
      for heading in source.headings {
        guard let position = page.position(of: heading), heading != source.headings.last else {
          continue
        }
        #expect(lowest > position.y, "\(heading) stands last on its page")
      }
    }
  }

  /// Every figure is there once, in order, no larger than drawn, with its caption beneath.
  private func checkFigures(_ source: GeneratedDocument, _ document: PagedDocument) {
    var found: [Size] = []
    for page in document.pages {
      for case .scene(let scene, let frame) in page.items {
        found.append(scene.size)
        #expect(frame.width <= scene.size.width + 1e-9)
        #expect(abs(frame.width * scene.size.height - frame.height * scene.size.width) < 1e-6)
        let caption = page.position(of: "caption\(found.count)f")
        #expect(caption.map { $0.y > frame.maxY && $0.y < frame.maxY + 40 } == true)
      }
    }
    #expect(found == source.figureSizes)
  }

  /// Each page that shows rows of a table shows its header once, and the caption stands above it.
  private func checkTables(_ source: GeneratedDocument, _ document: PagedDocument) {
    for (index, table) in source.tables.enumerated() {
      let pages = document.pages.filter { $0.position(of: table.header) != nil }
      #expect(!pages.isEmpty)
      #expect(pages.first?.position(of: "caption\(index + 1)t") != nil)
      for page in pages { #expect(page.texts.filter { $0 == table.header }.count == 1) }
    }
    let rows = document.pages.flatMap(\.texts).filter { $0.hasPrefix("row ") }.count
    #expect(rows == source.tables.reduce(0) { $0 + $1.rows })
  }

  /// Words come in the order of the source, and no page has but one line of a longer paragraph.
  private func checkParagraphs(_ source: GeneratedDocument, _ document: PagedDocument) {
    let texts = document.pages.map { page in
      page.texts.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("w") }.map(String.init)
        .filter { $0.hasSuffix("w") }
    }
    #expect(texts.flatMap { $0 } == source.paragraphs.flatMap { $0 })
    let owner = Dictionary(
      uniqueKeysWithValues: source.paragraphs.enumerated().flatMap { index, words in
        words.map { ($0, index) }
      })
    var counts = source.paragraphs.map { _ in document.pages.map { _ in 0 } }
    for (number, page) in document.pages.enumerated() {
      for text in page.texts {
        guard let word = text.split(separator: " ").first, let index = owner[String(word)] else {
          continue
        }
        counts[index][number] += 1
      }
    }
    for lines in counts {
      let total = lines.reduce(0, +)
      if total > 1 { #expect(!lines.contains(1), "a line of \(total) stands alone: \(lines)") }
    }
  }

  @Test func aLongDocumentHasAsManyPagesAsItsLinesFill() throws {
    let paragraph = Array(repeating: "word", count: 100).joined(separator: " ")
    let markdown = Array(repeating: paragraph, count: 100).joined(separator: "\n\n")
    let (document, _) = try typeset(markdown)
    let style = DocumentStyle.report
    // Five half-size characters at 10 pt for each word with its space.
    let words = Int((style.textArea.width + 5) / 25)
    let lines = (100 + words - 1) / words
    let height = 100 * (Double(lines) * style.body.leading + style.body.above)
    let least = Int((height / style.textArea.height).rounded(.up))
    #expect((least...least + 2).contains(document.pages.count))
  }

  @Test func linksInTextCoverTheirLinesAndLeadToHeadings() throws {
    let (document, warnings) = try typeset("## 가 나\n\nsee [가](#가-나) and [b](https://b.c)")
    #expect(warnings.isEmpty)
    let links = document.pages[0].items.compactMap { item -> LinkTarget? in
      if case .link(_, let target) = item { target } else { nil }
    }
    #expect(links == [.destination("가-나"), .address("https://b.c")])
    #expect(document.pages[0].destinations == ["가-나"])
  }

  @Test func percentEscapedLinksFindKoreanHeadings() throws {
    let (_, warnings) = try typeset("## 가\n\n[a](#%EA%B0%80)")
    #expect(warnings.isEmpty)
  }

  @Test func aFigureWaitsForTheNextPageWhileTextFillsThisOne() throws {
    let paragraph = Array(repeating: "word", count: 120).joined(separator: " ")
    let text = Array(repeating: paragraph, count: 4).joined(separator: "\n\n")
    let (document, _) = try typeset(
      text + "\n\n![a](f)\n\n**Figure 1.** cap\n\nafter " + text, figures: ["f": picture(400, 450)])
    #expect(document.pages[0].position(of: "after") != nil)
    #expect(document.pages[0].pictures.isEmpty)
    #expect(document.pages[1].pictures.first?.y == DocumentStyle.report.textArea.y)
  }

  @Test func aFigureThatAlmostFitsIsDrawnSmaller() throws {
    let room = DocumentStyle.report.textArea.height
    let (document, _) = try typeset(
      "![a](f)\n\n![a](g)",
      figures: ["f": picture(100, room * 0.5), "g": picture(100, room * 0.55)])
    #expect(document.pages.count == 1)
    #expect(document.pages[0].pictures.map(\.width)[0] == 100)
    #expect(document.pages[0].pictures.map(\.width)[1] < 100)
  }

  @Test func codeTooLongForALineGoesOnBelowWithoutLosingACharacter() throws {
    let code =
      (0..<200).map { "a\($0)" }.joined(separator: " ") + String(repeating: "z", count: 300)
    let (document, warnings) = try typeset("```\n\(code)\n```")
    #expect(warnings.isEmpty)
    #expect(document.pages[0].texts.dropLast().joined() == code)
  }

  @Test func aRowHigherThanAPageIsBrokenWithItsHeaderRepeated() throws {
    let cell = (0..<3000).map { "w\($0)w" }.joined(separator: " ")
    let (document, warnings) = try typeset("| head |\n|---|\n| \(cell) |")
    #expect(warnings.isEmpty)
    #expect(document.pages.count > 2)
    for page in document.pages { #expect(page.texts.contains("head")) }
    LayoutLaws(document: document, style: .report, measuring: FixedMeasuring()).check()
  }

  @Test func aFullerEndBreaksNoWord() throws {
    let document = try MarkdownDocument(parsing: "configuration of")
    guard case .paragraph(let content)? = document.blocks.first?.kind else {
      Issue.record("no paragraph")
      return
    }
    let style = DocumentStyle.report
    var inlines = InlineSetter(
      style: style, measuring: FixedMeasuring(), destinations: try DestinationIndex(document))
    let spans = inlines.spans(content, in: style.body.text, line: 1)
    let longest = inlines.longestWord(of: spans)
    for width in stride(from: longest, to: 1.15 * longest, by: 0.5) {
      let lines = inlines.lines(spans, width: width, role: style.body, line: 1)
      let texts = lines.flatMap(\.items).compactMap { item -> String? in
        guard case .mark(.text(let text, _, _, _, _)) = item else { return nil }
        return text
      }
      #expect(texts == ["configuration", "of"], "\(width)")
    }
  }

  @Test(arguments: [true, false]) func captionsStandWhereTheStyleHasThem(areInset: Bool) throws {
    var style = DocumentStyle.report
    style.insetsCaptions = areInset
    let long = Array(repeating: "words", count: 60).joined(separator: " ")
    let page = try #require(
      typeset(
        "point\n\n![a](f)\n\n**Figure 1.** short\n\n![b](f)\n\n**Figure 2.** \(long)",
        figures: ["f": picture(100, 50)], style: style
      ).document.pages.first)
    let point = try #require(page.position(of: "point"))
    for label in ["Figure 1", "Figure 2"] {
      let caption = try #require(page.position(of: label))
      #expect(areInset ? caption.x > point.x + 10 : caption.x == point.x)
    }
  }

  @Test func captionsMakePlacesForFiguresAndTables() throws {
    let (document, _) = try typeset(
      "![a](f)\n\n**Figure 2.** x\n\n**Table 1.** y\n\n| a |\n|---|\n| b |",
      figures: ["f": picture(10, 10)])
    #expect(document.pages[0].destinations == ["figure-2", "table-1"])
  }

  @Test(arguments: ["ko", "en"]) func theSampleIsSetWithRealFonts(language: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let sample = root.appending(path: "Fixtures/documents/sample.\(language).md")
    let renderer = try Renderer(fonts: root.deletingLastPathComponent().appending(path: "fonts"))
    let style = DocumentStyle.report(labels: language == "ko" ? .korean : .english)
    let names = ["heat-before", "heat-after", "wide", "bars", "tall", "curve"]
    let figures = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in
        ("figures/\(name).svg", picture(300 + 60 * Double(index), 420 - 40 * Double(index)))
      })
    let (document, warnings) = try Typesetter(style: style, measuring: renderer).pages(
      of: MarkdownDocument(parsing: String(contentsOf: sample, encoding: .utf8)), figures: figures,
      metadata: DocumentMetadata(title: "Sample", date: "2025-05-30T00:00:00Z"))
    #expect(warnings.isEmpty)
    #expect((5...7).contains(document.pages.count))
    LayoutLaws(document: document, style: style, measuring: renderer).check()
    #expect(try renderer.pdf(of: document).starts(with: Data("%PDF-".utf8)))
  }
}
