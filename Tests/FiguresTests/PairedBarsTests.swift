import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func widths(_ scene: Scene, _ color: Color) -> [Double] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, nil) = mark, fill == color else { return nil }
    return area.width
  }
}

@Test func allPanelsHaveOneScale() throws {
  let figure = PairedBars(
    labels: ["a"],
    panels: [
      .init(title: "one", before: [0.2], after: [0.4]),
      .init(title: "two", before: [0.8], after: [0.05]),
    ], words: .init(axis: "", before: "Before", after: "After"))
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let before = widths(scene, Theme.light.before).dropFirst()
  let after = widths(scene, Theme.light.after).dropFirst()
  #expect(abs(before[2] - 4 * before[1]) < 1e-9)
  #expect(abs(after[1] - 2 * before[1]) < 1e-9)
  #expect(abs(after[1] - 8 * after[2]) < 1e-9)
}

@Test func numbersGoBeforeTheyTouch() throws {
  let few = try Sample.pairs(Sample.tokens(14)).scene(theme: .light, measuring: measuring)
  let many = try Sample.pairs(Sample.tokens(40)).scene(theme: .light, measuring: measuring)
  #expect(few.texts.filter { $0.string.contains(".") && $0.string.hasSuffix("%") }.count == 56)
  #expect(!many.texts.contains { $0.string.contains(".") && $0.string.hasSuffix("%") })
}

@Test func panelsMustMatchTheLabels() {
  let words = PairedBars.Words(axis: "", before: "", after: "")
  #expect(throws: FigureError.empty(what: "panels")) {
    try PairedBars(labels: ["a"], panels: [], words: words)
      .scene(theme: .light, measuring: measuring)
  }
  let short = PairedBars(
    labels: ["a", "b"], panels: [.init(title: "", before: [1, 2], after: [1])], words: words)
  #expect(throws: FigureError.countMismatch(what: "panels[0].after", expected: 2, got: 1)) {
    try short.scene(theme: .light, measuring: measuring)
  }
}
