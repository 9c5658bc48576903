import Foundation
import Graphics
import Testing

@testable import CairoRenderer

@Suite struct LineBreakerTests {
  private static let style = TextStyle(family: .mono, size: 10)
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  /// Monospaced at 10 points: a Latin letter is 5 wide, a Korean syllable 10.
  private func broken(_ text: String, _ width: Double) -> [String] {
    renderer.lines(of: [TextRun(text, style: Self.style)], width: width).map {
      $0.fragments.map(\.run.text).joined()
    }
  }

  struct Case: CustomTestStringConvertible {
    var text: String
    var width: Double
    var lines: [String]
    var testDescription: String { text }

    init(_ text: String, _ width: Double, _ lines: [String]) {
      self.text = text
      self.width = width
      self.lines = lines
    }
  }

  static let cases = [
    Case("the quick brown fox", 50, ["the quick", "brown fox"]),
    Case("the quick brown fox", 45, ["the quick", "brown fox"]),
    Case("the quick brown fox", 44.9, ["the", "quick", "brown", "fox"]),
    Case("well-known words", 30, ["well-", "known", "words"]),
    Case("is well-known here", 50, ["is", "well-known", "here"]),
    Case("a reproducible-results-only run", 120, ["a reproducible-results-", "only run"]),
    Case("한국어 조판은 어절을 지킨다", 60, ["한국어", "조판은", "어절을", "지킨다"]),
    Case("한국어 조판은 어절을 지킨다", 65, ["한국어 조판은", "어절을 지킨다"]),
    Case("BERT와 어텐션(attention)은", 100, ["BERT와", "어텐션(attention)은"]),
    Case("BERT(버트)를 본다", 60, ["BERT(버트)를", "본다"]),
    Case("가나다라마바사 아", 30, ["가나다", "라마바", "사 아"]),
    Case("한-미 관계", 20, ["한-", "미", "관계"]),
    Case("see abcdefghijkl now", 25, ["see", "abcde", "fghij", "kl", "now"]),
    Case("a/bc/def ghi", 30, ["a/bc/", "def", "ghi"]),
    Case("漢字漢字", 20, ["漢字", "漢字"]),
    Case("1,234,567.89 %", 60, ["1,234,567.89", "%"]),
    Case("문장이다. 다음 (괄호) 문장", 54, ["문장이다.", "다음", "(괄호)", "문장"]),
    Case("non\u{A0}breaking here", 60, ["non\u{A0}breaking", "here"]),
    Case("a\nb", 50, ["a", "b"]),
    Case("a\n", 50, ["a"]),
    Case("a\n\nb", 50, ["a", "", "b"]),
    Case("\n", 50, [""]),
    Case("", 50, [""]),
    Case("a\r\nb", 50, ["a", "b"]),
    Case("end   ", 50, ["end"]),
    Case("   ", 50, [""]),
    Case("    indented code", 60, ["    indented", "code"]),
    Case("\tx", 60, ["    x"]),
    Case("two  spaces stay", 60, ["two  spaces", "stay"]),
    Case("가나", 1, ["가", "나"]),
    Case("abc", 0, ["a", "b", "c"]),
    Case("in Figure 12 we", 50, ["in", "Figure 12", "we"]),
    Case("in Figure 12 we", 40, ["in", "Figure", "12 we"]),
    Case("see (Table A.2) now", 70, ["see", "(Table A.2)", "now"]),
    Case("the layers of 12", 65, ["the layers of", "12"]),
    Case("보면 그림 2의 값", 50, ["보면", "그림 2의", "값"]),
    Case("본다(표 2). 그", 60, ["본다(표 2).", "그"]),
    Case("값 (레이어 6에서)", 80, ["값", "(레이어 6에서)"]),
    Case("is p < 0.001 here", 50, ["is", "p < 0.001", "here"]),
    Case("so that n ≈ 3", 50, ["so that", "n ≈ 3"]),
    Case("그 값(번호 5)을", 60, ["그", "값(번호 5)을"]),
    Case("grew (+3.5 pp) here", 60, ["grew", "(+3.5 pp)", "here"]),
    Case("film . (0.3) and", 35, ["film", ". (0.3)", "and"]),
    Case("of film (0.31), a", 60, ["of", "film (0.31),", "a"]),
    Case("was said [4, 5].", 64, ["was", "said [4, 5]."]),
    Case("the ln 2 of it", 35, ["the", "ln 2 of", "it"]),
    Case("from 0–11 of", 45, ["from", "0–11 of"]),
    Case("at https://a.org/abs/12 end", 100, ["at", "https://a.org/abs/12", "end"]),
    Case("at (https://a.org/abs/12)", 115, ["at", "(https://a.org/abs/12)"]),
    Case("at https://a.org/abs/12", 80, ["at", "https://a.org/", "abs/12"]),
    Case("e\u{301}e\u{301}e\u{301}", 5, ["e\u{301}", "e\u{301}", "e\u{301}"]),
  ]

