import Testing

@testable import Documents

@Suite struct CodeLanguageTests {
  /// `tokens` as text, `kind:text` for all but plain ones.
  private func shown(_ tokens: [CodeToken]) -> String {
    tokens.map { $0.kind == .plain ? $0.text : "‹\($0.kind.rawValue):\($0.text)›" }.joined()
  }

  @Test(arguments: [
    ("make report  # all", "‹command:make› report  ‹comment:# all›"),
    ("$ git clone a#b && cd b", "‹comment:$ ›‹command:git› clone a#b && ‹command:cd› b"),
    (
      "A=1 b --json -q > $HOME/x",
      "‹key:A›=1 ‹command:b› ‹option:--json› ‹option:-q› > " + "‹variable:$HOME›/x"
    ),
    ("echo \"a \\\" b\" 'c # d'", "‹command:echo› ‹string:\"a \\\" b\"› ‹string:'c # d'›"),
    (
      "for f in *; do x; done",
      "‹command:for› f ‹command:in› *; ‹command:do› ‹command:x›; ‹command:done›"
    ),
  ]) func shellIsToldApart(line: String, expected: String) {
    var scanner = ShellScanner()
    #expect(shown(scanner.tokens(of: line)) == expected)
  }

  @Test func quotesOfAShellStayOpenOverLines() {
    let tokens = CodeLanguage.shell.tokens(of: ["echo 'a", "b' c", "d \\", "e"])
    #expect(
      tokens.map { shown($0) } == [
        "‹command:echo› ‹string:'a›", "‹string:b'› c", "‹command:d› \\", "e",
      ])
  }

  @Test(arguments: [
    ("title: a b # c", "‹key:title›: a b ‹comment:# c›"),
    (
      "x: {n: 5.0e-5, on: true}", "‹key:x›: {‹key:n›: ‹constant:5.0e-5›, ‹key:on›: ‹constant:true›}"
    ),
    ("- \"a: b\"", "- ‹string:\"a: b\"›"),
    (
      "{\"a\": null, \"b\": [1, -2]}",
      "{‹key:\"a\"›: ‹constant:null›, ‹key:\"b\"›: [‹constant:1›, ‹constant:-2›]}"
    ),
    ("url: http://a.b#c", "‹key:url›: http://a.b#c"),
    ("last-2: 12 reviews", "‹key:last-2›: 12 reviews"),
  ]) func yamlIsToldApart(line: String, expected: String) {
    var scanner = YAMLScanner()
    #expect(shown(scanner.tokens(of: line)) == expected)
  }

  @Test func aBlockOfTextInYAMLIsAString() {
    let tokens = CodeLanguage.yaml.tokens(of: ["a: |", "  b: 1", "", "c: 2"])
    #expect(
      tokens.map { shown($0) } == ["‹key:a›: |", "‹string:  b: 1›", "", "‹key:c›: ‹constant:2›"])
  }

  @Test(
    arguments: [CodeLanguage.shell, .yaml],
    ["a 'b", "\\", "$", "${", "\"", "- -: :", "가 # 나", "|", "a:b: c", "\t#"])
  func noCharacterIsLost(language: CodeLanguage, line: String) {
    #expect(language.tokens(of: [line, line]).map { $0.map(\.text).joined() } == [line, line])
  }

  @Test func tokensAreCutWherePiecesEnd() {
    let tokens = [CodeToken(text: "abc", kind: .string), CodeToken(text: "de", kind: .key)]
    #expect(
      tokens.cut(into: ["a", "bcd", "e"]).map { shown($0) }
        == ["‹string:a›", "‹string:bc›‹key:d›", "‹key:e›"])
  }
}
