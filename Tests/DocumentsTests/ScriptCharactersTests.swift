import Graphics
import Testing

@testable import Documents

@Suite struct ScriptCharactersTests {
  private struct Shown: Equatable {
    var text: String
    var size: Double
    var lift: Double
  }

  /// The texts of the page with the sizes and heights that differ from those of the line.
  private func shown(_ markdown: String) throws -> [Shown] {
    let texts = try typeset(markdown).document.pages[0].items.compactMap { item in
      if case .mark(.text(let text, let point, let style, _, _)) = item {
        return (text, point, style.size)
      }
      return nil as (String, Point, Double)?
    }
    let baseline = try #require(texts.first?.1.y)
    return texts.dropLast().map { Shown(text: $0, size: $2, lift: baseline - $1.y) }
  }

  @Test func scriptsAreOrdinaryDigitsSmallerAndAtTheirHeight() throws {
    let texts = try shown("β₁ and χ² of 10⁻³")
    #expect(texts.map(\.text).joined() == "β1 and χ2 of 10−3")
    for (text, isUpper) in [("1", false), ("2", true), ("−3", true)] {
      let script = try #require(texts.first { $0.text == text })
      #expect(abs(script.size - 6.8) < 0.01)
      #expect(isUpper ? script.lift > 2 : script.lift < -1)
    }
  }

  @Test func scriptsOfSmallTextStayLegible() throws {
    let texts = try shown("**Table 1.** As χ² has it.\n\n| a |\n| --: |\n| 5² |\n| 10³ |")
    let scripts = texts.filter { $0.size < 8 }
    #expect(scripts.map(\.text) == ["2", "2", "3"])
    #expect(scripts.allSatisfy { $0.size == ScriptCharacters.smallest })
  }

  @Test func codeKeepsItsCharacters() throws {
    #expect(try shown("see `x²`").map(\.text) == ["see ", "x²"])
  }

  @Test func piecesAreAsLongAsTheirLevel() {
    let pieces = ScriptCharacters.pieces(of: "H₂O⁻ⁿ가")
    #expect(pieces.map(\.text) == ["H", "2", "O", "−n", "가"])
    #expect(pieces.map(\.level) == [.line, .lower, .line, .upper, .line])
  }
}
