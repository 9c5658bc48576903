import Testing

@testable import Report

/// The table was made by hand; 30,000 random texts in nine surroundings (paragraph, heading, cell,
/// list item, bold, link, under a line, ...) were compared with what cmark-gfm 0.29 shows.
struct MarkdownEscapingTests {
  @Test(arguments: [
    "", "word", "한국어 토큰", "1.5 (3 %), 2!", "+3.2", "-0.5", "snake_case", "##ing", "C#", "R&D",
    "a < b", "<3", "x > y", "3.14", "well-known", "50%p", "a & b", "!", "?", "'s", "a=b",
  ])
  func plainTextStays(text: String) {
    #expect(escapedForMarkdown(text) == text)
  }

  @Test(arguments: [
    ("[CLS]", #"\[CLS\]"#), ("*", #"\*"#), ("|", #"\|"#), ("<br>", #"\<br>"#), ("`", #"\`"#),
    ("\\", #"\\"#), ("~~x~~", #"\~\~x\~\~"#), ("_x_", #"\_x\_"#), ("__init__", #"\_\_init\_\_"#),
    ("&amp;", #"\&amp;"#), ("&#35;", #"\&#35;"#), ("&", "&"), ("&am", "&am"),
    ("![a](b)", #"!\[a\](b)"#), ("a <", #"a \<"#), ("</b>", #"\</b>"#), ("<!-- x", #"\<!-- x"#),
  ])
  func signsOfMarkdownAreEscaped(text: String, escaped: String) {
    #expect(escapedForMarkdown(text) == escaped)
  }

  @Test(arguments: [
    ("# x", "\\# x"), ("#", "\\#"), ("Issue #", "Issue \\#"), ("> x", #"\> x"#),
    ("- x", #"\- x"#), ("-", #"\-"#), ("+ x", #"\+ x"#), ("---", #"\---"#), ("===", #"\==="#),
    ("1. x", #"1\. x"#), ("7)", #"7\)"#), ("1234567890. x", "1234567890. x"), (":-", #"\:-"#),
    (" - x", #" \- x"#),
  ])
  func textThatWouldOpenABlockIsEscapedAtItsStart(text: String, escaped: String) {
    #expect(escapedForMarkdown(text) == escaped)
  }

  @Test(arguments: [
    ("a\nb", "a b"), ("a\r\n\r\nb", "a b"), ("\nb", "b"), ("\t    x", " x"), ("a  b ", "a  b "),
  ])
  func textBecomesOneLine(text: String, line: String) {
    #expect(escapedForMarkdown(text) == line)
  }

  @Test func attributesOfHTMLAreEscapedAsHTML() {
    #expect(
      escapedForHTML("[CLS] & \"good\"\n< 1 > 0") == "[CLS] &amp; &quot;good&quot; &lt; 1 &gt; 0")
  }
}
