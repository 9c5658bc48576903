import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func bars(_ scene: Scene, _ color: Color) -> [Rectangle] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, nil) = mark, fill == color else { return nil }
    return area
  }.dropFirst().map { $0 }  // the legend's
}

@Test func allSentencesHaveOneScale() throws {
  let figure = SentimentChange(
    panels: [
      .init(title: "Positive", tokens: ["a", "b"], changes: [4, -2]),
      .init(title: "Negative", tokens: ["a considerably longer token"], changes: [8]),
    ], words: Sample.changeWords)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let up = bars(scene, Theme.light.increase)
  let down = bars(scene, Theme.light.decrease)
  #expect(up.count == 2 && down.count == 1)
  #expect(abs(up[1].width - 2 * up[0].width) < 1e-9)
  #expect(abs(up[0].width - 2 * down[0].width) < 1e-9)
}

@Test func sentencesWithoutChangeHaveNoBars() throws {
  let figure = SentimentChange(
    panels: [.init(title: "", tokens: ["a", "b"], changes: [0, 0])], words: Sample.changeWords)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  #expect(bars(scene, Theme.light.increase).isEmpty && bars(scene, Theme.light.decrease).isEmpty)
}

@Test func theScaleHasAtLeastTwoNumbers() throws {
  var figure = Sample.sentimentChange
  for index in figure.panels.indices {
    figure.panels[index].changes = figure.panels[index].changes.map { $0 > 0 ? 4.9 : -2.7 }
  }
  let ticks = try figure.scene(theme: .light, measuring: measuring).texts
    .filter { $0.style == Theme.light.tick }.map(\.string)
  #expect(Set(ticks).count >= 2, "\(ticks)")
}

@Test func sentencesOfChangesMustFit() {
  func scene(_ panels: [SentimentChange.Panel]) throws -> Scene {
    try SentimentChange(panels: panels, words: Sample.changeWords)
      .scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.empty(what: "panels")) { try scene([]) }
  #expect(throws: FigureError.countMismatch(what: "panels[0].changes", expected: 1, got: 2)) {
    try scene([.init(title: "", tokens: ["a"], changes: [1, 2])])
  }
  #expect(throws: FigureError.self) {
    try scene([
      .init(title: "", tokens: Sample.tokens(120), changes: Sample.numbers(120, seed: 1))
    ])
  }
}
