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
    #expect(pages.map(\.pictures.count) == [0, 1, 0, 1, 0])
    for (page, title) in zip(pages.dropFirst(), ["1.1 Two", "1.1 Two", "1.1 Two", "3. Three"]) {
      #expect(page.texts.first == title)
    }
    #expect(pages[0].position(of: "Abstract") != nil)
    #expect(pages[1].position(of: "point") != nil && pages[1].position(of: "Figure 1") != nil)
    #expect(pages[1].texts.contains(" (1/3)") && pages[1].texts.contains("1. One"))
    #expect(pages[2].position(of: "next") != nil && pages[2].position(of: "tab") != nil)
    // The last words of a section stand with the figure before them.
    #expect(pages[3].position(of: "rest") != nil)
    // A heading with nothing beneath it leads to what comes next.
    #expect(Set(["1-one", "11-two", "figure-1"]).isSubset(of: pages[1].destinations))
    let places = pages.flatMap(\.destinations)
    #expect(outline.allSatisfy { places.contains($0.destination) })
    for (index, page) in pages.enumerated() { #expect(page.texts.contains("\(index + 1)")) }
  }

  @Test(arguments: [("", true), ("point\n\n", true), ("", false), ("point\n\n", false)])
  func theCaptionOfAHighPictureStandsBesideIt(text: String, isHigh: Bool) throws {
    let caption = Array(repeating: "caption", count: 70).joined(separator: " ")
    let (pages, _, warnings) = try slides(
      "## A\n\n\(text)![a](f)\n\n**Figure 1.** \(caption)",
      figures: ["f": isHigh ? picture(300, 500) : picture(800, 200)])
    #expect(warnings.isEmpty)
    #expect(pages.count == 1)
    let frame = try #require(pages[0].pictures.first)
    let words = try #require(pages[0].position(of: "Figure 1"))
    #expect((words.x < frame.x && words.y < frame.maxY) == isHigh)
    if isHigh, !text.isEmpty {
      #expect(words.x == (try #require(pages[0].position(of: "point"))).x)
    }
    #expect(frame.maxY <= style.textArea.maxY + 0.01)
  }

  @Test func textThatDoesNotFitGoesOnUnderTheSameTitle() throws {
    let text = (0..<900).map { "w\($0)" }.joined(separator: " ")
    let (pages, _, warnings) = try slides("## Long\n\n\(text)")
    #expect(warnings.isEmpty)
    #expect(pages.count > 1)
    for (index, page) in pages.enumerated() {
      #expect(page.texts.prefix(2) == ["Long", " (\(index + 1)/\(pages.count))"])
    }
    let words = pages.flatMap(\.texts).flatMap { $0.split(separator: " ") }.filter {
      $0.hasPrefix("w")
    }
    #expect(words.joined(separator: " ") == text)
    // The last slide is about as full as the others.
    let lowest = pages.map { page in
      page.texts.filter { $0.hasPrefix("w") }.compactMap { page.position(of: $0)?.y }.max() ?? 0
    }
    #expect((lowest.last ?? 0) > style.pageSize.height * 0.5)
  }

  @Test func noRaggedTextEndsWithAWordAlone() throws {
    var ends: [Int] = []
    for count in 30..<60 {
      let words = (0..<count).map { "w\(10 + $0)" }
      let (pages, _, _) = try slides("## A\n\n\(words.joined(separator: " "))")
      let lines = pages.flatMap(\.texts).filter { $0.hasPrefix("w") }
      #expect(lines.joined(separator: " ").split(separator: " ").map(String.init) == words)
      ends.append(lines.last?.split(separator: " ").count ?? 0)
    }
    #expect(ends.allSatisfy { $0 > 1 }, "\(ends)")
  }

  @Test func textOfSeveralSlidesIsAsLargeWhateverStandsBeforeIt() throws {
    let text = (0..<900).map { "w\($0)" }.joined(separator: " ")
    for before in ["", "## Short\n\nthree large words\n\n", "# Title\n\nabstract\n\n"] {
      let (pages, _, _) = try slides("\(before)## Long\n\n\(text)")
      var sizes: Set<Double> = []
      for case .mark(.text(let word, _, let look, _, _)) in pages.flatMap(\.items)
      where word.hasPrefix("w") {
        sizes.insert(look.size)
      }
      #expect(sizes == [style.body.text.size])
    }
  }

  @Test func longTablesGoOnWithTheirHeaderRepeated() throws {
    let rows = (0..<60).map { "| r\($0) | 1 |\n" }.joined()
    let (pages, _, warnings) = try slides(
      "## A\n\n**Table 1.** t\n\n| head | x |\n|---|--:|\n\(rows)")
    #expect(warnings.isEmpty)
    #expect(pages.count > 2)
    for page in pages { #expect(page.texts.count { $0 == "head" } == 1) }
    #expect(pages.flatMap(\.texts).count { $0.hasPrefix("r") } == 60)
  }

  @Test func theTitleSlideHasAuthorDateAndAbstract() throws {
    let (document, warnings) = try SlideSetter(style: style, measuring: FixedMeasuring()).slides(
      of: MarkdownDocument(parsing: "# T\n\nAbstract.\n\n## A\n\ntext[^1]\n\n[^1]: note"),
      figures: [:],
      metadata: DocumentMetadata(title: "T", author: "Me", date: "2025-05-30T00:00:00Z"))
    #expect(warnings.isEmpty)
    #expect(document.pages[0].texts == ["T", "Me   ·   2025-05-30", "Abstract.", "1"])
    #expect(document.pages[1].texts == ["A", "1", "note", "text", "1", "2", "T"])
  }

  /// Words that fill more than one slide.
  private let long = (0..<900).map { "w\($0)" }.joined(separator: " ")

  /// Every note stands on one slide and its place once, wherever it is referred to.
  @Test(arguments: [
    "## A\n\na[^1]\n\n## B\n\n%[^1]", "## A\n\n%[^1]\n\n## B\n\nb[^1]",
    "## A\n\n%[^1]\n\n## B\n\n%[^1]", "## A[^1]\n\n%[^1]\n\n## B\n\nb[^1]",
    "# T[^1]\n\na\n\n## A\n\n%[^1]", "# T[^1]\n\n![p](f)\n\n## A\n\nb[^1]", "## A[^1]",
    "## A[^1]\n\n### B\n\n%\n\n### C\n\nc[^1]", "## A[^1]\n\na\n\n### B\n\nb", "# T\n\na[^1]",
  ]) func aNoteStandsOnOneSlide(source: String) throws {
    let (pages, _, warnings) = try slides(
      source.replacing("%", with: long) + "\n\n[^1]: thenote", figures: ["f": picture(100, 100)])
    #expect(warnings.isEmpty)
    let places = pages.flatMap(\.destinations)
    #expect(Set(places).count == places.count)
    #expect(places.contains("note-1"))
    #expect(pages.flatMap(\.texts).count { $0 == "thenote" } == 1)
  }

  @Test(arguments: ["## A\n\na[^1]", "## A\n\na[^1]\n\n## B\n\nb", "# T\n\na[^1]", "## A[^1]"])
  func allOfALongNoteIsShown(source: String) throws {
    let note = (0..<60).map { "    paragraph\($0)p\n\n" }.joined()
    let (pages, _, warnings) = try slides("\(source)\n\n[^1]: n\n\n\(note)")
    #expect(warnings.isEmpty)
    let shown = pages.flatMap(\.texts).filter { $0.hasPrefix("paragraph") }
    #expect(shown == (0..<60).map { "paragraph\($0)p" })
    for page in pages {
      for case .mark(.text(let text, let point, _, _, _)) in page.items
      where text.hasPrefix("paragraph") {
        #expect(point.y < style.textArea.maxY)
      }
    }
  }

  @Test func textBesideTheRestOfALongNoteDoesNotCoverIt() throws {
    let note = (0..<60).map { "    n\($0)n\n\n" }.joined()
    let rows = (0..<9).map { "| r\($0) | 1 |\n" }.joined()
    let (pages, _, warnings) = try slides(
      "## A\n\na[^1]\n\n## B\n\n| head | x |\n|---|--:|\n\(rows)\n\n[^1]: n\n\n\(note)")
    #expect(warnings.isEmpty)
    for page in pages {
      let row = page.texts.filter { $0.hasPrefix("r") }.compactMap { page.position(of: $0)?.y }
      let notes = page.texts.filter { $0.contains(/^n\d/) }.compactMap { page.position(of: $0)?.y }
      #expect((row.max() ?? 0) < (notes.min() ?? .infinity))
    }
    #expect(pages.flatMap(\.texts).count { $0.contains(/^n\d+n$/) } == 60)
  }

  @Test func titlesShowWhatTheyHold() throws {
    let (pages, _, warnings) = try slides(
      "## 1. $x_1^2$ and `code` [there](#b)\n\n### 1.1 *a*<br>$y$\n\n\(long)\n\n## B\n\nb\n")
    #expect(warnings.isEmpty)
    let first = pages[0]
    for text in ["x", "code", "there", "a", "y"] { #expect(first.texts.contains(text), "\(text)") }
    #expect(!first.texts.contains { $0.contains("_") || $0.contains("^") })
    let links = first.items.compactMap { item -> LinkTarget? in
      if case .link(_, let target) = item { target } else { nil }
    }
    #expect(links == [.destination("b")])
    // All of it is light on the dark bar.
    for case .mark(.text(let text, let point, let look, _, _)) in first.items
    where point.y < style.margins.top * 0.75 {
      #expect(look.color.luminance > 0.4, "\(text)")
    }
    #expect(pages[1].texts.contains("y"))
  }

  @Test func linksOfTheTitleSlideAreLight() throws {
    let (pages, _, warnings) = try slides("# T [b](#b) `c`[^1]\n\n*by [b](#b)*\n\n## B\n\n[^1]: n")
    #expect(warnings.isEmpty)
    for case .mark(.text(let text, let point, let look, _, _)) in pages[0].items
    where point.y < style.pageSize.height * 0.5 {
      #expect(look.color.luminance > 0.4, "\(text)")
    }
    #expect(pages[0].texts.contains("n"))
  }

  @Test func titlesAreToldOfLikeOtherText() throws {
    let (_, _, warnings) = try slides("## A [b](#nowhere)\n\n\(long)")
    #expect(warnings == [.danglingLink(line: 1, address: "#nowhere", nearest: nil)])
  }

  @Test func theChaptersOfTheContentsHaveTheirSlide() throws {
    let (pages, _, warnings) = try slides(
      "## Contents\n\n<!-- contents -->\n- [A](#a)\n  - [B](#b)\n\n## A\n\ntext\n\n### B\n\ntext")
    #expect(warnings.isEmpty)
    #expect(pages.count == 3)
    #expect(pages[0].texts == ["Contents", "A", "1", "2"])
  }

  @Test func aHeadingWithNothingBeneathItIsASlideUnlessItsSectionsFollow() throws {
    let (pages, _, warnings) = try slides(
      "## A\n\n## B[^1]\n\n### C[^2]\n\n### D\n\nd\n\n## E\n\n[^1]: b\n[^2]: c")
    #expect(warnings.isEmpty)
    #expect(pages.map { $0.texts.first } == ["A", "C", "D", "E"])
    #expect(pages[1].texts.contains("b") && pages[1].texts.contains("c"))
    #expect(pages.map(\.destinations.first) == ["a", "note-1", "d", "e"])
  }

  @Test func listsOfFiguresAreLeftOut() throws {
    let (pages, _, warnings) = try slides(
      "## Figures\n\n<!-- contents -->\n- [Figure 1](#fig)\n\n## A\n\n<a id=\"fig\"></a>text")
    #expect(warnings.isEmpty)
    #expect(pages.count == 1)
    #expect(Set(["figures", "a"]).isSubset(of: pages[0].destinations))
  }

  @Test func noTextIsSmallerThanCanBeReadFromAfar() throws {
    let text = (0..<150).map { "w\($0)" }.joined(separator: " ")
    let (pages, _, _) = try slides("## A\n\n\(text)\n\n![a](f)", figures: ["f": picture(300, 200)])
    for case .mark(.text(let word, _, let look, _, _)) in pages.flatMap(\.items)
    where word.hasPrefix("w") {
      #expect(look.size >= 14)
    }
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
