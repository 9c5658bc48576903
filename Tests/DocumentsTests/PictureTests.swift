import Testing

@testable import Documents

struct PictureTests {
  @Test func pictureIsTheFigureOfItsImageForLightPages() throws {
    let document = try MarkdownDocument(
      parsing: """
        text

        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="figures/a-dark.svg">
          <img alt="[CLS] &amp; &quot;good&quot; &lt; 1" src="figures/a.svg">
        </picture>

        **Figure 1.** cap
        """)
    #expect(document.warnings.isEmpty)
    try #require(document.blocks.count == 3)
    #expect(
      document.blocks[1].kind
        == .figure(
          FigureBlock(path: "figures/a.svg", alternativeText: "[CLS] & \"good\" < 1")))
    #expect(document.blocks[1].line == 3)
  }

  @Test func pictureWithoutAlternativeTextIsAWarning() throws {
    let document = try MarkdownDocument(parsing: "<picture>\n<img src='a.svg'/>\n</picture>")
    #expect(document.warnings == [.missingAlternativeText(line: 1, path: "a.svg")])
  }

  @Test(arguments: [
    "<picture>\n</picture>", "<picture>\n<img alt=\"a\">\n</picture>",
    "<picture>\n<img src=\"a\"><b>x</b>\n</picture>", "<img src=\"a.svg\">",
  ])
  func otherPicturesAreRefused(markdown: String) {
    #expect(throws: DocumentError.self) { try MarkdownDocument(parsing: markdown) }
  }
}
