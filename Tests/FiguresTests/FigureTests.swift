import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

/// A figure of every kind over the same tokens, with a name for the message.
private func figures(
  _ tokens: [String], before: [Double], after: [Double]
) -> [(name: String, figure: any Figure)] {
  let count = tokens.count
  let rows = { (values: [Double]) in
    (0..<count).map { row in (0..<count).map { values[($0 + row) % count] } }
  }
  let unsigned = { (values: [Double]) in values.map { abs($0) } }
  return [
    (
      "heat maps",
      AttentionHeatMaps(
        tokens: tokens, before: rows(unsigned(before)), after: rows(unsigned(after)),
        words: Sample.heatMapWords, showsValues: count < 6)
    ),
    (
      "change bars",
      ChangeBars(
        tokens: tokens, changes: zip(after, before).map { 100 * ($0 - $1) },
        words: Sample.changeWords)
    ),
    (
      "cosine plot",
      CosinePlot(
        tokens: tokens, cosines: zip(after, before).map { 1 - min(abs($0 - $1), 2) },
        words: Sample.cosineWords)
    ),
    (
      "paired bars",
      PairedBars(
        labels: tokens,
        panels: [
          .init(title: "Incoming", before: unsigned(before), after: unsigned(after)),
          .init(title: "Outgoing", before: unsigned(after), after: unsigned(before)),
        ],
        words: .init(axis: "Share of the sentence", before: "Before", after: "After"))
    ),
    (
      "accuracy bars",
      AccuracyBars(
        bars: zip(tokens, after).prefix(20).map { token, value in
          let rate = value.isFinite ? min(abs(value), 1) : 1
          return .init(label: token, value: rate, interval: rate / 2...1)
        }, chance: .init(value: 0.5, label: "Chance 50%"), axisTitle: "Accuracy")
    ),
    (
      "training curve",
      TrainingCurve(
        losses: unsigned(before), learningRates: unsigned(after),
        epochEnds: Array(1...count), window: 3, accuracies: shares(after),
        words: .init(
          loss: "Loss", learningRate: "Learning rate", step: "Step", everyStep: "Every step",
          smoothed: "Mean of 3", epochs: (1...count).map { "Epoch \($0)" }, accuracy: "Accuracy"))
    ),
  ] + modelFigures(tokens, before: before, after: after)
}

/// Numbers brought into 0 to 1; what is not finite stays.
private func shares(_ values: [Double]) -> [Double] {
  values.map { $0.isFinite ? min(abs($0), 1) : $0 }
}

/// The figures of several heads, layers or sentences.
private func modelFigures(
  _ tokens: [String], before: [Double], after: [Double]
) -> [(name: String, figure: any Figure)] {
  let count = tokens.count
  let square = { (values: [Double]) in
    (0..<count).map { row in (0..<count).map { values[($0 + row) % count] } }
  }
  let weights = HeadWeights(
    tokens: tokens, heads: [0, 5, 11],
    before: Array(repeating: square(shares(before)), count: 3),
    after: Array(repeating: square(shares(after)), count: 3))
  let changes = zip(after, before).map { 100 * ($0 - $1) }
  let cosines = zip(after, before).map { 1 - min(abs($0 - $1), 2) }
  let position = { (values: [Double]) in
    values.indices.map { ProjectionScatter.Position(values[$0], values[(3 * $0 + 1) % count]) }
  }
  return [
    ("head view", HeadView(weights: weights, words: Sample.headViewWords)),
    ("head panels", HeadViewSmallMultiples(weights: weights, words: Sample.headViewWords)),
    (
      "token focus",
      TokenFocus(
        sentences: [
          .init(title: "one", tokens: tokens, focus: 0..<1, weights: shares(before)),
          .init(title: "two", tokens: tokens, focus: count - 1..<count, weights: shares(after)),
        ], axisTitle: "Attention weight")
    ),
    (
      "layer token map",
      LayerTokenMap(
        tokens: tokens, layers: ["0", "1"], values: [cosines, cosines.reversed()],
        bounds: -1...1, words: .init(layer: "Layer", token: "Token", scale: "Cosine"))
    ),
    (
      "sentiment change",
      SentimentChange(
        panels: [
          .init(title: "Positive", tokens: tokens, changes: changes),
          .init(title: "Negative", tokens: tokens.reversed(), changes: changes.map { -$0 }),
          .init(title: "Neutral", tokens: tokens, changes: changes.map { $0 / 3 }),
        ], words: Sample.changeWords)
    ),
    (
      "scatter",
      ProjectionScatter(
        tokens: tokens, before: position(before), after: position(after), explained: [0.5, 0.25],
        words: .init(before: "Before", after: "After", first: "PC 1", second: "PC 2"))
    ),
    (
      "single heat map",
      SingleHeatMap(
        tokens: tokens,
        panels: [
          .init(title: "Training mode", values: square(before.map { abs($0) })),
          .init(title: "Inference mode", values: square(after.map { abs($0) })),
        ], words: .init(from: "From", to: "To", scale: "Attention weight"))
    ),
    (
      "layer lines",
      LayerLines(
        layers: tokens,
        series: [
          .init(name: "Before", values: before), .init(name: "After", values: after),
          .init(name: "Difference", values: changes),
        ], words: .init(layer: "Layer", value: "Value"))
    ),
  ]
}

