import Graphics
import TestSupport
import Testing

@testable import Figures

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

@Test func accuraciesStandAtTheEndsOfTheirEpochs() throws {
  var figure = Sample.training(40, epochs: 4)
  figure.accuracies = [0.5, 0.8, 0.85, 0.9, 0.7]
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let points = scene.marks.compactMap { mark -> Point? in
    if case .circle(let centre, _, _, _) = mark { centre } else { nil }
  }
  #expect(points.count == 5)
  let steps = zip(points, points.dropFirst()).map { $1.x - $0.x }
  #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })
  #expect(points[3].y < points[2].y && points[4].y > points[1].y)
  let texts = scene.texts.map(\.string)
  #expect(texts.contains("50.0%") && texts.contains("90.0%"))
  #expect(Set(["40%", "60%", "80%", "100%"]).isSubset(of: texts), "numbers of the axis")
  figure.accuracies = []
  #expect(try figure.scene(theme: .light, measuring: measuring).size.height < scene.size.height)
}

@Test func thereIsAnAccuracyForEachEpochAtMostOneMore() {
  var figure = Sample.training(40, epochs: 4)
  for accuracies in [[0.5, 0.6, 0.7], Array(repeating: 0.5, count: 6), [0.1, 0.2, 0.3, 1.4]] {
    figure.accuracies = accuracies
    #expect(throws: FigureError.self) {
      try figure.scene(theme: .light, measuring: measuring)
    }
  }
}

@Test func theFigureKnowsWhetherItsAxisOfAccuraciesBeginsAtZero() {
  var figure = Sample.training(40, epochs: 4)
  figure.accuracies = [0.82, 0.8, 0.85, 0.9]
  #expect(!figure.accuracyAxisBeginsAtZero)
  figure.accuracies[0] = 0.1
  #expect(figure.accuracyAxisBeginsAtZero)
}
