import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func scene(_ figure: SingleHeatMap) throws -> Scene {
  try figure.scene(theme: .light, measuring: measuring)
}

@Test func bothPanelsHaveOneScaleAndTheChosenMap() throws {
  let figure = SingleHeatMap(
    tokens: ["a"],
    panels: [.init(title: "one", values: [[0.4]]), .init(title: "two", values: [[0.8]])],
    map: .viridis, words: .init(from: "", to: "", scale: ""))
  let fills = try scene(figure).marks.compactMap { mark -> Color? in
    guard case .rectangle(_, let fill?, nil) = mark else { return nil }
    return fill
  }
  #expect(fills[0] == ColorMap.viridis.color(at: 0.5))
  #expect(fills[1] == ColorMap.viridis.color(at: 1))
}

@Test func onePanelHasRoomForMoreTokens() throws {
  func most(_ panels: Int) throws -> Int {
    let tokens = Sample.tokens(200)
    let panel = SingleHeatMap.Panel(title: "", values: Sample.attention(200, seed: 1))
    let figure = SingleHeatMap(
      tokens: tokens, panels: Array(repeating: panel, count: panels),
      words: .init(from: "From", to: "To", scale: "Weight"))
    let error = try #require(throws: FigureError.self) { try scene(figure) }
    guard case .tooMany("tokens", 200, let maximum) = error else { return 0 }
    return maximum
  }
  let (one, two) = (try most(1), try most(2))
  #expect(two >= 40 && one > two)
}

@Test func panelsThatDoNotFitTheTokensAreRefused() {
  var figure = Sample.single(["a", "b"])
  figure.panels = []
  #expect(throws: FigureError.empty(what: "panels")) { try scene(figure) }
  figure.panels = [.init(title: "", values: [[1, 0]])]
  #expect(throws: FigureError.countMismatch(what: "rows of panels[0]", expected: 2, got: 1)) {
    try scene(figure)
  }
}
