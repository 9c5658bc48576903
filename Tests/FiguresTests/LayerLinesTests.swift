import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()
private let words = LayerLines.Words(layer: "Layer", value: "Entropy")

private func scene(_ series: [LayerLines.Series], layers: Int = 3) throws -> Scene {
  try LayerLines(layers: (0..<layers).map { "\($0)" }, series: series, words: words)
    .scene(theme: .light, measuring: measuring)
}

private func dots(_ scene: Scene, _ color: Color) -> [Point] {
  scene.marks.compactMap { mark in
    guard case .circle(let centre, _, let fill?, _) = mark, fill == color else { return nil }
    return centre
  }
}

@Test func higherValuesStandHigherAndLayersEvenly() throws {
  let drawn = try scene([.init(name: "a", values: [1, 3, 2])])
  let points = dots(drawn, Theme.light.after)
  #expect(points.count == 3)
  #expect(points[1].y < points[2].y && points[2].y < points[0].y)
  #expect(abs(points[2].x - 2 * points[1].x + points[0].x) < 1e-9)
}

@Test func everySeriesIsNamedAtItsEnd() throws {
  let series = (0..<8).map { LayerLines.Series(name: "s\($0)", values: [1, 2, 2]) }
  let drawn = try scene(series)
  #expect(Set(drawn.texts.map(\.string)).isSuperset(of: series.map(\.name)))
  #expect(drawn.overlappingTexts(measuring: measuring).isEmpty)
  #expect(drawn.marksOutside(measuring: measuring).isEmpty)
}

@Test func manyLayersThinOut() throws {
  let drawn = try scene(
    [.init(name: "a", values: Sample.numbers(120, seed: 1))], layers: 120)
  #expect(drawn.overlappingTexts(measuring: measuring).isEmpty)
}

@Test func theWishedRangeIsOnTheAxis() throws {
  var figure = LayerLines(
    layers: ["0", "1"], series: [.init(name: "a", values: [0.9, 0.95])], words: words)
  figure.range = 0...1
  let texts = try figure.scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(texts.contains("0.0") && texts.contains("1.0"))
}

@Test func seriesMustFitTheLayers() {
  #expect(throws: FigureError.countMismatch(what: "a", expected: 3, got: 2)) {
    try scene([.init(name: "a", values: [1, 2])])
  }
  #expect(throws: FigureError.empty(what: "series")) { try scene([]) }
  #expect(throws: FigureError.tooMany(what: "series", count: 13, maximum: 12)) {
    try scene(Array(repeating: .init(name: "a", values: [1, 2, 3]), count: 13))
  }
}
