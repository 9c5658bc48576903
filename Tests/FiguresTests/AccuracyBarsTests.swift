import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

@Test func theAxisIsAlwaysZeroToAHundred() throws {
  let figure = AccuracyBars(bars: [.init(label: "a", value: 0.02)], axisTitle: "Accuracy")
  let texts = try figure.scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(texts.contains("0%") && texts.contains("100%"))
  #expect(texts.contains("2.0%"))
}

@Test func accuraciesOutsideZeroToOneAreRefused() {
  for bar in [
    AccuracyBars.Bar(label: "a", value: 82.9), .init(label: "a", value: 0.5, interval: 0.4...1.2),
  ] {
    #expect(throws: FigureError.self) {
      try AccuracyBars(bars: [bar], axisTitle: "").scene(theme: .light, measuring: measuring)
    }
  }
  #expect(throws: FigureError.self) {
    try AccuracyBars(bars: [], axisTitle: "").scene(theme: .light, measuring: measuring)
  }
}
