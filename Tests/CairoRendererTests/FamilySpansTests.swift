import Testing

@testable import CairoRenderer

@Suite struct FamilySpansTests {
  /// The stretches of a text for a font that has all but 国 and 画, as text and family.
  private func spans(_ text: String) -> [[String]] {
    let bytes = Array(text.utf8)
    return FamilySpans.spans(of: text) { $0 != "国" && $0 != "画" }.map {
      [String(decoding: bytes[$0.range], as: UTF8.self), $0.family]
    }
  }

  @Test func aWordWithAnUnknownHanCharacterIsSetInOneFace() {
    #expect(spans("中国 大學") == [["中国", FontBook.han]])
    #expect(spans("映画が好き다 国") == [["映画が好き", FontBook.han], ["国", FontBook.han]])
  }

  @Test func koreanTextWithHanjaKeepsItsFont() {
    #expect(spans("大韓民國(대한민국)은 か, 「가」") == [])
  }

  @Test func backslashesAreSetInTheMonospacedFont() {
    #expect(
      spans("가\\国\\") == [
        ["\\", FontBook.family(.mono)], ["国", FontBook.han], ["\\", FontBook.family(.mono)],
      ])
  }

  @Test func singleLettersOfHangulInCodeAreSetInTheFontThatHasThem() {
    let sans = FontBook.family(.sans)
    func spans(_ text: String) -> [[String]] {
      let bytes = Array(text.utf8)
      return FamilySpans.spansOfCode(in: text).map {
        [String(decoding: bytes[$0.range], as: UTF8.self), $0.family]
      }
    }
    #expect(
      spans("##\u{11BC} \u{1112}\u{1161}x") == [["\u{11BC}", sans], ["\u{1112}\u{1161}", sans]])
    #expect(spans("##한 ㅇ \u{1E00} x") == [])
  }

  @Test func enDashesAreSetInAFaceThatHasThemLong() {
    #expect(spans("Jensen–Shannon, 0–11—가") == [["–", FontBook.dash], ["–", FontBook.dash]])
  }

  @Test func plainTextHasNoSpans() {
    #expect(spans("") == [])
    #expect(spans("attention 어텐션 −0.5 é") == [])
  }
}