private let tokenLists: [[String]] = [
  Sample.tokens(1), Sample.tokens(2), Sample.neutralTokens, Sample.tokens(40),
  Sample.longTokens(14), Sample.longTokens(2), Sample.korean,
  ["가나다라마바사아자차카타파하거너더러머버서어저처커", "i"], ["", " "],
  Sample.tokens(39) + Sample.longTokens(1),
]

private enum Shape: CaseIterable {
  case mixed, zero, identical, increases, decreases, tiny, huge
}

private func numbers(_ count: Int, _ shape: Shape) -> (before: [Double], after: [Double]) {
  let first = Sample.numbers(count, seed: 5)
  let second = Sample.numbers(count, seed: 6)
  return switch shape {
  case .mixed: (first, second)
  case .zero: (first.map { _ in 0 }, first.map { _ in 0 })
  case .identical: (first, first)
  case .increases: (first, zip(first, second).map { $0 + $1 / 2 })
  case .decreases: (zip(first, second).map { $0 + $1 / 2 }, first)
  case .tiny: (first.map { $0 * 1e-7 }, second.map { $0 * 1e-7 })
  case .huge: (first.map { $0 * 1e6 }, second.map { $0 * 1e6 })
  }
}

@Test(arguments: tokenLists)
func nothingLiesOutsideAFigureAndNoLettersTouch(tokens: [String]) throws {
  for shape in Shape.allCases {
    let values = numbers(tokens.count, shape)
    for (name, figure) in figures(tokens, before: values.before, after: values.after) {
      let scene = try figure.scene(theme: .light, measuring: measuring)
      let outside = scene.marksOutside(measuring: measuring)
      #expect(outside.isEmpty, "\(name), \(tokens.count) tokens, \(shape): \(outside.prefix(3))")
      let overlapping = scene.overlappingTexts(measuring: measuring)
      #expect(
        overlapping.isEmpty, "\(name), \(tokens.count) tokens, \(shape): \(overlapping.prefix(3))")
      #expect(scene.size.width <= Theme.light.width + 1e-9, "\(name)")
      #expect(scene.size.height <= Theme.light.maximumHeight + 1e-9, "\(name)")
    }
  }
}

@Test(arguments: tokenLists)
func noTextIsSmallerThanTheThemeAllows(tokens: [String]) throws {
  let values = numbers(tokens.count, .mixed)
  for (name, figure) in figures(tokens, before: values.before, after: values.after) {
    let texts = try figure.scene(theme: .light, measuring: measuring).texts
    let small = texts.filter { $0.style.size < 6.5 }.map(\.string)
    #expect(small.isEmpty, "\(name)")
    #expect(!texts.isEmpty)
  }
}

@Test func tokensStandInFiguresAsTheyAreGiven() throws {
  let tokens = ["[CLS]", "##ing", "감동", "it's", "<b>&amp;"]
  let values = numbers(tokens.count, .mixed)
  for (name, figure) in figures(tokens, before: values.before, after: values.after)
  where !["training curve", "layer lines"].contains(name) {
    let texts = try figure.scene(theme: .light, measuring: measuring).texts.map(\.string)
    #expect(Set(tokens).isSubset(of: texts), "\(name)")
  }
}

@Test(arguments: [Double.nan, .infinity, -.infinity])
func numbersThatAreNotFiniteAreRefused(value: Double) {
  let tokens = Sample.tokens(3)
  for (name, figure) in figures(tokens, before: [0.1, 0.2, 0.3], after: [0.1, value, 0.3])
  where !["accuracy bars", "cosine plot", "layer token map"].contains(name) {
    #expect(throws: FigureError.self, "\(name)") {
      try figure.scene(theme: .light, measuring: measuring)
    }
  }
  let cosines = CosinePlot(tokens: tokens, cosines: [1, value, 1], words: Sample.cosineWords)
  #expect(throws: FigureError.self) { try cosines.scene(theme: .light, measuring: measuring) }
  let accuracy = AccuracyBars(bars: [.init(label: "a", value: value)], axisTitle: "Accuracy")
  #expect(throws: FigureError.self) { try accuracy.scene(theme: .light, measuring: measuring) }
}

@Test func theSameDataGivesTheSameScene() throws {
  let first = try Sample.heatMaps(Sample.korean).scene(theme: .light, measuring: measuring)
  let second = try Sample.heatMaps(Sample.korean).scene(theme: .light, measuring: measuring)
  #expect(first == second)
}

@Test func figuresTakeTheirColoursFromTheTheme() throws {
  let dark = Theme(
    ink: .white, muted: Color(0xCCCCCC), background: Color(0x101010), grid: Color(0x303030),
    axis: Color(0x808080), before: Color(0x506070), after: Color(0x60C0D0),
    emphasis: Color(0xE070B0), neutral: Color(0x90A0B0))
  let values = numbers(4, .mixed)
  for (name, figure) in figures(Sample.tokens(4), before: values.before, after: values.after)
  where name != "heat maps" {
    let text = try figure.scene(theme: dark, measuring: measuring).text
    #expect(text.contains("background #101010"))
    for color in ["#1F2933", "#52606D", "#E4E7EB", "#7B8794"] {
      #expect(!text.contains(color), "\(name) has \(color) of the light theme")
    }
  }
}
