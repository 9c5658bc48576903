import Testing

@testable import Documents

@Suite struct MarkdownCodeTests {
  /// A text, and the numbers of its lines of code.
  @Test(arguments: [
    ("a\n```\nb\n```\nc", [2, 3, 4]), ("~~~ x\na\n```\n~~~\nb", [1, 2, 3, 4]),
    ("````\n```\n````\na", [1, 2, 3]), ("```\na", [1, 2]), ("```\n```\na", [1, 2]),
    ("- ```\n  a\n  ```\n- b", [1, 2, 3]),
    ("1. a\n\n   ~~~\n   b\n\n   c\n   ~~~", [3, 4, 5, 6, 7]),
    // A quote ends its code.
    ("> ```\n> a\n\nb", [1, 2]), ("> ```\n> a\nb", [1, 2]), ("> ```\n> a\n> ```\n> b", [1, 2, 3]),
    ("> ```\n> a\n```b```", [1, 2]), ("> ```\n> a\n```\nb\n```\nc", [1, 2, 3, 4, 5]),
    // Blank lines behind indented code are none of it.
    ("a\n\n    b\n\n      c\n\n\nd", [3, 4, 5]), ("\ta\nb", [1]), ("- a\n\n      b\n\n  c", [3]),
    ("a\n    b", []), ("a[^1]\n\n[^1]: b\n\n    ```\n    c\n    ```", [5, 6, 7]),
    ("<!--\n```\n-->\na", []), ("`a\nb`", []), ("", []), ("a\r\n```\r\nb\r\n```\r\nc", [2, 3, 4]),
  ]) func linesOfCodeAreThoseThatGitHubShowsAsSuch(source: String, lines: [Int]) throws {
    let code = try MarkdownCode(in: source)
    #expect(code.lines.sorted() == lines)
    #expect(code.stretches.map(\.text).joined() == source)
    #expect(code.stretchesWithSpans.map(\.text).joined() == source)
  }

  @Test func nestingWithoutEndIsNotFollowed() throws {
    let deep = String(repeating: ">", count: 50_000)
    #expect(try MarkdownCode(in: deep + "\n\n```\na\n```").lines == [3, 4, 5])
  }

  @Test func codeSpansAreStretchesOfTheirOwn() throws {
    let code = try MarkdownCode(in: "a `b` \\` `` c`d `` e`\nf`\n\n    g\n")
    #expect(code.stretches.map(\.text) == ["a `b` \\` `` c`d `` e`\nf`\n\n", "    g\n"])
    #expect(
      code.stretchesWithSpans.filter(\.isCode).map(\.text) == ["`b`", "`` c`d ``", "    g\n"])
  }
}
