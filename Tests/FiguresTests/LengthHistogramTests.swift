import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()
private let words = LengthHistogram.Words(length: "Tokens", count: "Reviews", limit: "Limit")

private func figure(_ lengths: [Int], limit: Int) -> LengthHistogram {
  LengthHistogram(
    panels: [.init(title: "Training", lengths: lengths)], limit: limit, words: words)
}

private func bars(_ scene: Scene, _ color: Color) -> [Rectangle] {
  scene.marks.compactMap { mark in
    guard case .rectangle(let area, let fill?, nil) = mark, fill == color else { return nil }
    return area
  }
}

@Test func aTextOfExactlyTheLimitIsNotCut() throws {
  let figure = figure([256, 256, 257], limit: 256)
  #expect(figure.panels[0].cut(at: 256) == 1)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let kept = bars(scene, Theme.light.neutral)
  let cut = bars(scene, Theme.light.emphasis)
  #expect(kept.count == 1 && cut.count == 1)
  #expect(abs(kept[0].height - 2 * cut[0].height) < 1e-9)
  #expect(kept[0].maxX < cut[0].x)
}

@Test(arguments: [
  ([100, 1180], 256, 16), ([100, 300], 256, 4), ([10, 20000], 256, 256), ([10], 100, 25),
  ([10, 30000], 256, 256), ([20, 2000], 16, 16), ([5], 7, 7),
])
func theLimitFallsBetweenTwoBars(lengths: [Int], limit: Int, width: Int) {
  #expect(figure(lengths, limit: limit).binWidth == width)
  #expect(limit % width == 0)
}

@Test func theBarsOfTheGalleryHoldEveryText() throws {
  let figure = Sample.lengths
  let scene = try figure.scene(theme: .light, measuring: measuring)
  #expect(scene.marksOutside(measuring: measuring).isEmpty)
  #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
  #expect(bars(scene, Theme.light.emphasis).count > 5)
}

@Test func listsWithoutTextsAreRefused() {
  #expect(throws: FigureError.empty(what: "panels[0].lengths")) {
    try figure([], limit: 256).scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.self) {
    try figure([-1], limit: 256).scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.self) {
    try figure([1], limit: 0).scene(theme: .light, measuring: measuring)
  }
}

@Test func theAxesHaveSeveralNumbersAndGroupThousands() throws {
  let lengths = (0..<130).map { _ in 200 } + [1840]
  let texts = try figure(lengths, limit: 256).scene(theme: .light, measuring: measuring).texts
    .map(\.string)
  #expect(Set(["0", "50", "100", "150"]).isSubset(of: texts), "\(texts)")
  #expect(texts.contains("1,000") && !texts.contains("1000"))
}
