import Testing

@testable import Documents

@Suite struct CaptionTests {
  private func caption(_ text: String, _ labels: DocumentLabels = .english) throws -> Caption? {
    try Caption(MarkdownDocument(parsing: text).blocks[0], labels: labels)
  }

  @Test(arguments: [
    ("**Figure 1.** a", "figure-1"), ("**그림 12.** 가", "figure-12"), ("**Table 3:** a", "table-3"),
    ("**표 A.2.** 가", "table-a-2"), ("<a id=\"x\"></a>**Figure 4** a", "figure-4"),
    ("**그림\u{A0}5.** 가", "figure-5"), ("**Table\u{A0}6.** a", "table-6"),
  ]) func labelsInBoldMakeCaptions(text: String, destination: String) throws {
    #expect(try caption(text)?.destination == destination)
    #expect(try caption(text, .korean)?.destination == destination)
  }

  @Test(arguments: [
    "Figure 1. a", "**Figure** 1", "**Figure one.** a", "*Figure 1.*", "a **Figure 1.**",
    "**Listing 1.** a", "# **Figure 1.**",
  ]) func otherTextIsNoCaption(text: String) throws {
    #expect(try caption(text) == nil)
  }
}
