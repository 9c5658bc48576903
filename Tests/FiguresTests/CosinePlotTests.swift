import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func figure(_ cosines: [Double]) -> CosinePlot {
  CosinePlot(
    tokens: Sample.tokens(cosines.count), cosines: cosines, words: Sample.cosineWords)
}

@Test func onlyTokensBelowTheThresholdAreHighlighted() throws {
  let scene = try figure([0.95, 0.9, 0.8999, 0.2]).scene(theme: .light, measuring: measuring)
  let colors = scene.marks.compactMap { mark -> Color? in
    guard case .circle(_, _, let fill, _) = mark else { return nil }
    return fill
  }
  let (neutral, emphasis) = (Theme.light.neutral, Theme.light.emphasis)
  #expect(colors == [neutral, neutral, emphasis, emphasis])
}

@Test(arguments: [
  ([1.0, 1, 1], "0.80"), ([0.95, 0.91], "0.80"), ([0.71], "0.70"), ([0.35], "0.2"),
  ([-0.99], "\u{2212}1.0"),
])
func theAxisBeginsAtARoundNumberBelowAll(cosines: [Double], start: String) throws {
  let scene = try figure(cosines).scene(theme: .light, measuring: measuring)
  let ticks = scene.marks.compactMap { mark -> (String, Double)? in
    guard case .text(let text, let point, let style, _, _) = mark, style == Theme.light.tick else {
      return nil
    }
    return (text, point.x)
  }
  #expect(ticks.min { $0.1 < $1.1 }?.0 == start)
}

@Test func aRoundingErrorBeyondOneIsDrawnAtOneAndMoreIsRefused() throws {
  let scene = try figure([1.0000004]).scene(theme: .light, measuring: measuring)
  #expect(scene.texts.contains { $0.string == "1.000" })
  #expect(throws: FigureError.self) {
    try figure([1.01]).scene(theme: .light, measuring: measuring)
  }
}
