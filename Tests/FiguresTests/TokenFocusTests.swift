import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func fills(_ scene: Scene) -> [(area: Rectangle, color: Color)] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, _) = mark else { return nil }
    return (area, fill)
  }
}

@Test func aBarHasTheColourOfItsTokenAndTheLengthOfItsWeight() throws {
  let figure = TokenFocus(
    sentences: [
      .init(title: "", tokens: ["a", "b"], focus: 0..<1, weights: [0.2, 0.8]),
      .init(title: "", tokens: ["c"], focus: 0..<1, weights: [0.4]),
    ], axisTitle: "")
  let drawn = fills(try figure.scene(theme: .light, measuring: measuring))
  let colors = [0.2, 0.8, 0.4].map { Theme.light.weights.color(at: $0 / 0.8) }
  // Two shaded tokens, two bars, one shaded token, one bar.
  #expect(drawn.map(\.color) == [0, 1, 0, 1, 2, 2].map { colors[$0] })
  #expect(abs(drawn[3].area.width - 4 * drawn[2].area.width) < 1e-9)
  #expect(abs(drawn[5].area.width - 2 * drawn[2].area.width) < 1e-9, "one scale for both")
}

@Test func everyPieceOfTheChosenWordIsEmphasised() throws {
  let figure = TokenFocus(
    sentences: [
      .init(title: "", tokens: ["a", "b", "##c"], focus: 1..<3, weights: [0.4, 0.3, 0.3])
    ],
    axisTitle: "")
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let emphasized = scene.texts.filter { $0.style.color == Theme.light.emphasis }.map(\.string)
  #expect(emphasized == ["b", "##c"])
}

@Test func sentencesThatCannotBeDrawnAreRefused() {
  func scene(_ sentences: [TokenFocus.Sentence]) throws -> Scene {
    try TokenFocus(sentences: sentences, axisTitle: "")
      .scene(theme: .light, measuring: measuring)
  }
  let one = TokenFocus.Sentence(title: "", tokens: ["a"], focus: 0..<1, weights: [1])
  #expect(throws: FigureError.empty(what: "sentences")) { try scene([]) }
  #expect(throws: FigureError.tooMany(what: "sentences", count: 3, maximum: 2)) {
    try scene([one, one, one])
  }
  #expect(
    throws: FigureError.outOfRange(what: "sentences[0].focus", index: 0, value: 1, allowed: 0...0)
  ) {
    try scene([.init(title: "", tokens: ["a"], focus: 1..<2, weights: [1])])
  }
  let many = Sample.tokens(120)
  #expect(throws: FigureError.self) {
    try scene([.init(title: "", tokens: many, focus: 0..<1, weights: many.map { _ in 0.1 })])
  }
}
