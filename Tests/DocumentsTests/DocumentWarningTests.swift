import Testing

@testable import Documents

@Suite struct DocumentWarningTests {
  private static let cases: [(String, String)] = [
    (
      "# Set-up\n\n[a](#setup)",
      "line 3: the link '#setup' leads nowhere; did you mean '#set-up'?"
    ),
    ("a [b](#c)", "line 1: the link '#c' leads nowhere"),
    ("a\n\n☃b", "line 3: the fonts have no glyph for '☃' (U+2603)"),
    ("a\n\n    b\n    ☃", "line 4: the fonts have no glyph for '☃' (U+2603)"),
    ("a\n\n```\nb\n☃\n```", "line 5: the fonts have no glyph for '☃' (U+2603)"),
    ("[a](b \"c\")", "line 1: the title \"c\" is not shown on the page"),
  ]

  @Test(arguments: cases) func warningsNameLineAndCause(source: String, message: String) throws {
    let warnings = try typeset(source, measuring: FixedMeasuring(missing: ["☃"])).warnings
    #expect(warnings.map(\.description) == [message])
  }

  @Test func aMissingCharacterIsNamedOnceForEachFamily() throws {
    let warnings = try typeset(
      "☃ and ☃\n\n☃ `☃`", measuring: FixedMeasuring(missing: ["☃"])
    ).warnings
    #expect(warnings == [.missingCharacters(line: 1, ["☃"]), .missingCharacters(line: 3, ["☃"])])
  }

  @Test func aTableWiderThanThePageIsWarnedOfByItsExcess() throws {
    let word = String(repeating: "a", count: 60)
    let warnings = try typeset("| x | y |\n|---|---|\n| \(word) | \(word) |").warnings
    // Two words of 60 half-size characters at 9 pt and four paddings of 6 pt.
    let needed = 2 * (60 * 4.5 + 12)
    let room = DocumentStyle.report.textArea.width
    guard case .overfull(line: 1, what: "a table", let excess) = warnings.first else {
      Issue.record("got \(warnings)")
      return
    }
    #expect(abs(excess - (needed - room)) < 1e-6)
    #expect(warnings.count == 1)
  }
}
