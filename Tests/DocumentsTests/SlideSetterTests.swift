import Graphics
import Testing

@testable import Documents

@Suite struct SlideSetterTests {
  private let style = DocumentStyle.slides(labels: .english)

  private func slides(
    _ markdown: String, figures: [String: Scene] = [:]
  ) throws -> (pages: [Page], outline: [OutlineEntry], warnings: [DocumentWarning]) {
    let (document, warnings) = try SlideSetter(style: style, measuring: FixedMeasuring()).slides(
      of: MarkdownDocument(parsing: markdown), figures: figures,
      metadata: DocumentMetadata(title: "Report", date: "2025-05-30T00:00:00Z"))
    return (document.pages, document.outline, warnings)
  }

  @Test func eachFigureAndTableHasASlideWithTheTextBeforeIt() throws {
    let (pages, outline, warnings) = try slides(
      """
      # Title

      Abstract.

      ## 1. One

      ### 1.1 Two

      point

      ![a](f)

      **Figure 1.** cap

      next

      **Table 1.** tab

      | x |
      |---|
      | 1 |

      ![b](g)

      rest

      ## 3. Three
      """, figures: ["f": picture(400, 200), "g": picture(100, 100)])
    #expect(warnings.isEmpty)
    #expect(
      pages.map { $0.texts.first } == [
        "Title", "1.1 Two", "1.1 Two", "1.1 Two", "1.1 Two", "3. Three",
      ])
    #expect(pages.map(\.pictures.count) == [0, 1, 0, 1, 0, 0])
    #expect(pages[1].position(of: "point") != nil && pages[1].position(of: "Figure 1") != nil)
    #expect(pages[2].position(of: "next") != nil && pages[2].position(of: "tab") != nil)
    // A heading with nothing beneath it leads to what comes next.
    #expect(Set(["1-one", "11-two", "figure-1"]).isSubset(of: pages[1].destinations))
    let places = pages.flatMap(\.destinations)
    #expect(outline.allSatisfy { places.contains($0.destination) })
    for (index, page) in pages.enumerated() { #expect(page.texts.contains("\(index + 1)")) }
  }

  @Test func textThatDoesNotFitGoesOnUnderTheSameTitle() throws {
    let text = (0..<900).map { "w\($0)" }.joined(separator: " ")
    let (pages, _, warnings) = try slides("## Long\n\n\(text)")
    #expect(warnings.isEmpty)
    #expect(pages.count > 1)
    #expect(pages.map { $0.texts.first }.dropFirst().allSatisfy { $0 == "Long (cont.)" })
    let words = pages.flatMap(\.texts).flatMap { $0.split(separator: " ") }.filter {
      $0.hasPrefix("w")
    }
    #expect(words.joined(separator: " ") == text)
  }

  @Test func contentsAreLeftToTheOutline() throws {
    let (pages, _, warnings) = try slides(
      "## Contents\n\n<!-- contents -->\n- [A](#a)\n\n## A\n\ntext")
    #expect(warnings.isEmpty)
    #expect(pages.count == 1)
    #expect(Set(["contents", "a"]).isSubset(of: pages[0].destinations))
  }

  @Test func figuresStayOnTheirSlides() throws {
    let (pages, _, _) = try slides(
      "## A\n\n![a](f)\n\n## B\n\n![b](g)",
      figures: [
        "f": picture(2000, 900), "g": picture(100, 2000),
      ])
    for frame in pages.flatMap(\.pictures) {
      #expect(frame.x >= style.textArea.x - 0.01 && frame.maxX <= style.textArea.maxX + 0.01)
      #expect(frame.y >= style.textArea.y - 0.01 && frame.maxY <= style.textArea.maxY + 0.01)
    }
  }
}
