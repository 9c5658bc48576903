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

@Test func numbersOfAPairKeepApartAndHideTheGridBehindThem() throws {
  let scene = try Sample.pairs(Sample.tokens(14)).scene(theme: .light, measuring: measuring)
  let numbers = scene.marks.compactMap { mark -> (text: String, at: Point)? in
    guard case .text(let text, let point, _, _, _) = mark, text.hasSuffix("%"), text.contains(".")
    else { return nil }
    return (text, point)
  }
  let size = Theme.light.minimumTextSize
  for (first, second) in zip(numbers, numbers.dropFirst()) where second.at.y > first.at.y {
    #expect(second.at.y - first.at.y >= size * 1.1 - 1e-9)
  }
  let grounds = scene.marks.compactMap { mark -> Rectangle? in
    guard case .rectangle(let area, Theme.light.background, nil) = mark else { return nil }
    return area
  }
  let lines = scene.marks.compactMap { mark -> Double? in
    guard case .path(let steps, _, let stroke?) = mark, stroke.color == Theme.light.grid,
      case .move(let start)? = steps.first
    else { return nil }
    return start.x
  }
  let style = Theme.light.value.with { $0.size = size }
  var crossed = 0
  for number in numbers {
    let end = number.at.x + measuring.extent(of: number.text, style: style).width
    for line in lines where (number.at.x...end).contains(line) {
      crossed += 1
      #expect(
        grounds.contains {
          $0.x <= line && line <= $0.maxX && $0.y < number.at.y && number.at.y < $0.maxY
        })
    }
  }
  #expect(crossed > 0)
}
