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

  @Test func aCommentWithoutAListIsToldOf() throws {
    let (_, warnings) = try typeset("<!-- contents -->\n\ntext\n\n<!-- contents -->")
    #expect(warnings == [.emptyContents(line: 3), .emptyContents(line: 5)])
  }

  @Test(arguments: ["- text", "- [a](#a) b", "- [a](https://b.c)", "- [a](#a)\n\n  text"])
  func onlyLinksWithinTheDocumentAreContents(list: String) {
    #expect(throws: DocumentError.self) { try typeset("## a\n\n<!-- contents -->\n" + list) }
  }
}
