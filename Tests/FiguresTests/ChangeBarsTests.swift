import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func bars(_ scene: Scene, _ color: Color) -> [Rectangle] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, nil) = mark, fill == color else { return nil }
    return area
  }
}

@Test func barsKeepTheOrderOfTheSentenceAndTheirSign() throws {
  let figure = ChangeBars(
    tokens: ["a", "b", "c"], changes: [2, -1, 4], words: Sample.changeWords)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let up = bars(scene, Theme.light.increase).dropFirst()
  let down = bars(scene, Theme.light.decrease).dropFirst()
  #expect(up.count == 2 && down.count == 1)
  let (first, third, second) = (up[1], up[2], down[1])
  #expect(first.y < second.y && second.y < third.y)
  #expect(abs(third.width - 2 * first.width) < 1e-9)
  #expect(abs(first.width - 2 * second.width) < 1e-9)
  #expect(abs(second.maxX - first.x) < 1e-9)
  let texts = scene.texts.map(\.string)
  #expect(texts.contains("+4.00") && texts.contains("\u{2212}1.00"))
}

@Test func noChangeHasNoBar() throws {
  let figure = ChangeBars(tokens: ["a", "b"], changes: [0, 0], words: Sample.changeWords)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  #expect(bars(scene, Theme.light.increase).count == 1, "the legend alone")
  #expect(bars(scene, Theme.light.decrease).count == 1, "the legend alone")
}

@Test func aGivenRangeIsOnTheAxis() throws {
  var figure = ChangeBars(tokens: ["a"], changes: [1], words: Sample.changeWords)
  figure.range = -20...20
  let texts = try figure.scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(texts.contains("+20") && texts.contains("\u{2212}20"))
}

@Test func moreRowsThanAPageHoldsAreRefusedWithTheMaximum() throws {
  func figure(_ count: Int) -> ChangeBars {
    ChangeBars(
      tokens: Sample.tokens(count), changes: Sample.numbers(count, seed: 1),
      words: Sample.changeWords)
  }
  let error = try #require(throws: FigureError.self) {
    try figure(200).scene(theme: .light, measuring: measuring)
  }
  guard case .tooMany("labels", 200, let maximum) = error else {
    Issue.record("\(error)")
    return
  }
  let scene = try figure(maximum).scene(theme: .light, measuring: measuring)
  #expect(scene.size.height <= Theme.light.maximumHeight)
  #expect(throws: FigureError.self) {
    try figure(maximum + 1).scene(theme: .light, measuring: measuring)
  }
}
