import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func cells(_ scene: Scene, _ count: Int) -> [Color] {
  scene.marks.compactMap { mark in
    guard case .rectangle(_, let fill?, nil) = mark else { return nil }
    return fill
  }.prefix(count).map { $0 }
}

@Test func theScaleIsThatOfTheBounds() throws {
  var figure = LayerTokenMap(
    tokens: ["a", "b"], layers: ["0"], values: [[0.2, 0.6]], bounds: 0.2...1,
    words: .init(layer: "", token: "", scale: ""))
  let map = Theme.light.weights
  var colors = cells(try figure.scene(theme: .light, measuring: measuring), 2)
  #expect(OKLab(colors[0]).distance(to: OKLab(map.color(at: 0))) < 1e-9)
  #expect(OKLab(colors[1]).distance(to: OKLab(map.color(at: 0.5))) < 1e-9)
  figure.darkIsLow = true
  colors = cells(try figure.scene(theme: .light, measuring: measuring), 2)
  #expect(OKLab(colors[0]).distance(to: OKLab(map.color(at: 1))) < 1e-9)
}

@Test func numbersStandInCellsThatAreLargeEnough() throws {
  let few = try Sample.layerTokenMap(Sample.neutralTokens)
    .scene(theme: .light, measuring: measuring).texts.map(\.string)
  let many = try Sample.layerTokenMap(Sample.tokens(40))
    .scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(few.filter { $0 == "1.00" }.count >= 14)
  #expect(!many.contains("1.00"))
}

@Test func valuesBeyondTheBoundsAreRefused() {
  var figure = Sample.layerTokenMap(["a", "b"])
  figure.bounds = 0.999...1
  #expect(throws: FigureError.self) { try figure.scene(theme: .light, measuring: measuring) }
  #expect(throws: FigureError.self) {
    try Sample.layerTokenMap(Sample.tokens(200)).scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.self) {
    try Sample.layerTokenMap(["a"], layers: 200).scene(theme: .light, measuring: measuring)
  }
}

private func rotation(of name: String, in figure: LayerTokenMap) throws -> Double? {
  try figure.scene(theme: .light, measuring: measuring).marks.compactMap { mark in
    if case .text(name, _, _, _, let rotation) = mark { rotation } else { nil }
  }.last
}

@Test func namesOfColumnsStandUprightWhereAllFit() throws {
  let numbers = (0..<12).map { "\($0)" }
  #expect(try rotation(of: "11", in: Sample.layerTokenMap(numbers)) == 0)
  #expect(
    try rotation(of: "11", in: Sample.layerTokenMap(numbers + ["a longer name"])) == -90,
    "all alike")
}

@Test func theTitleOfTheColumnsIsInTheirMiddleAndClearOfTheirNames() throws {
  let scene = try Sample.layerTokenMap(["a", "fantastic fantastic", "b"])
    .scene(theme: .light, measuring: measuring)
  var title: Point?
  var name: Point?
  for case .text(let string, let point, _, let anchor, _) in scene.marks {
    if string == "Token" {
      title = point
      #expect(anchor == TextAnchor(.middle, .bottom))
    }
    if string.hasPrefix("fantastic") { name = point }
  }
  let (below, above) = (try #require(name), try #require(title))
  let style = Theme.light.label
  let end = below.y - measuring.extent(of: "fantastic fantastic", style: style).width
  #expect(abs(above.x - below.x) < 1e-9, "the second of three columns is the middle")
  #expect(end - above.y >= 3 - 1e-9)
}
