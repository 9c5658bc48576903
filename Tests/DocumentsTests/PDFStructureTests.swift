import CairoRenderer
import Documents
import Foundation
import Graphics
import TestSupport
import Testing

/// Structure and order of reading of a PDF made from Markdown.
@Suite struct PDFStructureTests {
  private let renderer: Renderer

  init() throws { renderer = try Renderer(fonts: Fixture.root.appending(path: "fonts")) }

  private func pdf(_ markdown: String, figures: [String: Scene] = [:]) throws -> InspectedPDF {
    let (document, _) = try Typesetter(style: .report, measuring: renderer).pages(
      of: MarkdownDocument(parsing: markdown), figures: figures,
      metadata: DocumentMetadata(title: "T", language: "en", date: ""))
    return try InspectedPDF(try renderer.pdf(of: document))
  }

  @Test func everyConstructHasItsElement() throws {
    let pdf = try pdf(
      """
      # Title

      ## Chapter

      Text with `code`, $x^2$ and a [link](#title).[^1]

      - one
      - two

      > Quoted

      > [!NOTE]
      > Noted

      ```
      code
      ```

      **Table 1.** Numbers.

      | a | b |
      | - | - |
      | 1 |   |

      ![Black box](box.svg)

      **Figure 1.** A box.

      [^1]: The note.
      """, figures: ["box.svg": picture(200, 100)])
    #expect(
      pdf.structureText == """
        Document
         H1
         H2
         P
          Formula
          Link
          Link
         L
          LI
           Lbl
           LBody
            P
          LI
           Lbl
           LBody
            P
         BlockQuote
          P
         Div
          P
          P
         Code
         Table
          Caption
          TR
           TH
           TH
          TR
           TD
           TD
         Figure
         Caption
         Note
          L
           LI
            Lbl
            LBody
             P
        """)
    #expect(
      pdf.structure.filter { ["Figure", "Formula"].contains($0.role) }.map(\.alternative)
        == ["x^2", "Black box"])
    #expect(try pdf.faults() == "")
  }

  @Test func boxesOfTasksSayWhetherTheyAreDone() throws {
    let pdf = try pdf("- [x] one\n- [ ] two\n  - [x] three\n- four")
    let labels = pdf.structure.filter { $0.role == "Lbl" }
    #expect(labels.map(\.alternative) == ["Done", "Not done", "Done", ""])
    #expect(labels.allSatisfy { $0.pieces > 0 })
    #expect(pdf.structure.filter { $0.role == "LI" }.count == 4)
    #expect(try pdf.faults() == "")
  }

  @Test func textOfTwoPagesWithFloatsComesInOrder() throws {
    var lines = ["# Title", "", "## One", ""]
    for index in 1...14 {
      lines += [
        "Paragraph \(index) begins, "
          + String(repeating: "and goes on for some words, ", count: 14) + "until end \(index).",
        "",
      ]
      if index == 4 {
        lines += ["![Box](box.svg)", "", "**Figure 1.** The box.", ""]
      }
      if index == 8 {
        lines += ["| name | value |", "| - | -: |"]
        lines += (1...12).map { "| row \($0) | \($0).5 |" } + [""]
      }
    }
    let pdf = try pdf(
      lines.joined(separator: "\n"), figures: ["box.svg": picture(400, 420)])
    let text = try InspectedPDF.run(["pdftotext", "FILE", "-"], on: pdf.data).output
    let places = (1...14).flatMap { ["Paragraph \($0) begins", "until end \($0)."] }
      .map { text.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(text.contains("Figure 1. The box."))
    let rows = (1...12).compactMap { text.range(of: "row \($0)\n")?.lowerBound }
    #expect(rows.count == 12 && rows == rows.sorted())
    // A paragraph that goes on overleaf is one paragraph.
    #expect(pdf.structure.count { $0.role == "P" } == 14)
  }

  @Test func everyLinkAndEntryOfTheOutlineLeadsSomewhere() throws {
    let pdf = try pdf(
      """
      # Title

      See [the figure](#fig-1), [the table](#tab-1) and [the end](#the-end).

      ## 첫 장

      ![Box](box.svg)

      **<a id="fig-1"></a>Figure 1.** A box.

      ### Part

      **<a id="tab-1"></a>Table 1.** Numbers.

      | a |
      | - |
      | 1 |

      ## The end

      Last.
      """, figures: ["box.svg": picture(100, 50)])
    let names = Set(pdf.destinations)
    for name in ["title", "fig-1", "tab-1", "the-end", "part"] { #expect(names.contains(name)) }
    #expect(pdf.linkTargets.count == 3)
    #expect(names.isSuperset(of: pdf.linkTargets))
    #expect(pdf.outline.map(\.title) == ["첫 장", "Part", "The end"])
    #expect(names.isSuperset(of: pdf.outline.map(\.target)))
  }
}
