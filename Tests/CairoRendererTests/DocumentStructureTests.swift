import Foundation
import Graphics
import TestSupport
import Testing

@testable import CairoRenderer

@Suite struct DocumentStructureTests {
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  private func text(_ text: String, _ x: Double, _ y: Double) -> PageItem {
    .mark(.text(text, at: Point(x, y), style: TextStyle(size: 10)))
  }

  private func inspected(
    _ pages: [[PageItem]], metadata: DocumentMetadata? = nil
  ) throws -> InspectedPDF {
    let document = PagedDocument(
      pages: pages.map { Page(size: Size(300, 400), items: $0) }, outline: [],
      metadata: metadata ?? DocumentMetadata(title: "T", language: "ko", date: ""))
    return try InspectedPDF(try renderer.pdf(of: document))
  }

  private let paragraph = StructureElement(.paragraph, number: 1)
  private let other = StructureElement(.paragraph, number: 2)

  @Test func anElementOnTwoPagesIsOne() throws {
    let pdf = try inspected([
      [.structure([paragraph]), text("one", 10, 50), .structure([]), text("1", 150, 390)],
      [
        .structure([other]), text("two", 10, 80), .structure([paragraph]), text("three", 10, 50),
      ],
    ])
    #expect(pdf.structureText == "Document\n P\n P")
    #expect(pdf.structure.map(\.pieces) == [0, 2, 1])
    #expect(try pdf.faults() == "")
    let said = try InspectedPDF.run(["pdfinfo", "-struct-text", "FILE"], on: pdf.data).output
    // The number of the page is nothing that is read.
    #expect(
      said.split(separator: "\n").map { $0.drop { $0 == " " } }
        == ["Document", "P (block)", "\"one\"", "\"three\"", "P (block)", "\"two\""])
  }

  @Test func linesOfOneElementArePartedBySpacesButNotBehindHyphens() throws {
    let pdf = try inspected([
      [
        .structure([paragraph]), text("fine-", 100, 50), text("tuning of", 10, 65),
        text("models", 9, 80),
      ]
    ])
    let said = try InspectedPDF.run(["pdfinfo", "-struct-text", "FILE"], on: pdf.data).output
    #expect(said.contains("\"fine-tuning of models\""))
  }

  @Test func textUnderALinkIsPartOfTheLink() throws {
    let pdf = try inspected([
      [
        .structure([paragraph]), text("see", 10, 50), text("here", 40, 50), text("now", 80, 50),
        .link(Rectangle(40, 40, 30, 14), .address("https://example.org")),
      ]
    ])
    #expect(pdf.structureText == "Document\n P\n  Link")
    let said = try InspectedPDF.run(["pdfinfo", "-struct-text", "FILE"], on: pdf.data).output
    let see = try #require(said.range(of: "\"see\""))
    let here = try #require(said.range(of: "\"here\""))
    let now = try #require(said.range(of: "\"now\""))
    #expect(see.upperBound <= here.lowerBound && here.upperBound <= now.lowerBound)
  }

  @Test func picturesAndFormulasHaveAlternatives() throws {
    let figure = StructureElement(.figure, number: 3, alternative: "열지도 (heat map)")
    let formula = StructureElement(.formula, number: 4, alternative: "\\frac{1}{2}")
    let pdf = try inspected([
      [
        .structure([figure]), .scene(Samples.scene, in: Rectangle(10, 10, 200, 120)),
        .structure([paragraph, formula]), text("1", 20, 200),
        .mark(.line(from: Point(18, 204), to: Point(28, 204), Stroke(.black, width: 1))),
        text("2", 20, 214),
      ]
    ])
    #expect(pdf.structure.map(\.alternative) == ["", "열지도 (heat map)", "", "\\frac{1}{2}"])
    #expect(pdf.structureText == "Document\n Figure\n P\n  Formula")
  }

  @Test func theRepeatedHeaderOfATableIsReadOnce() throws {
    let table = StructureElement(.table, number: 5)
    func row(_ number: Int, _ role: StructureElement.Role) -> PageItem {
      .structure([
        table, StructureElement(.row, number: number), StructureElement(role, number: number + 1),
      ])
    }
    let header = [row(10, .headerCell), text("name", 10, 20)]
    let pdf = try inspected([
      header + [row(20, .cell), text("a", 10, 40)], header + [row(30, .cell), text("b", 10, 40)],
      header + [row(40, .cell)],
    ])
    // A cell without text is a cell.
    #expect(
      pdf.structureText == "Document\n Table\n  TR\n   TH\n  TR\n   TD\n  TR\n   TD\n  TR\n   TD")
    #expect(pdf.structure.filter { $0.role == "TH" }.map(\.pieces) == [1])
  }

  @Test func theCatalogueSaysHowToReadIt() throws {
    let pdf = try inspected([[.structure([paragraph]), text("가", 10, 50)]])
    #expect(pdf.catalogue["/Lang"] as? String == "u:ko")
    #expect(pdf.dictionary(pdf.catalogue["/MarkInfo"])["/Marked"] as? Bool == true)
    #expect(
      pdf.dictionary(pdf.catalogue["/ViewerPreferences"])["/DisplayDocTitle"] as? Bool == true)
    let labels = pdf.dictionary(pdf.catalogue["/PageLabels"])["/Nums"] as? [Any]
    #expect(labels?.first as? Int == 0)
    #expect((labels?.last as? [String: Any])?["/S"] as? String == "/D")
    #expect(pdf.dictionary(pdf.catalogue["/Metadata"])["/Subtype"] as? String == "/XML")
    let plain = try inspected(
      [[text("a", 10, 50)]], metadata: DocumentMetadata(title: "", date: ""))
    #expect(plain.catalogue["/Lang"] == nil)
    #expect(plain.catalogue["/StructTreeRoot"] == nil)
  }

  @Test func metadataIsRepeatedAsXMP() throws {
    let text = XMPPacket(
      DocumentMetadata(
        title: "A < B & C", author: "저자", subject: "S", keywords: "one, 둘", language: "en",
        date: "2025-05-30T01:02:03Z")
    ).text
    for line in [
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &lt; B &amp; C</rdf:li></rdf:Alt></dc:title>",
      "<dc:creator><rdf:Seq><rdf:li>저자</rdf:li></rdf:Seq></dc:creator>",
      "<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>둘</rdf:li></rdf:Bag></dc:subject>",
      "<xmp:CreateDate>2025-05-30T01:02:03Z</xmp:CreateDate>",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(!XMPPacket(DocumentMetadata(title: "T", date: "")).text.contains("Date"))
  }
}
