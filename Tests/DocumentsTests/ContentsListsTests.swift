import Graphics
import Testing

@testable import Documents

@Suite struct ContentsListsTests {
  private let source = """
    # T

    ## Contents

    <!-- contents -->

    ## Figures

    <!-- figures -->

    ## Tables

    <!-- tables -->

    ## 1. One

    ### 1.1 `a` & *b*

    #### deep

    ![x](f)

    <a id="fig-x"></a>**Figure 1.** The token . , of it. More of it.

    <a id="tab-y"></a>

    **Table 1.** Numbers

    | a |
    |---|
    | 1 |

    ```
    <!-- contents -->
    ```

    ## 2. Two
    """

  @Test func commentsBecomeListsOfLinks() throws {
    let written = try ContentsLists(labels: .english).written(into: source)
    #expect(
      written.contains(
        """
        ## Contents

        <!-- contents -->
        - [1. One](#1-one)
          - [1.1 `a` \\& *b*](#11-a--b)
        - [2. Two](#2-two)

        ## Figures

        <!-- contents -->
        - [Figure 1. The token . , of it](#fig-x)

        ## Tables

        <!-- contents -->
        - [Table 1. Numbers](#tab-y)

        ## 1. One
        """))
    #expect(written.contains("```\n<!-- contents -->\n```"))
  }

  @Test(arguments: [
    "<!-- figures --> ", "<!--figures-->", "<!--  figures-->\t", "  <!-- figures -->",
  ])
  func blanksAroundTheNameOfAListDoNotCount(comment: String) throws {
    let written = try ContentsLists(labels: .english).written(
      into: "\(comment)\n\n![x](f)\n\n<a id=\"fig-x\"></a>**Figure 1.** It.")
    let indent = comment.prefix { $0 == " " }
    #expect(
      written.hasPrefix("\(indent)<!-- contents -->\n\(indent)- [Figure 1. It](#fig-x)\n"))
    #expect(try ContentsLists(labels: .english).written(into: written) == written)
  }

  @Test(arguments: [
    "- a\n\n  ```\n  <!-- contents -->\n  ```", "    <!-- contents -->",
    "````\n```\n<!-- contents -->\n````", "> ~~~\n> <!-- contents -->",
  ]) func codeIsNoList(code: String) throws {
    let source = "## A\n\n\(code)\n\n## B\n\n<!-- contents -->\n"
    let written = try ContentsLists(labels: .english).written(into: source)
    // Nor does a heading before it count as that of a list.
    #expect(written == source.replacing("## B", with: "## B").dropLast() + "\n- [A](#a)\n")
  }

  @Test func writingListsTwiceChangesNothing() throws {
    let lists = ContentsLists(labels: .english)
    let once = try lists.written(into: source)
    #expect(try lists.written(into: once) == once)
  }

  @Test func everyLineOfContentsShowsThePageItLeadsTo() throws {
    let filler = Array(repeating: "word", count: 1500).joined(separator: " ")
    let text = source.replacing("## 2. Two", with: filler + "\n\n## 2. Two\n\nend")
    let written = try ContentsLists(labels: .english).written(into: text)
    let (document, warnings) = try typeset(written, figures: ["f": picture(10, 10)])
    #expect(warnings.isEmpty)
    LayoutLaws(document: document, style: .report, measuring: FixedMeasuring()).check()
    let first = document.pages[0]
    for name in ["1-one", "11-a--b", "2-two", "fig-x", "tab-y"] {
      let page = document.pages.firstIndex { $0.destinations.contains(name) }
      let line = first.items.compactMap { item -> Rectangle? in
        if case .link(let area, .destination(name)) = item { area } else { nil }
      }.last
      let numbers = first.items.compactMap { item -> String? in
        guard case .mark(.text(let text, let point, _, let anchor, _)) = item,
          anchor.horizontal == .end, let line, point.y > line.y, point.y < line.maxY
        else { return nil }
        return text
      }
      #expect(numbers == [page.map { String($0 + 1) }])
    }
    #expect(document.pages.firstIndex { $0.destinations.contains("2-two") } ?? 0 > 0)
  }

  /// Left edges and texts of the lines of the list of a document with one long caption.
  private func longEntry(_ title: String) throws -> [(x: Double, text: String)] {
    let text = """
      <!-- figures -->

      ![f](f)

      <a id="fig-x"></a>**Figure 12.** \(title).
      """
    let written = try ContentsLists(labels: .english).written(into: text)
    let page = try typeset(written, figures: ["f": picture(10, 10)]).document.pages[0]
    var lines: [(x: Double, text: String)] = []
    var y = -1.0
    for case .mark(.text(let text, let point, let style, let anchor, _)) in page.items
    where style.size == DocumentStyle.report.contents.text.size && anchor.horizontal == .start {
      if point.y != y { lines.append((point.x, "")) }
      y = point.y
      lines[lines.count - 1].text += text
    }
    return lines.filter { $0.text.contains(/\w/) }
  }

  @Test func theSecondLineOfAnEntryStandsUnderItsTitle() throws {
    let lines = try longEntry((0..<20).map { "word\($0)" }.joined(separator: " "))
    try #require(lines.count == 2)
    #expect(lines[0].text.hasPrefix("Figure 12. word0"))
    let label = FixedMeasuring().extent(
      of: "Figure 12. ", style: DocumentStyle.report.contents.text
    ).width
    #expect(abs(lines[1].x - lines[0].x - label) < 0.01)
  }

  @Test func theLastLineOfAnEntryHoldsMoreThanAShortWord() throws {
    // 77 characters fit beside the label, so that the last word would stand alone.
    let title = String(repeating: "abcdefg ", count: 9) + "lastword"
    let lines = try longEntry(title)
    #expect(lines.count == 2)
    #expect(lines.last?.text.hasPrefix("abcdefg") ?? false)
    #expect(lines.last?.text.hasSuffix(" lastword") ?? false)
  }

  /// A leader is a line of dots that stand, whatever the lengths of entry and number, in columns.
  @Test func leadersAreDotsInColumnsBetweenEntryAndNumber() throws {
    let style = DocumentStyle.report.contents.text
    let distance = 0.55 * style.size
    var starts: [Double] = []
    for length in [4, 31, 60] {
      let title = String(repeating: "x", count: length)
      let page = try typeset("<!-- contents -->\n- [\(title)](#\(title))\n\n## \(title)\n")
        .document.pages[0]
      let leaders = page.items.compactMap { item -> (Point, Point, Stroke)? in
        guard case .mark(.path(let steps, nil, let stroke?)) = item, stroke.cap == .round,
          case .move(let start)? = steps.first, case .line(let end)? = steps.last
        else { return nil }
        return (start, end, stroke)
      }
      try #require(leaders.count == 1)
      let (start, end, stroke) = leaders[0]
      #expect(stroke.dash == [0, distance] && stroke.width < distance / 2)
      #expect(start.y == end.y && start.x > end.x)
      let entry = try #require(page.position(of: title))
      let width = FixedMeasuring().extent(of: title, style: style).width
      #expect(end.x > entry.x + width && end.x < entry.x + width + 3 * distance)
      starts.append(start.x)
    }
    #expect(Set(starts).count == 1)
  }

  @Test func aCommentWithoutAListIsToldOf() throws {
    let (_, warnings) = try typeset("<!-- contents -->\n\ntext\n\n<!-- contents -->")
    #expect(warnings == [.emptyContents(line: 3), .emptyContents(line: 5)])
  }

  @Test(arguments: ["- text", "- [a](#a) b", "- [a](https://b.c)", "- [a](#a)\n\n  text"])
  func onlyLinksWithinTheDocumentAreContents(list: String) {
    #expect(throws: DocumentError.self) { try typeset("## a\n\n<!-- contents -->\n" + list) }
  }
}
