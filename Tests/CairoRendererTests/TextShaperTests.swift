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

  @Test func everySingleLetterOfHangulIsSetAlikeInCodeAndText() {
    for range in [0x1100...0x1112, 0x1161...0x1175, 0x11A8...0x11C2] {
      for letter in range.compactMap({ Unicode.Scalar($0) }).map({ String($0) }) {
        let extents = [FontFamily.sans, .mono].map {
          renderer.extent(of: letter, style: TextStyle(family: $0, size: 10)).width
        }
        #expect(extents[0] == extents[1] && extents[0] > 0, "\(letter)")
      }
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
    let text = "가 ก a𒀀b ก న é e\u{301} 漢 か 🫠"
    for family in [FontFamily.sans, .mono] {
      #expect(renderer.missingCharacters(in: text, family: family) == ["ก", "𒀀", "న", "🫠"])
    }
  }

  @Test func whatTheProjectWritesHasGlyphs() {
    let text =
      "한글 Latin 0123 .,:;!?%()[]{}<>|/\\_^~`'\"*+-=&#@ –—…·•“”‘’ ×±≤≥≈≠→←↑↓√∑∞ αβγσμΔ ²₁ \u{A0}"
      + "−₀₉⁻⁵ₖℝ∂∇⟨⟩∅∗✓✔✗⇒ ÃÄÅÌÒÕÖÝãåìòõýÿŁřșğ Ωλ Привет ђљ שלום مرحبا Հայ ქართ"
      + "大韓民國 中国电影这 映画が好きです 仮瀬戸 ，。「」 😀😂❤️🎬👍🏽👩‍👩‍👧🇰🇷★♥♦ 𝑥𝜃"
    #expect(renderer.missingCharacters(in: text, family: .sans).isEmpty)
    #expect(renderer.missingCharacters(in: text, family: .mono).isEmpty)
    #expect(renderer.undrawableCharacters.isEmpty)
  }

  @Test func undrawableCharactersAreCollectedSortedAndOnce() throws {
    _ = renderer.extent(of: "z న", style: TextStyle(size: 8))
    _ = renderer.lines(of: [TextRun("국 ก న", style: TextStyle(size: 8))], width: 100)
    _ = try renderer.svg(
      of: Scene(
        size: Size(50, 20),
        marks: [.text("𒀀1", at: Point(0, 10), style: TextStyle(size: 8))]))
    #expect(renderer.undrawableCharacters == ["న", "ก", "𒀀"])
  }

  @Test func whatIsRememberedTellsOfItsUndrawableCharactersAgain() throws {
    let scene = Scene(
      size: Size(50, 20), marks: [.text("న", at: Point(0, 10), style: TextStyle(size: 8))])
    let runs = [TextRun("ก 국", style: TextStyle(size: 8))]
    for _ in 1...3 {
      renderer.beginReport()
      #expect(renderer.undrawableCharacters.isEmpty)
      _ = try renderer.svg(of: scene)
      _ = renderer.lines(of: runs, width: 100)
      #expect(renderer.undrawableCharacters == ["న", "ก"])
    }
    renderer.beginReport()
    _ = renderer.lines(of: runs, width: 100)
    #expect(renderer.undrawableCharacters == ["ก"])
  }

  @Test func aTextBeyondPangosNumbersHasItsWidth() {
    let style = TextStyle(size: 10)
    let part = renderer.extent(of: String(repeating: "가나 다", count: 1000), style: style)
    let whole = renderer.extent(of: String(repeating: "가나 다", count: 50_000), style: style)
    #expect(abs(whole.width - 50 * part.width) < 1 && whole.ascent == part.ascent)
  }

  @Test func textsThatSwiftTakesForEqualAreMeasuredEachForItself() {
    let (symbol, bracket) = ("\u{2329}", "\u{3008}")
    let style = TextStyle(size: 10)
    #expect(symbol == bracket)
    for _ in 1...2 {
      #expect(
        width(symbol, style) == (try? Samples.renderer().extent(of: symbol, style: style).width))
      #expect(
        width(bracket, style) == (try? Samples.renderer().extent(of: bracket, style: style).width))
    }
  }

  @Test func widthsAreInProportionToTheSize() {
    for text in ["", "Fine-tuning 미세 조정 – 国 😀", "AVAVA"] {
      let one = renderer.extent(of: text, style: TextStyle(size: 1))
      let many = renderer.extent(of: text, style: TextStyle(size: 37.5))
      #expect(abs(many.width - 37.5 * one.width) < 1e-9)
      #expect(abs(many.ascent - 37.5 * one.ascent) < 1e-9)
      #expect(abs(many.descent - 37.5 * one.descent) < 1e-9)
    }
  }

  @Test func aCellOfMonospacedTextHoldsWhateverFontLendsTheGlyph() {
    for style in [
      TextStyle(family: .mono, size: 10), TextStyle(family: .mono, size: 10, bold: true),
    ] {
      for text in ["\u{2212}", "ã", "Ă", "₀", "✓", "љ"] {
        #expect(abs(width(text, style) - 5) < 0.01, "\(text)")
      }
      for text in ["国", "漢", "か", "，"] { #expect(abs(width(text, style) - 10) < 0.01, "\(text)") }
      #expect(abs(width("\u{2212}0.28", style) - width("+0.28", style)) < 0.01)
    }
  }

  @Test func lentGlyphsDoNotChangeTheHeightOfALine() {
    for family in [FontFamily.sans, .mono] {
      for bold in [false, true] {
        let style = TextStyle(family: family, size: 10, bold: bold)
        let plain = renderer.extent(of: "0.28", style: style)
        for text in ["\u{2212}0.28", "国", "😀", "\\", "ÃŁ", "✓ ₀", "漢"] {
          let extent = renderer.extent(of: text, style: style)
          #expect(extent.ascent == plain.ascent && extent.descent == plain.descent, "\(text)")
        }
      }
    }
  }

  /// How far left, right, up and down the ink of a character reaches, in points.
  private func ink(_ text: String, _ style: TextStyle) throws -> (x: [Double], y: [Double]) {
    let glyph = try #require(
      renderer.shaper.glyphs(of: text, style: style, from: GlyphOutlines()).last)
    let points = glyph.outline.steps.compactMap { step -> GridPoint? in
      switch step {
      case .move(let end), .line(let end), .quadratic(_, let end), .cubic(_, _, let end): end
      case .close: nil
      }
    }
    let x = points.map { Double($0.x) * style.size / 1000 }
    let y = points.map { Double($0.y) * style.size / 1000 }
    return try (
      [#require(x.min()), #require(x.max())], [#require(y.min()), #require(y.max())]
    )
  }

  @Test func minusIsAsLongAndHeavyAsPlusAndAtItsHeight() throws {
    for family in [FontFamily.sans, .mono] {
      for bold in [false, true] {
        let style = TextStyle(family: family, size: 100, bold: bold)
        let (minus, plus, dash) = try (ink("\u{2212}", style), ink("+", style), ink("-", style))
        #expect(abs(minus.x[1] - minus.x[0] - plus.x[1] + plus.x[0]) < 7)
        #expect(abs(minus.y[0] + minus.y[1] - plus.y[0] - plus.y[1]) / 2 < 5)
        #expect(abs(minus.y[1] - minus.y[0] - dash.y[1] + dash.y[0]) < 1)
      }
    }
  }

  @Test func enDashesAreLongerThanHyphensAndAsHeavyAndHigh() throws {
    for bold in [false, true] {
      let style = TextStyle(size: 100, bold: bold)
      let (dash, hyphen) = try (ink("–", style), ink("-", style))
      #expect(dash.x[1] - dash.x[0] > 1.4 * (hyphen.x[1] - hyphen.x[0]))
      #expect(abs(dash.y[0] + dash.y[1] - hyphen.y[0] - hyphen.y[1]) / 2 < 5)
      #expect(abs(dash.y[1] - dash.y[0] - hyphen.y[1] + hyphen.y[0]) < (bold ? 3 : 1))
    }
  }

  @Test func aSizeThatIsNoSizeTakesNoRoom() {
    for size in [0, -1, Double.nan, .infinity] {
      #expect(
        renderer.extent(of: "x", style: TextStyle(size: size))
          == TextExtent(width: 0, ascent: 0, descent: 0))
    }
  }
}
