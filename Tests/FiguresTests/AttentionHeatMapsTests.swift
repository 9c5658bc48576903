import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func scene(_ figure: AttentionHeatMaps) throws -> Scene {
  try figure.scene(theme: .light, measuring: measuring)
}

/// Fills of the squares, in drawing order: those of the colour bars come after all cells.
private func cells(_ scene: Scene, _ count: Int) -> [(area: Rectangle, color: Color)] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, nil) = mark, abs(area.width - area.height) < 1e-6
    else { return nil }
    return (area, fill)
  }.prefix(3 * count * count).map { $0 }
}

@Test func aSentenceOfTheDeckHasItsPanelsSideBySide() throws {
  let drawn = cells(try scene(Sample.heatMaps(Sample.neutralTokens)), 14)
  #expect(drawn.count == 3 * 14 * 14)
  let tops = [0, 196, 392].map { drawn[$0].area.y }
  #expect(tops[0] == tops[1] && tops[1] == tops[2])
  #expect(drawn[0].area.width > 7.5)
}

@Test func aLongSentenceHasTheThirdPanelBelow() throws {
  let drawn = cells(try scene(Sample.heatMaps(Sample.tokens(40))), 40)
  #expect(drawn.count == 3 * 40 * 40)
  #expect(drawn[0].area.y == drawn[1600].area.y)
  #expect(drawn[3200].area.y > drawn[1599].area.y)
  #expect(drawn[3200].area.x == drawn[0].area.x)
}

@Test func moreTokensThanCanBeReadAreRefusedWithTheMaximum() throws {
  let error = try #require(throws: FigureError.self) {
    try scene(Sample.heatMaps(Sample.tokens(90)))
  }
  guard case .tooMany("tokens", 90, let maximum) = error else {
    Issue.record("\(error)")
    return
  }
  #expect(maximum >= 40)
  #expect(throws: Never.self) { try scene(Sample.heatMaps(Sample.tokens(maximum))) }
  #expect(throws: FigureError.self) { try scene(Sample.heatMaps(Sample.tokens(maximum + 1))) }
}

@Test func equalWeightsHaveEqualColoursInBothPanels() throws {
  let figure = AttentionHeatMaps(
    tokens: ["a", "b"], before: [[0.1, 0.4], [0, 0.2]], after: [[0.4, 0.1], [0, 0.8]],
    words: Sample.heatMapWords)
  let colors = cells(try scene(figure), 2).map(\.color)
  #expect(colors[0] == colors[5])
  #expect(colors[1] == colors[4])
  #expect(colors[2] == Theme.light.weights.color(at: 0))
  #expect(colors[7] == Theme.light.weights.color(at: 1))
  #expect(colors[10] == Theme.light.differences.color(at: 0.5))
}

@Test func identicalModelsGiveADifferenceWithoutColour() throws {
  let weights = Sample.attention(6, seed: 1)
  let figure = AttentionHeatMaps(
    tokens: Sample.tokens(6), before: weights, after: weights, words: Sample.heatMapWords)
  let colors = cells(try scene(figure), 6).suffix(36).map(\.color)
  #expect(Set(colors) == [Theme.light.differences.color(at: 0.5)])
}

@Test func aGivenScaleIsKeptSoThatFiguresCompare() throws {
  var figure = Sample.heatMaps(Sample.tokens(5))
  let free = try scene(figure).texts.map(\.string)
  figure.maximum = 1
  figure.differenceLimit = 1
  let fixed = try scene(figure).texts.map(\.string)
  #expect(fixed.contains("1.0") && fixed.contains("+1.0") && fixed.contains("\u{2212}1.0"))
  #expect(free != fixed)
}

@Test func matricesThatDoNotFitTheTokensAreRefused() {
  let words = Sample.heatMapWords
  #expect(throws: FigureError.empty(what: "tokens")) {
    try scene(AttentionHeatMaps(tokens: [], before: [], after: [], words: words))
  }
  #expect(throws: FigureError.countMismatch(what: "rows of after", expected: 2, got: 1)) {
    try scene(
      AttentionHeatMaps(
        tokens: ["a", "b"], before: [[1, 0], [0, 1]], after: [[1, 0]], words: words))
  }
  #expect(throws: FigureError.countMismatch(what: "before[1]", expected: 2, got: 3)) {
    try scene(
      AttentionHeatMaps(
        tokens: ["a", "b"], before: [[1, 0], [0, 1, 0]], after: [[1, 0], [0, 1]], words: words))
  }
  #expect(throws: FigureError.self) {
    try scene(AttentionHeatMaps(tokens: ["a"], before: [[-0.1]], after: [[1]], words: words))
  }
}
