import Foundation
import Graphics
import Testing

@testable import CairoRenderer

@Suite struct TextShaperTests {
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  private func width(_ text: String, _ style: TextStyle = TextStyle(size: 10)) -> Double {
    renderer.extent(of: text, style: style).width
  }

  @Test func widthOfKoreanIsTheSumOfItsSyllables() {
    #expect(abs(width("가나다") - width("가") - width("나") - width("다")) < 1e-9)
    #expect(width("가") > 9 && width("가") < 10)
  }

  @Test func lettersAreKerned() {
    #expect(width("AV") < width("A") + width("V") - 0.5)
  }

  @Test func monospacedLatinIsHalfAsWideAsKorean() {
    let style = TextStyle(family: .mono, size: 10)
    for letter in "iW.0" { #expect(width(String(letter), style) == 5) }
    #expect(width("한글", style) == 20)
  }

  @Test func extentGrowsWithTheSizeAlone() {
    let small = renderer.extent(of: "어텐션 0.93", style: TextStyle(size: 6))
    let large = renderer.extent(of: "어텐션 0.93", style: TextStyle(size: 60))
    #expect(abs(large.width - 10 * small.width) < 0.1)
    #expect(abs(large.ascent - 10 * small.ascent) < 0.1)
    #expect(abs(large.descent - 10 * small.descent) < 0.1)
  }

  @Test func decomposedTextIsSetLikeComposed() {
    for family in [FontFamily.sans, .mono] {
      let style = TextStyle(family: family, size: 10)
      #expect(width("\u{1112}\u{1161}\u{11AB}", style) == width("한", style))
      #expect(width("e\u{301}", style) == width("é", style))
    }
  }

  @Test func emptyTextHasTheHeightOfALine() {
    let empty = renderer.extent(of: "", style: TextStyle(size: 10))
    #expect(empty.width == 0)
    #expect(empty.height == renderer.extent(of: "x", style: TextStyle(size: 10)).height)
  }

  @Test func spacesAtTheEndCount() {
    #expect(abs(width("a  ") - width("a") - 2 * width(" ")) < 1e-9)
  }

  @Test func lineEndsAndTabsAreSpacesInALine() {
    for text in ["a\nb", "a\tb", "a\r\nb", "a\u{2028}b", "a\0b"] {
      #expect(width(text) == width("a b"))
    }
  }

  @Test func backslashIsNotAWonSign() {
    let mono = TextStyle(family: .mono, size: 10)
    #expect(width("\\") == width("\\", mono))
    #expect(width("₩") != width("\\"))
    #expect(abs(width("가\\나") - width("가") - width("나") - width("\\")) < 1e-9)
  }

  @Test func charactersWithoutAGlyphAreFoundOnceInOrder() {
    let text = "가 😀 a\u{2212}b 😀 国 👩‍👩‍👧 é e\u{301} 漢 か"
    #expect(renderer.missingCharacters(in: text, family: .sans) == ["😀", "−", "国", "👩‍👩‍👧"])
    #expect(renderer.missingCharacters(in: text, family: .mono) == ["😀", "−", "国", "👩‍👩‍👧"])
  }

  @Test func whatTheProjectWritesHasGlyphs() {
    let text =
      "한글 Latin 0123 .,:;!?%()[]{}<>|/\\_^~`'\"*+-=&#@ –—…·•“”‘’ ×±≤≥≈≠→←↑↓√∑∞ αβγσμΔ ²₁ \u{A0}"
    #expect(renderer.missingCharacters(in: text, family: .sans).isEmpty)
    #expect(renderer.missingCharacters(in: text, family: .mono).isEmpty)
    #expect(renderer.undrawableCharacters.isEmpty)
  }

  @Test func undrawableCharactersAreCollectedSortedAndOnce() throws {
    _ = renderer.extent(of: "z 😀", style: TextStyle(size: 8))
    _ = renderer.lines(of: [TextRun("국 国 😀", style: TextStyle(size: 8))], width: 100)
    _ = try renderer.svg(
      of: Scene(
        size: Size(50, 20),
        marks: [.text("\u{2212}1", at: Point(0, 10), style: TextStyle(size: 8))]))
    #expect(renderer.undrawableCharacters == ["\u{2212}", "国", "😀"])
  }

  @Test func aSizeThatIsNoSizeTakesNoRoom() {
    for size in [0, -1, Double.nan, .infinity] {
      #expect(
        renderer.extent(of: "x", style: TextStyle(size: size))
          == TextExtent(width: 0, ascent: 0, descent: 0))
    }
  }
}
