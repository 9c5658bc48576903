import Graphics
import Testing

@testable import Documents

/// Each construct of the GFM specification, by its section, is set or refused with its line; none
/// vanishes.
@Suite struct GFMConstructTests {
  /// Section, source, and all that the page shows, in order and without spaces.
  private static let set: [(String, String, String)] = [
    ("2.2 tabs", "a\n\n\tcode\tx", "acodex"),
    ("3.1 precedence", "- `one\n- two`", "•`one•two`"),
    ("4.1 thematic breaks", "a\n\n***\n\n- - -\n\n___\nb", "ab"),
    ("4.2 ATX headings", "# a\n\n## b ##\n\n###### c\n\n####### d", "abc#######d"),
    ("4.2 escaped", "\\## a\n\n#b", "##a#b"),
    ("4.3 setext headings", "a *b*\n===\n\nc\nd\n---", "abcd"),
    ("4.4 indented code", "    a\n      b\n\n    c", "abc"),
    ("4.5 fenced code", "~~~~ x\na\n~~~\n```\nb\n~~~~", "a~~~```b"),
    ("4.5 unclosed", "```\na *b*", "a*b*"),
    ("4.5 in a quote", "> ```\n> a\n> ```", "a"),
    ("4.6 comment", "a\n\n<!-- b\n\nc -->\n\nd", "ad"),
    ("4.7 used", "[a], [b][A], [A][]\n\n[a]: </u v>", "a,b,A"),
    ("4.7 undefined", "[a][b]", "[a][b]"),
    ("4.8 paragraphs", "a\n  b\n\n\n   c", "abc"),
    ("4.10 tables", "| a | b |\n|:-:|--:|\n| `c\\|d` | e |\n| f |", "abc|def"),
    ("4.10 without outer bars", "a | b\n--|--\n*c* | ~~d~~", "abcd"),
    ("4.10 in a list", "- a\n\n  | b |\n  |---|\n  | c |", "•abc"),
    ("4.10 in a quote", "> | a |\n> |---|\n> | b |", "ab"),
    ("4.10 header alone", "| a |\n|---|", "a"),
    ("4.10 first in an item", "- | a | b |\n  |---|---|\n  | c | d |", "•abcd"),
    ("4.10 first in an ordered item", "10. a | b\n    --|--\n    c | d", "10.abcd"),
    ("4.10 first in a note", "x[^1]\n\n[^1]: | a | b |\n    |---|---|\n    | c | d |", "x11abcd"),
    ("4.10 first in a quoted item", "> - | a | b |\n>   |---|---|\n>   | c | d |", "–abcd"),
    ("4.10 after text", "- x\n  | a | b |\n  |---|---|\n  | c | d |", "•xabcd"),
    ("5.1 quotes", "> a\nb\n> > c\n\nd", "abcd"),
    ("5.2 list items", "1. a\n\n       b\n\n   > c\n2.  d", "1.abc2.d"),
    ("5.2 beginning with code", "1.     a\n\n   b", "1.ab"),
    ("5.2 beginning with a heading", "- # a\n- b\n  ---", "•a•b"),
    ("5.2 empty", "- a\n-\n- b", "•a••b"),
    ("5.2 numbers", "7) a\n8) b", "7)a8)b"),
    ("5.3 task lists", "- [ ] a\n- [x] b\n  1. [X] c", "abc"),
    ("5.4 nested lists", "- a\n  + b\n    * c\n\n      d\n- e", "•a–b·cd•e"),
    ("5.4 two lists", "- a\n+ b\n\n1. c\n1) d", "•a•b1.c1)d"),
    ("6.1 backslash escapes", "\\*a\\* \\` \\<b> \\\\", "*a*`<b>\\"),
    ("6.2 entities", "&copy; &amp; &#35; &#x1F; &lt; &nosuch; &Auml;", "©&#\u{1F}<&nosuch;Ä"),
    ("6.3 code spans", "`` a ` b `` `*c*` `&amp;`", "a`b*c*&amp;"),
    ("6.4 emphasis", "*a **b** c* __d *e* f__ g_h_i **", "abcdefg_h_i**"),
    ("6.5 strikethrough", "~~a *b*~~ ~c~ d~e", "abcd~e"),
    ("6.6 links", "[a *b* `c`](/u) [d](<> 't') [e](#nowhere)", "abcde"),
    ("6.8 autolinks", "<https://a.b/c?d> <x@y.org>", "https://a.b/c?dx@y.org"),
    ("6.9 extended autolinks", "www.a.org, http://b.c. d@e.org", "www.a.org,http://b.c.d@e.org"),
    ("6.10 comment", "a <!-- b --> c", "ac"),
    ("6.10 anchors and breaks", "<a id=\"x\"></a>a<br>b", "ab"),
    ("6.12 hard breaks", "a  \nb\\\nc", "abc"),
    ("6.13 soft breaks", "a\nb", "ab"),
    ("6.14 text", "a $ ' ; b — “c” 가", "a$';b—“c”가"),
    ("footnotes", "a[^1] b[^x]\n\n[^1]: c\n[^x]: d\n    e", "a1b21c2de"),
    ("alerts", "> [!TIP]\n> a\n\n> [!note]\n>\n> b", "TipaNoteb"),
    ("alerts, not one of them", "> [!OTHER]\n> a", "[!OTHER]a"),
    ("formulas", "$a$ and $`b`$\n\n$$c$$\n\n```math\nd\n```", "aandbcd"),
  ]

