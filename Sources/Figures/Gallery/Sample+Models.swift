import Foundation
import Graphics

/// The figures of several heads, layers or texts.
extension Sample {
  /// Heads of different kinds: to the first token, to the last, to the previous, to the next, to
  /// itself, and broad ones; after the training a little less so.
  static func head(_ count: Int, layer: Int, head: Int, after: Bool) -> [[Double]] {
    let noise = numbers(count * count, seed: UInt64(100 * layer + head + (after ? 7000 : 0)))
    let strength = after ? 2.2 : 3.4
    return (0..<count).map { row in
      let weights = (0..<count).map { column in
        let aims =
          switch (head + layer) % 6 {
          case 0: column == 0
          case 1: column == count - 1
          case 2: column == max(row - 1, 0)
          case 3: column == min(row + 1, count - 1)
          case 4: column == row
          default: false
          }
        return exp((aims ? strength : 0) + 1.6 * noise[row * count + column])
      }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
  }

  /// `[L][A][T][T]`.
  static func model(
    layers: Int, heads: Int, tokens: Int, after: Bool
  ) -> [[[[Double]]]] {
    (0..<layers).map { layer in
      (0..<heads).map { head(tokens, layer: layer, head: $0, after: after) }
    }
  }

  static let headViewWords = HeadView.Words(
    before: "Before fine-tuning", after: "After fine-tuning", from: "From", to: "To",
    head: "Head")

  static func headWeights(
    _ tokens: [String], heads: Int = 12, minimum: Double = 0.05
  ) -> HeadWeights {
    let matrices = { (after: Bool) in
      (0..<heads).map { head(tokens.count, layer: 5, head: $0, after: after) }
    }
    return HeadWeights(
      tokens: tokens, heads: Array(0..<heads), before: matrices(false), after: matrices(true),
      minimum: minimum)
  }

  static func modelView(
    layers: Int = 6, heads: Int = 12, tokens: Int, quantity: ModelView.Quantity
  ) -> ModelView {
    let after = model(layers: layers, heads: heads, tokens: tokens, after: true)
    let words = { ModelView.Words(layer: "Layer", head: "Head", scale: $0) }
    guard quantity == .differences else {
      return ModelView(values: after, quantity: quantity, words: words("Attention weight"))
    }
    let before = model(layers: layers, heads: heads, tokens: tokens, after: false)
    let differences = zip(after, before).map { zip($0, $1).map { difference($0, $1) } }
    return ModelView(
      values: differences, quantity: quantity, words: words("Change (after \u{2212} before)"))
  }

  private static func difference(_ first: [[Double]], _ second: [[Double]]) -> [[Double]] {
    zip(first, second).map { zip($0, $1).map { $0 - $1 } }
  }

  /// One row of attention.
  static func row(_ count: Int, seed: UInt64) -> [Double] {
    attention(count, seed: seed)[count / 2]
  }

  private static func place(_ index: Int, _ tokens: [String]) -> Range<Int> {
    let index = min(max(index, 0), tokens.count - 1)
    return index..<index + 1
  }

  static func tokenFocus(_ first: [String], _ second: [String]) -> TokenFocus {
    TokenFocus(
      sentences: [
        .init(
          title: "apple in sentence 1", tokens: first, focus: place(1, first),
          weights: row(first.count, seed: 21)),
        .init(
          title: "apple in sentence 2", tokens: second, focus: place(second.count - 3, second),
          weights: row(second.count, seed: 22)),
      ], axisTitle: "Attention weight")
  }

  static let apples = [
    ["[CLS]", "apple", "is", "huge", "enterprise", "[SEP]"],
    ["[CLS]", "i", "am", "eating", "an", "apple", ".", "[SEP]"],
  ]

  static let layerNames = ["Emb", "1", "2", "3", "4", "5", "6"]

  static let layerLines = LayerLines(
    layers: layerNames,
    series: [
      .init(name: "Before", values: [1, 0.93, 0.86, 0.8, 0.71, 0.66, 0.62]),
      .init(name: "After", values: [1, 0.92, 0.83, 0.75, 0.66, 0.58, 0.41]),
    ], words: .init(layer: "Layer", value: "Cosine"), range: 0...1)

  static let manyLayerLines = LayerLines(
    layers: layerNames,
    series: (0..<5).map { series in
      .init(
        name: "Sentence \(series + 1)",
        values: numbers(7, seed: UInt64(series + 60)).enumerated().map { layer, noise in
          1.9 - 0.12 * Double(layer) + 0.2 * noise
        })
    }, words: .init(layer: "Layer", value: "Entropy (nats)"))

  static func layerTokenMap(_ tokens: [String], layers: Int = 7) -> LayerTokenMap {
    let noise = numbers(layers * tokens.count, seed: 31)
    return LayerTokenMap(
      tokens: tokens, layers: (0..<layers).map { "\($0)" },
      values: (0..<layers).map { layer in
        tokens.indices.map { token in
          1 - 0.6 * Double(layer) / Double(max(layers - 1, 1)) * noise[layer * tokens.count + token]
        }
      }, bounds: 0...1, darkIsLow: true,
      words: .init(layer: "Layer", token: "Token", scale: "Cosine before and after"))
  }

  static let sentimentChange = SentimentChange(
    panels: [("Positive", positive), ("Negative", negative), ("Neutral", neutral)].map {
      .init(title: $0, tokens: $1.tokens, changes: $1.changes)
    }, words: changeWords)

  static func scatter(_ tokens: [String]) -> ProjectionScatter {
    let noise = numbers(4 * tokens.count, seed: 41)
    let before = tokens.indices.map {
      ProjectionScatter.Position(9 * noise[4 * $0] - 7, 9 * noise[4 * $0 + 1] - 4.5)
    }
    let after = tokens.indices.map { index in
      ProjectionScatter.Position(
        before[index].x * 0.5 + 4.5 + 2 * noise[4 * index + 2],
        before[index].y * 0.6 + 3 * noise[4 * index + 3] - 1)
    }
    return ProjectionScatter(
      tokens: tokens, before: before, after: after, explained: [0.413, 0.127],
      words: .init(before: "Before", after: "After", first: "PC 1", second: "PC 2"))
  }

  static let lengths: LengthHistogram = {
    func lengths(_ count: Int, seed: UInt64) -> [Int] {
      let noise = numbers(2 * count, seed: seed)
      return (0..<count).map { index in
        let normal =
          (-2 * log(max(noise[2 * index], 1e-9))).squareRoot() * cos(2 * .pi * noise[2 * index + 1])
        return min(max(Int(exp(5.3 + 0.65 * normal)), 12), 1180)
      }
    }
    let panels = [("Training", lengths(800, seed: 51)), ("Test", lengths(200, seed: 52))].map {
      title, lengths in
      var panel = LengthHistogram.Panel(title: title, lengths: lengths)
      panel.note = "\(panel.cut(at: 256)) of \(lengths.count) reviews cut"
      return panel
    }
    return LengthHistogram(
      panels: panels, limit: 256,
      words: .init(length: "Tokens", count: "Reviews", limit: "Cut at 256 tokens"))
  }()

  static let confusion = ConfusionMatrices(
    classes: ["Negative", "Positive"], before: [[31, 69], [34, 66]], after: [[85, 15], [19, 81]],
    words: .init(
      before: "Before fine-tuning", after: "After fine-tuning", actual: "Label",
      predicted: "Prediction"))

  static func single(_ tokens: [String]) -> SingleHeatMap {
    SingleHeatMap(
      tokens: tokens,
      panels: [
        .init(title: "Training mode", values: attention(tokens.count, seed: 9)),
        .init(title: "Inference mode", values: attention(tokens.count, seed: 10)),
      ], map: .viridis, words: .init(from: "From", to: "To", scale: "Attention weight"))
  }
}
