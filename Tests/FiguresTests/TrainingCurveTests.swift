import Figures
import Graphics
import TestSupport
import Testing

private let measuring = FixedMeasuring()

private func curve(_ scene: Scene, _ color: Color, _ width: Double) -> [Point] {
  for mark in scene.marks {
    guard case .path(let steps, _, let stroke?) = mark, stroke.color == color,
      stroke.width == width, steps.count > 2
    else { continue }
    return steps.compactMap { step in
      switch step {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
  }
  return []
}

@Test func theTrainingCurveIsAsStored() throws {
  let scene = try Sample.training(24, epochs: 3).scene(theme: .light, measuring: measuring)
  expectSnapshot(scene.text, named: "training-curve")
}

@Test func everyStepIsDrawnAndBothPanelsShareTheSteps() throws {
  let scene = try Sample.training(50, epochs: 2).scene(theme: .light, measuring: measuring)
  let losses = curve(scene, Theme.light.before, Theme.light.thinLine)
  let rates = curve(scene, Theme.light.neutral, Theme.light.dataLine)
  #expect(losses.count == 50)
  #expect(losses.map(\.x) == rates.map(\.x))
  #expect((losses.map(\.y).max() ?? .infinity) < (rates.map(\.y).min() ?? 0))
}

@Test func namesOfManyEpochsThinOut() throws {
  let scene = try Sample.training(400, epochs: 100).scene(theme: .light, measuring: measuring)
  let names = scene.texts.map(\.string).filter { $0.hasPrefix("Epoch") }
  #expect(names.count < 20 && names.first == "Epoch 1")
  #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
}

@Test func epochsMustEndWithinTheSteps() {
  for ends in [[2, 5], [3, 3], [0, 4], [2, 1]] {
    var figure = Sample.training(4, epochs: 2)
    figure.epochEnds = ends
    #expect(throws: FigureError.self, "\(ends)") {
      try figure.scene(theme: .light, measuring: measuring)
    }
  }
  var figure = Sample.training(4, epochs: 2)
  figure.words.epochs = ["Epoch 1"]
  #expect(throws: FigureError.countMismatch(what: "names of epochs", expected: 2, got: 1)) {
    try figure.scene(theme: .light, measuring: measuring)
  }
}