  @Test(arguments: cases) func paragraphBreaksWhereItShould(_ sample: Case) {
    #expect(broken(sample.text, sample.width) == sample.lines)
  }

  @Test func noRunsGiveNoLines() {
    #expect(renderer.lines(of: [], width: 50).isEmpty)
  }

  @Test func linesAreNeverWiderThanTheyMayBe() {
    let text =
      "미세 조정(fine-tuning)은 AVAVA To Wa 사전학습된 BERT(버트)를 https://example.org/a/b?c=d 다시 "
      + "학습시키는 과정이며, 분포와 [CLS] 토큰의 표현이 어떻게 달라지는지를 살펴본다."
    let runs = [
      TextRun(text, style: TextStyle(size: 10.5)),
      TextRun(text, style: TextStyle(size: 12, bold: true)),
    ]
    for width in stride(from: 15.0, through: 400, by: 7.3) {
      let lines = renderer.lines(of: runs, width: width)
      for line in lines { #expect(line.extent.width <= width + 0.001) }
      let letters = lines.flatMap(\.fragments).map(\.run.text).joined().filter { $0 != " " }
      #expect(letters == (text + text).filter { $0 != " " })
    }
  }

  @Test func noLineCouldTakeTheNextWord() {
    let text = "one three fifteen seventeen a bb ccc dddd eeeee ffffff of the same long line"
    for width in stride(from: 50.0, through: 200, by: 5) {
      let lines = broken(text, width)
      for (line, next) in zip(lines, lines.dropFirst()) {
        let word = next.prefix { $0 != " " }
        #expect(Double(line.count + 1 + word.count) * 5 > width)
      }
    }
  }

  @Test func fragmentsTouchEachOther() throws {
    let link = LinkTarget.address("https://example.org")
    let runs = [
      TextRun("plain ", style: TextStyle(size: 10)),
      TextRun("굵은 bold", style: TextStyle(size: 10, bold: true), link: link),
      TextRun(" and ", style: TextStyle(size: 10)),
      TextRun("code()", style: TextStyle(family: .mono, size: 9)),
    ]
    let line = try #require(renderer.lines(of: runs, width: 500).first)
    #expect(line.fragments.map(\.run) == runs)
    var x = 0.0
    for fragment in line.fragments {
      #expect(fragment.x == x)
      let room = renderer.extent(of: fragment.run.text, style: fragment.run.style)
      #expect(fragment.width == room.width)
      x += fragment.width
    }
    #expect(line.extent.width == x)
  }

  @Test func aWordOfTwoRunsIsNotBrokenBetweenThem() {
    let runs = [
      TextRun("aa bb", style: Self.style), TextRun("cc", style: Self.style.with { $0.bold = true }),
      TextRun("dd ee", style: Self.style),
    ]
    let lines = renderer.lines(of: runs, width: 35).map { $0.fragments.map(\.run.text) }
    #expect(lines == [["aa"], ["bb", "cc", "dd"], ["ee"]])
  }

  @Test func tallestRunMakesTheLineHigh() throws {
    let runs = [
      TextRun("small ", style: TextStyle(size: 8)), TextRun("large", style: TextStyle(size: 20)),
    ]
    let line = try #require(renderer.lines(of: runs, width: 500).first)
    let large = renderer.extent(of: "large", style: TextStyle(size: 20))
    #expect(line.extent.ascent == large.ascent)
    #expect(line.extent.descent == large.descent)
  }

  @Test func emptyLineHasTheHeightOfItsStyle() {
    let lines = renderer.lines(of: [TextRun("a\n\nb", style: TextStyle(size: 14))], width: 50)
    #expect(lines.map(\.extent.height) == Array(repeating: lines[0].extent.height, count: 3))
    #expect(lines[1].fragments.isEmpty)
  }

  /// Where the glyphs of a text that begins at `x` stand.
  private func glyphs(_ text: String, _ x: Double, _ style: TextStyle) throws -> [Double] {
    try renderer.shaper.glyphs(of: text, style: style, from: GlyphOutlines())
      .map { x + Double($0.place.x) * style.size / 1000 }
  }

  @Test func fragmentsDrawnInTheirPlacesLookLikeTheLine() throws {
    let style = TextStyle(size: 10)
    let text = "AVATAR 어텐션 To We"
    let runs = text.split(separator: " ").flatMap {
      [TextRun(String($0), style: style), TextRun(" ", style: style)]
    }
    let line = try #require(renderer.lines(of: runs, width: 500).first)
    let letters = try glyphs(text, 5, style)
    let pieces = try line.fragments.flatMap { try glyphs($0.run.text, 5 + $0.x, $0.run.style) }
    #expect(line.extent.width == renderer.extent(of: text, style: style).width)
    // A space is nothing to draw.
    #expect(letters.count == text.count { $0 != " " })
    #expect(pieces.count == letters.count)
    for (one, other) in zip(letters, pieces) { #expect(abs(one - other) < 0.015) }
  }

  @Test func evenLinesKeepAllWordsAndAreMoreEvenlyFull() {
    let text = (1...90).map { String(repeating: "가", count: 1 + $0 * $0 * 7 % 11 % 7) }
      .joined(separator: " ")
    let runs = [TextRun(text, style: Self.style)]
    func spaces(_ line: TextLine) -> Double {
      Double(max(1, line.fragments.flatMap(\.run.text).count { $0 == " " }))
    }
    func unevenness(_ lines: [TextLine], _ width: Double) -> Double {
      lines.dropLast().reduce(0) { sum, line in
        let growth = abs(width - line.extent.width) / spaces(line)
        return sum + growth * growth * growth
      }
    }
    var (full, even) = (0.0, 0.0)
    for width in stride(from: 150.0, to: 400, by: 25) {
      let lines = renderer.evenLines(of: runs, width: width, growth: 20)
      let words = lines.map { $0.fragments.map(\.run.text).joined() }
      #expect(words.joined(separator: " ") == text)
      // Spaces of 5 points give way by a quarter.
      for line in lines { #expect(line.extent.width <= width + 0.01 + 1.25 * spaces(line)) }
      full += unevenness(renderer.lines(of: runs, width: width), width)
      even += unevenness(lines, width)
    }
    #expect(even < full * 0.8)
  }

  /// Monospaced at 10 points, on lines of 100 with spaces that grow by at most `growth`.
  private func even(_ text: String, growth: Double) -> [String] {
    renderer.evenLines(of: [TextRun(text, style: Self.style)], width: 100, growth: growth).map {
      $0.fragments.map(\.run.text).joined()
    }
  }

  @Test func aShortLastLineIsBetterThanALooseOne() {
    #expect(even("aaa bbbb cccc dddd eee", growth: 6) == ["aaa bbbb cccc dddd", "eee"])
  }

  @Test func aLineEndsBeforeAValueRatherThanStayRagged() {
    let text = "some words y nothing (3), and then a few more words to fill two lines"
    #expect(even(text, growth: 60)[0] == "some words y")
    #expect(even(text, growth: 1)[0] == "some words y nothing")
  }

  @Test(arguments: ["Figure 3 and", "12 nats and", "of . (0.31) and", "a < 3 and"])
  func aLineNeverEndsWithinAReferenceOrBetweenASignAndItsValue(tail: String) {
    let first = tail.split(separator: " ").dropLast(2).joined(separator: " ")
    let filled = String(repeating: "x", count: 19 - first.count) + " " + first
    let lines = even(filled + tail.dropFirst(first.count) + " words to fill two lines", growth: 1)
    #expect(!lines[0].hasSuffix(first), "\(lines)")
  }

  @Test func fewerLinesStayRaggedThanWhereEachIsFilledByItself() {
    let text = (1...90).map { String(repeating: "가", count: 1 + $0 * $0 * 7 % 11 % 7) }
      .joined(separator: " ")
    let runs = [TextRun(text, style: Self.style)]
    func ragged(_ lines: [TextLine], _ width: Double) -> Int {
      lines.dropLast().count { line in
        let spaces = line.fragments.flatMap(\.run.text).count { $0 == " " }
        return width - line.extent.width > 4 * Double(spaces) + 0.01
      }
    }
    var (full, even) = (0, 0)
    for width in stride(from: 150.0, to: 400, by: 25) {
      full += ragged(renderer.lines(of: runs, width: width), width)
      even += ragged(renderer.evenLines(of: runs, width: width, growth: 4), width)
    }
    #expect(even * 2 < full)
  }

  @Test func aWordWiderThanALineIsBrokenInEvenLinesToo() {
    let runs = [TextRun("a b " + String(repeating: "x", count: 50) + " c", style: Self.style)]
    let even = renderer.evenLines(of: runs, width: 100, growth: 5)
    #expect(even == renderer.lines(of: runs, width: 100))
  }
}
