import Testing

@testable import Documents

/// Each construct of the GFM specification, by its section, is set or refused; none vanishes.
@Suite struct GFMConstructTests {
  @Test(arguments: [
    ("4.1", "a\n\n***\n\nkept"), ("4.2", "###### kept ######"), ("4.3", "kept\n==="),
    ("4.4", "    kept"), ("4.5", "~~~ x\nkept\n~~~"), ("4.7", "[kept]\n\n[kept]: /u"),
    ("4.8", "kept"), ("4.10", "| a |\n|:-:|\n| kept |"), ("5.1", "> kept"), ("5.2", "1) kept"),
    ("5.3", "- [x] kept"), ("5.4", "- a\n  - kept"), ("6.1", "\\*kept"), ("6.2", "&copy; kept"),
    ("6.3", "`` kept ``"), ("6.4", "*a **kept***"), ("6.5", "~~kept~~"), ("6.6", "[kept](/u)"),
    ("6.8", "<https://kept.org>"), ("6.9", "see www.kept.org"), ("6.12", "a  \nkept"),
    ("6.13", "a\nkept"), ("footnotes", "a[^1]\n\n[^1]: kept"), ("alerts", "> [!NOTE]\n> kept"),
  ]) func whatIsSetIsSeen(section: String, source: String) throws {
    let (document, _) = try typeset(source)
    #expect(document.pages[0].texts.joined().contains("kept"), "section \(section)")
  }

  @Test(arguments: [
    ("4.6 script", "a\n\n<script>kept</script>"), ("4.6 instruction", "a\n\n<?kept?>"),
    ("4.6 declaration", "a\n\n<!KEPT x>"), ("4.6 CDATA", "a\n\n<![CDATA[kept]]>"),
    ("4.6 block", "a\n\n<table><tr><td>kept</td></tr></table>"), ("4.6 tag", "a\n\n<kept>\n"),
    ("6.10", "a\n\nb <span>kept</span>"), ("6.11 filtered tag", "a\n\nb <title> kept"),
    ("6.7 image in text", "a\n\nb ![kept](f.svg)"),
  ]) func whatCannotBeSetIsRefusedOnItsLine(section: String, source: String) {
    let error = #expect(throws: DocumentError.self) { try typeset(source) }
    #expect(error?.description.hasPrefix("line 3: ") == true, "section \(section)")
  }
}
