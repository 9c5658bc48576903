import Graphics
import Testing

@testable import Documents

@Suite struct FormulaMarksTests {
  @Test(arguments: [
    ("a $x_1$ b $y*z*$", ["x_1", "y*z*"]), ("$`a|b`$", ["a|b"]), ("값 $x$의", ["x"]),
    ("$$\nx\n$$", ["\nx\n"]), ("> $$\n> x\n> $$", ["\nx\n"]), ("$5 and $10", []),
    ("US$5, a$b$", []), ("`$x$` ``a`$y$``", []), ("\\$x$ y", []), ("$ x$", []), ("$x $", []),
    ("```\n$x$\n```\n$y$", ["y"]), ("~~~sh\necho $A $B\n~~~", []), ("$x\n\ny$", []),
    ("$a\\$b$", ["a\\$b"]), ("- ```\n  $x$\n  ```", []), ("$", []), ("$$", []),
    ("a\n\n    $$\n    x\n    $$", []), ("> ```\n> code\n\nText $x$", ["x"]),
    ("> ```\n> code $y$\nText $x$", ["x"]), ("a ` b\n```\n`\n```\n$x$", ["x"]),
    ("<!--\n```\n-->\n\n$x$", ["x"]),
  ]) func formulasAreFoundAsGitHubFindsThem(source: String, formulas: [String]) throws {
    let marks = try FormulaMarks(source)
    #expect(marks.entries.map(\.formula) == formulas)
    #expect(marks.restored(marks.text).filter { $0 != "\n" } == source.filter { $0 != "\n" })
    let lines = { (text: String) in text.count(where: \.isNewline) }
    #expect(lines(marks.text) == lines(source))
  }

  @Test func blocksKnowTheirFormulas() throws {
    let document = try MarkdownDocument(parsing: "a $x$ `$y$`\n\n$$\nz\n$$\n\n[a](b$c$)")
    let x = try Formula(parsing: "x", line: 1)
    let z = try Formula(parsing: "\nz\n", isDisplay: true, line: 3)
    #expect(
      document.blocks.map(\.kind) == [
        .paragraph([.text("a "), .formula(x), .text(" "), .code("$y$")]), .formula(z),
        .paragraph([.link([.text("a")], address: "b$c$")]),
      ])
    #expect(document.blocks.map(\.line) == [1, 3, 7])
  }

  @Test func codeWithDollarsKeepsItsLines() throws {
    let document = try MarkdownDocument(parsing: "a\n\n    $$\n      x\n    $$\n\nb")
    #expect(
      document.blocks.map(\.kind) == [
        .paragraph([.text("a")]),
        .code(language: "", lines: ["$$", "  x", "$$"], firstLine: 3),
        .paragraph([.text("b")]),
      ])
  }

  @Test(arguments: ["a $$x$$", "$$x$$ $$y$$", "# $$x$$", "| $$x$$ |\n|---|"])
  func aFormulaOfItsOwnNeedsAParagraph(source: String) {
    let error = #expect(throws: DocumentError.self) { try MarkdownDocument(parsing: source) }
    #expect(error == .displayFormulaInText(line: 1, source: "x"))
  }

  @Test func wordsGoAroundFormulasWithoutCoveringThem() throws {
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    let (document, warnings) = try typeset(
      "\(words) $x_{12}$ \(words) $\\frac{a}{b}$를 \(words)\n\n$$\n\\sum_{i=1}^n i\n$$\n\nend")
    #expect(warnings.isEmpty)
    let area = DocumentStyle.report.textArea
    for case .mark(.text(let text, let point, let style, let anchor, _)) in document.pages[0].items
    where anchor.horizontal == .start {
      let end = point.x + FixedMeasuring().extent(of: text, style: style).width
      #expect(point.x >= area.x && end <= area.maxX + 5)
    }
    #expect(!document.pages[0].texts.contains("0"))
  }

  @Test func aFormulaWiderThanItsColumnIsToldOf() throws {
    let wide = Array(repeating: "abcdefgh", count: 20).joined(separator: "+")
    let (_, warnings) = try typeset("$$\n\(wide)\n$$")
    #expect(warnings.count == 1 && "\(warnings)".contains("a formula"))
  }
}
