import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()
private let words = ModelView.Words(layer: "Layer", head: "Head", scale: "Weight")

/// The rectangles of a path that consists of them.
private func rectangles(_ steps: [PathStep]) -> [Rectangle] {
  stride(from: 0, to: steps.count - 4, by: 5).compactMap { index in
    guard case .move(let corner) = steps[index], case .line(let far) = steps[index + 2],
      steps[index + 4] == .close
    else { return nil }
    return Rectangle(corner.x, corner.y, far.x - corner.x, far.y - corner.y)
  }
}

/// What lines across cover that are `width` thick.
private func covered(_ steps: [PathStep], width: Double) -> [Rectangle] {
  stride(from: 0, to: steps.count - 1, by: 2).compactMap { index in
    guard case .move(let start) = steps[index], case .line(let end) = steps[index + 1],
      start.y == end.y
    else { return nil }
    return Rectangle(start.x, start.y - width / 2, end.x - start.x, width)
  }
}

/// The colour on top at a point.
private func color(_ scene: Scene, at point: Point) -> Color? {
  for mark in scene.marks.reversed() {
    let painted: (color: Color, areas: [Rectangle])
    switch mark {
    case .path(let steps, let fill?, nil): painted = (fill, rectangles(steps))
    case .path(let steps, nil, let stroke?) where !steps.contains(.close):
      painted = (stroke.color, covered(steps, width: stroke.width))
    default: continue
    }
    let isInside = painted.areas.contains {
      $0.x <= point.x && point.x < $0.maxX && $0.y <= point.y && point.y < $0.maxY
    }
    if isInside { return painted.color }
  }
  return nil
}

/// The frames of the matrices, row by row.
private func frames(_ scene: Scene) -> [Rectangle] {
  for mark in scene.marks {
    guard case .path(let steps, nil, .some) = mark, steps.contains(.close) else { continue }
    return rectangles(steps)
  }
  return []
}

@Test func everyCellHasTheColourOfItsLevel() throws {
  let figure = Sample.modelView(layers: 2, heads: 3, tokens: 7, quantity: .weights)
  let scene = try figure.scene(theme: .light, measuring: measuring)
  let largest = figure.values.joined().joined().joined().max() ?? 0
  let end = AxisTicks.ceiling(largest)
  let frames = frames(scene)
  #expect(frames.count == 6)
  for (index, matrix) in figure.values.joined().enumerated() {
    for (row, line) in matrix.enumerated() {
      for (column, value) in line.enumerated() {
        let cell = frames[index].width / 7
        let centre = Point(
          frames[index].x + (Double(column) + 0.5) * cell,
          frames[index].y + (Double(row) + 0.5) * cell)
        let level = (value / end * 24).rounded() / 24
        #expect(color(scene, at: centre) == Theme.light.weights.color(at: level))
      }
    }
  }
}

@Test func noDifferenceHasTheMiddleColour() throws {
  let zero = Array(repeating: Array(repeating: [[0.0, 0], [0, 0]], count: 4), count: 2)
  let scene = try ModelView(values: zero, quantity: .differences, words: words)
    .scene(theme: .light, measuring: measuring)
  let first = try #require(frames(scene).first)
  #expect(
    color(scene, at: Point(first.midX, first.midY)) == Theme.light.differences.color(at: 0.5))
}

@Test func thePictureOfAModelHasFewMarks() throws {
  for quantity in [ModelView.Quantity.weights, .differences] {
    let scene = try Sample.modelView(tokens: 15, quantity: quantity)
      .scene(theme: .light, measuring: measuring)
    #expect(scene.marks.count < 250, "16,200 cells in \(scene.marks.count) marks")
  }
}

@Test func modelsOfBothSizesFitAPage() throws {
  for (layers, heads) in [(6, 12), (12, 12), (1, 1), (12, 16)] {
    let scene = try Sample.modelView(
      layers: layers, heads: heads, tokens: 3, quantity: .weights
    ).scene(theme: .light, measuring: measuring)
    #expect(scene.marksOutside(measuring: measuring).isEmpty)
    #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
    #expect(scene.size.width <= Theme.light.width && scene.size.height <= 640)
  }
  #expect(throws: FigureError.self) {
    try Sample.modelView(layers: 1, heads: 30, tokens: 2, quantity: .weights)
      .scene(theme: .light, measuring: measuring)
  }
}

@Test func manyTokensAreJoinedByTheLargestOfThem() throws {
  #expect(
    [1, 20, 21, 40, 41, 120].map { ModelView.tokensPerCell(tokens: $0) } == [1, 1, 2, 2, 3, 6])
  var matrix = Array(repeating: Array(repeating: 0.0, count: 40), count: 40)
  matrix[3][5] = -1
  matrix[2][4] = 0.5
  let scene = try ModelView(values: [[matrix]], quantity: .differences, words: words)
    .scene(theme: .light, measuring: measuring)
  let frame = try #require(frames(scene).first)
  let centre = Point(frame.x + 2.5 * frame.width / 20, frame.y + 1.5 * frame.height / 20)
  #expect(color(scene, at: centre) == Theme.light.differences.color(at: 0))
}

@Test func arraysThatAreNoModelAreRefused() {
  func scene(_ values: [[[[Double]]]], layers: [Int]? = nil) throws -> Scene {
    try ModelView(values: values, quantity: .weights, words: words, layers: layers)
      .scene(theme: .light, measuring: measuring)
  }
  #expect(throws: FigureError.empty(what: "layers")) { try scene([]) }
  #expect(throws: FigureError.empty(what: "heads")) { try scene([[]]) }
  #expect(throws: FigureError.empty(what: "tokens")) { try scene([[[]]]) }
  #expect(throws: FigureError.countMismatch(what: "heads of layer 1", expected: 1, got: 2)) {
    try scene([[[[1]]], [[[1]], [[1]]]])
  }
  #expect(throws: FigureError.countMismatch(what: "layers", expected: 2, got: 1)) {
    try scene([[[[1]]]], layers: [4, 5])
  }
  #expect(throws: FigureError.countMismatch(what: "values[0][0][1]", expected: 2, got: 1)) {
    try scene([[[[1, 0], [1]]]])
  }
  #expect(throws: FigureError.self) { try scene([[[[-0.5]]]]) }
}
