import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func figure(_ before: [[Int]], _ after: [[Int]]) -> ConfusionMatrices {
  var figure = Sample.confusion
  figure.before = before
  figure.after = after
  return figure
}

@Test func everyCellHasItsCountAndItsShareOfTheRow() throws {
  let scene = try figure([[30, 10], [0, 5]], [[20, 20], [1, 4]])
    .scene(theme: .light, measuring: measuring)
  let texts = scene.texts.map(\.string)
  for text in ["30", "75.0%", "25.0%", "5", "100.0%", "20", "50.0%", "4", "80.0%"] {
    #expect(texts.contains(text), "\(text)")
  }
  let fills = scene.marks.compactMap { mark -> Color? in
    guard case .rectangle(_, let fill?, nil) = mark else { return nil }
    return fill
  }
  #expect(fills.prefix(4) == [0.75, 0.25, 0, 1].map { Theme.light.weights.color(at: $0) }[...])
}

@Test func aClassWithoutTextsHasNoShares() throws {
  let texts = try figure([[0, 0], [1, 3]], [[0, 0], [2, 2]])
    .scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(texts.filter { $0 == "–" }.count == 4)
}

@Test func matricesOfCountsStayWithinTheirFrame() throws {
  var wide = figure([[100_000, 1], [1, 99_999]], [[123_456, 0], [0, 0]])
  wide.classes = ["부정적인 리뷰", "an exceptionally long name of a class"]
  let scene = try wide.scene(theme: .light, measuring: measuring)
  #expect(scene.marksOutside(measuring: measuring).isEmpty)
  #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
}

@Test func countsThatAreNoMatrixAreRefused() {
  #expect(throws: FigureError.countMismatch(what: "rows of before", expected: 2, got: 1)) {
    try figure([[1, 2]], [[1, 2], [3, 4]]).scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.self) {
    try figure([[1, 2], [-3, 4]], [[1, 2], [3, 4]]).scene(theme: .light, measuring: measuring)
  }
}
