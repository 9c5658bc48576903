import Testing

@testable import Documents

@Suite struct MarkdownDocumentTests {
  private func blocks(_ text: String) throws -> [Block] {
    try MarkdownDocument(parsing: text).blocks
  }

  private func kinds(_ text: String) throws -> [Block.Kind] { try blocks(text).map(\.kind) }

  @Test func anEmptyTextHasNoBlocks() throws {
    #expect(try blocks("").isEmpty)
    #expect(try blocks("\n\n  \n").isEmpty)
  }

  private static let cases: [(String, [Inline])] = [
    ("plain", [Inline.text("plain")]),
    ("*a*", [.emphasis([.text("a")])]),
    ("**a *b***", [.strong([.text("a "), .emphasis([.text("b")])])]),
    ("~~a~~", [.strikethrough([.text("a")])]),
    ("`a  b`", [.code("a  b")]),
    ("[a](#b)", [.link([.text("a")], address: "#b")]),
    ("<https://a.b>", [.link([.text("https://a.b")], address: "https://a.b")]),
    ("www.a.bc", [.link([.text("www.a.bc")], address: "http://www.a.bc")]),
    ("a\nb", [.text("a"), .softBreak, .text("b")]),
    ("a  \nb", [.text("a"), .lineBreak, .text("b")]),
    ("a\\\nb", [.text("a"), .lineBreak, .text("b")]),
    ("a<br>b", [.text("a"), .lineBreak, .text("b")]),
    ("a <!-- c -->b", [.text("a "), .text("b")]),
    ("<a id=\"x\"></a>a", [.anchor("x"), .text("a")]),
    ("<a name='x'>a</a>", [.anchor("x"), .text("a")]),
    ("&lt;b&gt; &amp;", [.text("<b> &")]),
  ]

  @Test(arguments: cases) func runningTextIsRead(source: String, expected: [Inline]) throws {
    #expect(try kinds(source) == [.paragraph(expected)])
  }

  @Test func headingsHaveTheirLevelAndLine() throws {
    let found = try blocks("# a\n\nb\n=\n\n###### c")
    #expect(
      found == [
        Block(.heading(level: 1, [.text("a")]), line: 1),
        Block(.heading(level: 1, [.text("b")]), line: 3),
        Block(.heading(level: 6, [.text("c")]), line: 6),
      ])
  }

  @Test func listsKeepNumberingTightnessAndNesting() throws {
    let found = try kinds("3) a\n   - b\n4) c\n\n***\n\n- x\n\n- y")
    guard case .list(let ordered) = found[0], case .list(let bullets) = found[2] else {
      Issue.record("no lists in \(found)")
      return
    }
    #expect(ordered.start == 3)
    #expect(ordered.delimiter == ")")
    #expect(ordered.tight)
    #expect(ordered.items.map(\.line) == [1, 3])
    guard case .list(let inner) = ordered.items[0].blocks[1].kind else {
      Issue.record("no inner list")
      return
    }
    #expect(inner.items.count == 1)
    #expect(found[1] == .thematicBreak)
    #expect(bullets.start == nil)
    #expect(!bullets.tight)
    #expect(bullets.items.count == 2)
  }

  @Test func taskItemsKnowWhetherTheyAreDone() throws {
    guard case .list(let list) = try kinds("- [x] a\n- [ ] b\n- c")[0] else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.done) == [true, false, nil])
  }

  @Test func tablesKeepAlignmentsAndFillShortRows() throws {
    let found = try kinds("| a | b | c |\n|:--|--:|:-:|\n| `x` | \\| |\n")
    #expect(
      found == [
        .table(
          TableBlock(
            alignments: [.left, .right, .center],
            header: TableBlock.Row([[.text("a")], [.text("b")], [.text("c")]], line: 1),
            rows: [TableBlock.Row([[.code("x")], [.text("|")], []], line: 3)]))
      ])
  }

  @Test func quotesAndCalloutsAreToldApart() throws {
    #expect(
      try kinds("> a\n\n> [!WARNING]\n> b\n> c\n\n> [!OTHER]\n> d") == [
        .quote([Block(.paragraph([.text("a")]), line: 1)]),
        .callout(
          .warning, [Block(.paragraph([.text("b"), .softBreak, .text("c")]), line: 3)]),
        .quote([Block(.paragraph([.text("[!OTHER]"), .softBreak, .text("d")]), line: 7)]),
      ])
  }

  @Test func codeKeepsItsLinesAndLanguage() throws {
    #expect(
      try kinds("```swift run\na\n\n  b\n```\n\n    c\n") == [
        .code(language: "swift", lines: ["a", "", "  b"], firstLine: 2),
        .code(language: "", lines: ["c"], firstLine: 7),
      ])
  }

  @Test func aLoneImageIsAFigureWithTheAnchorsAroundIt() throws {
    let found = try blocks("<a id=\"p\"></a>\n\n<a id=\"q\"></a>\n![an *alt*](a.svg \"t\")")
    #expect(
      found == [
        Block(
          .figure(FigureBlock(path: "a.svg", alternativeText: "an alt", title: "t")), line: 3,
          anchors: ["p", "q"])
      ])
  }

  @Test func commentsLeaveNothing() throws {
    #expect(try blocks("<!-- a\n\nb -->\n\n<!-- c -->").isEmpty)
  }

  @Test func anchorsAtTheEndKeepAPlace() throws {
    #expect(try blocks("a\n\n<a id=\"end\"></a>").last?.anchors == ["end"])
  }

  @Test func footnotesComeInTheOrderOfTheirReferences() throws {
    let document = try MarkdownDocument(parsing: "a[^y] b[^x] c[^y]\n\n[^x]: one\n[^y]: two")
    #expect(
      document.footnotes == [
        Footnote(number: 1, blocks: [Block(.paragraph([.text("two")]), line: 4)], line: 4),
        Footnote(number: 2, blocks: [Block(.paragraph([.text("one")]), line: 3)], line: 3),
      ])
    guard case .paragraph(let content) = document.blocks[0].kind else {
      Issue.record("no paragraph")
      return
    }
    #expect(content.filter { $0 == .footnoteReference(1) }.count == 2)
  }

  @Test func footnoteLikeLinesInCodeAreCode() throws {
    #expect(
      try kinds("```\n[^a]: b\n```") == [
        .code(language: "", lines: ["[^a]: b"], firstLine: 2)
      ])
  }

  @Test func whatAPageDoesNotShowIsWarnedOf() throws {
    #expect(
      try MarkdownDocument(parsing: "a\n[b](c \"t\")\n\n![](d)").warnings == [
        .titleNotShown(line: 2, title: "t"), .missingAlternativeText(line: 4, path: "d"),
      ])
  }
}
