import Foundation
import Graphics
import TestSupport
import Testing

@testable import CairoRenderer

@Suite struct RendererDocumentTests {
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  /// What a command of poppler or qpdf says about a file, and its exit code.
  private func run(_ command: [String], on pdf: Data) throws -> (output: String, code: Int32) {
    try InspectedPDF.run(command, on: pdf)
  }

  /// The readable form of a document, in which every object stands on lines of its own.
  private func objects(_ document: PagedDocument) throws -> String {
    try run(
      ["qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", "FILE", "-"],
      on: try renderer.pdf(of: document)
    ).output
  }

  @Test func sameDocumentGivesTheSameBytes() throws {
    let first = try renderer.pdf(of: Samples.document)
    _ = try renderer.svg(of: Samples.scene)
    #expect(try renderer.pdf(of: Samples.document) == first)
    #expect(try Samples.renderer().pdf(of: Samples.document) == first)
    #expect(first.starts(with: Data("%PDF-1.5\n".utf8)))
    #expect(first.suffix(6) == Data("%%EOF\n".utf8))
  }

  @Test func fileIsFreeOfFaults() throws {
    let check = try run(["qpdf", "--check", "FILE"], on: try renderer.pdf(of: Samples.document))
    #expect(check.code == 0)
    #expect(!check.output.contains("WARNING"), "\(check.output)")
  }

  @Test func metadataIsTheDocumentsAndTheClockIsNot() throws {
    let said = try run(
      ["env", "TZ=UTC", "pdfinfo", "FILE"], on: renderer.pdf(of: Samples.document)
    )
    .output
    for line in [
      "Title:           제목 (title)", "Author:          Author", "Subject:         Subject",
      "Keywords:        one, 둘", "Creator:         bertreport",
      "CreationDate:    Fri May 30 01:02:03 2025 UTC", "Pages:           2",
      "PDF version:     1.5",
    ] {
      #expect(said.contains(line + "\n"), "\(line) is not in\n\(said)")
    }
    #expect(!said.contains("ModDate"))
  }

  @Test func anEmptyDateIsNoDate() throws {
    var document = Samples.document
    document.metadata.date = ""
    let pdf = try renderer.pdf(of: document)
    #expect(pdf.range(of: Data("Date".utf8)) == nil)
    #expect(try renderer.pdf(of: document) == pdf)
    let said = try run(["pdfinfo", "FILE"], on: pdf).output
    #expect(said.contains("Title:           제목 (title)\n"))
    #expect(!said.contains("CreationDate"))
    let check = try run(["qpdf", "--check", "FILE"], on: pdf)
    #expect(check.code == 0)
    #expect(!check.output.contains("WARNING"), "\(check.output)")
  }

  @Test func aTitleThatLooksLikeADateStays() throws {
    var document = Samples.document
    document.metadata.date = ""
    for title in ["/CreationDate (b)", "\n   /CreationDate (b)", "/CreationDate b"] {
      document.metadata.title = title
      let said = try run(["pdfinfo", "FILE"], on: renderer.pdf(of: document)).output
      #expect(said.contains(title.drop { $0.isWhitespace } + "\n"), "\(said)")
      #expect(!said.contains("CreationDate:"))
    }
  }

  @Test func textComesBackInOrder() throws {
    let text = try run(["pdftotext", "FILE", "-"], on: renderer.pdf(of: Samples.document)).output
    let parts = ["첫 장 First chapter", "어텐션 attention", "둘째 절 Second section"]
    let places = parts.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == parts.count)
    #expect(places == places.sorted())
  }

  @Test func everyFontIsEmbeddedInPart() throws {
    let lines = try run(["pdffonts", "FILE"], on: renderer.pdf(of: Samples.document)).output
      .split(separator: "\n").dropFirst(2)
    #expect(lines.count >= 3)
    for line in lines { #expect(line.contains("yes yes yes"), "\(line)") }
  }

  @Test func linksLeadToAddressesAndDestinations() throws {
    let objects = try objects(Samples.document)
    #expect(
      objects.contains("/URI (https://example.org/a%281%29?q=%27%ED%95%9C%EA%B8%80%27%5C&x=%20)"))
    #expect(objects.contains("/Dest (second%20%28part%29%20%27two%27)"))
    #expect(objects.contains("/Dest (%EC%B2%98%EC%9D%8C)"))
    #expect(objects.matches(of: /\/Subtype \/Link/).count == 3)
    // 400 points high, 240 from the top, 12 high.
    #expect(objects.contains(/\/Rect \[\s+20\s+148\s+120\s+160\s+\]/))
    // The second page is 300 high and its destination 100 from the top.
    #expect(objects.contains(/\/XYZ\s+15\s+200\s+0/))
  }

  @Test func outlineHasItsLevels() throws {
    let objects = try objects(Samples.document)
    let root = try #require(objects.firstMatch(of: /<<\s+\/Count (-?\d+)\s[^>]*\/Type \/Outlines/))
    #expect(root.output.1 == "2")
    for entry in Samples.document.outline {
      let units = entry.title.utf16.map { String(0x10000 + Int($0), radix: 16).dropFirst() }
      #expect(objects.contains("/Title <feff\(units.joined())>"))
    }
    #expect(objects.matches(of: /\/Parent \d+ 0 R\s+\/Title/).count == 2)
  }

  @Test func pagesKeepTheirSizes() throws {
    let objects = try objects(Samples.document)
    #expect(objects.contains(/\/MediaBox \[\s+0\s+0\s+300\s+400\s+\]/))
    #expect(objects.contains(/\/MediaBox \[\s+0\s+0\s+400\s+300\s+\]/))
  }

  @Test func mistakesInADocumentAreNamed() {
    typealias Change = (inout PagedDocument) -> Void
    let cases: [(CairoRendererError, Change)] = [
      (.noPages, { $0 = PagedDocument(pages: [], outline: [], metadata: $0.metadata) }),
      (
        .unknownDestination(name: "nowhere", from: "a link on page 2"),
        { $0.pages[1].items.append(.link(Rectangle(0, 0, 1, 1), .destination("nowhere"))) }
      ),
      (
        .unknownDestination(name: "nowhere", from: "the outline entry '첫 장'"),
        { $0.outline[0].destination = "nowhere" }
      ),
      (
        .repeatedDestination(name: "처음", page: 2),
        { $0.pages[1].items.append(.destination("처음", at: Point(0, 0))) }
      ),
      (
        .outlineLevel(title: "Second (section)", expected: 2, found: 3),
        { $0.outline[1].level = 3 }
      ),
      (.outlineLevel(title: "첫 장", expected: 1, found: 0), { $0.outline[0].level = 0 }),
      (.date("yesterday"), { $0.metadata.date = "yesterday" }),
      (.date("2025-05-30"), { $0.metadata.date = "2025-05-30" }),
      (.date("2025-13-30T00:00:00Z"), { $0.metadata.date = "2025-13-30T00:00:00Z" }),
      (.nullCharacter(what: "title"), { $0.metadata.title = "a\0b" }),
      (.nullCharacter(what: "a title of the outline"), { $0.outline[0].title = "a\0b" }),
      (
        .notFinite(what: "the place of a link"),
        { $0.pages[0].items.append(.link(Rectangle(.nan, 0, 1, 1), .address("x"))) }
      ),
      (
        .size(what: "page 1", width: 0, height: 400, largest: 14_400),
        { $0.pages[0].size.width = 0 }
      ),
    ]
    for (error, change) in cases {
      var document = Samples.document
      change(&document)
      #expect(throws: error) { try renderer.pdf(of: document) }
    }
  }
}
