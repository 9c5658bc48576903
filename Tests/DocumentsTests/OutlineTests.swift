import Graphics
import Testing

@testable import Documents

@Suite struct OutlineTests {
  private func outline(_ markdown: String) throws -> [OutlineEntry] {
    try typeset(markdown).document.outline
  }

  @Test func aSingleTitleIsLeftOutAndChaptersComeFirst() throws {
    #expect(
      try outline("# T\n\n## A\n\n### `b` 가\n\n## C") == [
        OutlineEntry(title: "A", level: 1, destination: "a"),
        OutlineEntry(title: "b 가", level: 2, destination: "b-가"),
        OutlineEntry(title: "C", level: 1, destination: "c"),
      ])
  }

  @Test func severalHeadingsOfLevelOneAreAllInIt() throws {
    #expect(try outline("# A\n\n# B\n\n## C").map(\.level) == [1, 1, 2])
  }

  @Test func skippedLevelsAreClosed() throws {
    #expect(try outline("## A\n\n#### B\n\n### C\n\n## D").map(\.level) == [1, 2, 2, 1])
  }
}