  @Test(arguments: set) func whatIsSetIsSeen(
    section: String, source: String, shown: String
  ) throws {
    let (document, _) = try typeset(source)
    let texts = document.pages[0].texts
    let numbers = texts.last.map { $0 == "1" } ?? false
    #expect(texts.dropLast(numbers ? 1 : 0).joined().filter { !$0.isWhitespace } == shown)
  }

  @Test func linksOfAllKindsLead() throws {
    let (document, _) = try typeset("[a](/u) [b] <https://c.d> www.e.org f@g.hi\n\n[b]: #x\n\n# x")
    let targets = document.pages[0].items.compactMap { item -> LinkTarget? in
      if case .link(_, let target) = item { target } else { nil }
    }
    #expect(
      targets == [
        .address("/u"), .destination("x"), .address("https://c.d"), .address("http://www.e.org"),
        .address("mailto:f@g.hi"),
      ])
  }

  @Test func whatIsDrawnInsteadOfWrittenIsDrawn() throws {
    func marks(_ source: String) throws -> Int {
      try typeset(source).document.pages[0].items.count { item in
        switch item {
        case .mark(.text), .structure: false
        case .mark, .scene, .link, .destination: true
        }
      }
    }
    #expect(try marks("a\n\n---\n\nb") == (try marks("a\n\nb")) + 1)
    #expect(try marks("~~a~~") == (try marks("a")) + 1)
    #expect(try marks("- [x] a") == (try marks("- [ ] a")) + 1)
    #expect(try marks("> a") == (try marks("a")) + 1)
  }

  /// Section, and a source whose third line cannot be set.
  private static let refused: [(String, String)] = [
    ("4.6 script", "a\n\n<script>b</script>"), ("4.6 instruction", "a\n\n<?b?>"),
    ("4.6 declaration", "a\n\n<!B c>"), ("4.6 CDATA", "a\n\n<![CDATA[b]]>"),
    ("4.6 block", "a\n\n<table><tr><td>b</td></tr></table>"), ("4.6 tag", "a\n\n<b>\n"),
    ("4.6 comment and more", "a\n\n<!-- b --> c"), ("4.6 in a list", "- a\n\n  <div>b</div>"),
    ("4.6 details", "a\n\n<details>\n<summary>b</summary>\n</details>"),
    ("4.10 too many cells", "| a |\n|---|\n| b | c |"),
    ("4.10 too many in an item", "- | a |\n  |---|\n  | b | c |"),
    ("4.10 a formula with a bar", "| a |\n|---|\n| $p(b|c)$ |"),
    ("4.10 dollars in two cells", "| a | b |\n|---|---|\n| $5 | 6$ |"),
    ("6.10 tag", "a\n\nb <span>c</span>"),
    ("6.10 image", "a\n\nb <img src=\"c\">"), ("6.11 filtered tag", "a\n\nb <title> c"),
    ("6.7 image in text", "a\n\nb ![c](f.svg)"), ("6.7 in a link", "a\n\n[![b](f.svg)](/u)"),
    ("6.7 in a heading", "a\n\n# b ![c](f.svg)"), ("6.7 unknown", "a\n\n![b](nowhere.svg)"),
    ("footnote without reference", "a\n\n[^b]: c"), ("formula", "a\n\n$\\nosuch$"),
    ("anchor twice", "<a id=\"a\"></a>b\n\n<a id=\"a\"></a>c"),
  ]

  @Test(arguments: refused) func whatCannotBeSetIsRefusedOnItsLine(
    section: String, source: String
  ) {
    let error = #expect(throws: DocumentError.self) { try typeset(source) }
    #expect(error?.description.hasPrefix("line 3: ") == true)
  }

  /// What GitHub does not show either, a reader is told of.
  @Test(arguments: [
    ("[](/u)", DocumentWarning.emptyLink(line: 3, address: "/u")),
    ("[b](/u 'c')", .titleNotShown(line: 3, title: "c")),
    ("[b](#c)", .danglingLink(line: 3, address: "#c", nearest: nil)),
  ]) func whatIsNotSeenIsToldOf(source: String, warning: DocumentWarning) throws {
    #expect(try typeset("a\n\n" + source).warnings == [warning])
  }
}
