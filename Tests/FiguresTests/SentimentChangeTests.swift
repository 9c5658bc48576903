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
  figure.panels[0].tokens[3] = "absolutely"
  for index in figure.panels.indices {
    figure.panels[index].changes = figure.panels[index].changes.map { $0 > 0 ? 4.81 : -4.55 }
  }
  let others = try figure.scene(theme: .light, measuring: measuring).texts
    .filter { $0.style == Theme.light.tick }.map(\.string)
  #expect(Set(others).count >= 2, "\(others)")
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

private func zeroLines(_ scene: Scene) -> [Double] {
  scene.marks.compactMap { mark in
    guard case .path(let steps, _, let stroke?) = mark, stroke.color == Theme.light.axis,
      stroke.width == Theme.light.axisLine, case .line(let end)? = steps.last
    else { return nil }
    return end.y
  }
}

@Test func theZeroLineIsAsLongInAPanelWithFewerRows() throws {
  let figure = SentimentChange(
    panels: [
      .init(title: "", tokens: ["a", "b", "c"], changes: [4, -2, 1]),
      .init(title: "", tokens: ["a"], changes: [8]),
    ], words: Sample.changeWords)
  let ends = zeroLines(try figure.scene(theme: .light, measuring: measuring))
  #expect(ends.count == 2 && ends[0] == ends[1])
  let focus = TokenFocus(
    sentences: [
      .init(title: "", tokens: ["a", "b"], focus: 0..<1, weights: [0.2, 0.8]),
      .init(title: "", tokens: ["c"], focus: 0..<1, weights: [0.4]),
    ], axisTitle: "")
  let others = zeroLines(try focus.scene(theme: .light, measuring: measuring))
  #expect(others.count == 2 && others[0] == others[1])
}

@Test func aTitleTakesTheWidthOfItsPanel() throws {
  let titles = ["Sentence 1 (positive)", "Sentence 2 (negative)", "Sentence 3 (neutral)"]
  let figure = SentimentChange(
    panels: titles.map { .init(title: $0, tokens: ["terrible", "boring"], changes: [4, -2]) },
    words: Sample.changeWords)
  let texts = try figure.scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(Set(titles).isSubset(of: texts))
}

@Test func numbersHaveTwoDecimalsWhereTheBarsKeepTheirWidth() throws {
  func texts(_ count: Int) throws -> [String] {
    let panel = SentimentChange.Panel(
      title: "", tokens: ["a considerably longer token"], changes: [-4.55])
    let other = SentimentChange.Panel(title: "", tokens: ["another long token"], changes: [1.85])
    return try SentimentChange(
      panels: [panel, other] + Array(repeating: panel, count: count - 2), words: Sample.changeWords
    ).scene(theme: .light, measuring: measuring).texts.map(\.string)
  }
  #expect(try texts(3).contains("+1.85") && texts(3).contains("\u{2212}4.55"))
  #expect(try texts(4).contains { ["+1.8", "+1.9"].contains($0) })
}
