import Foundation
import Tensors

@testable import Analysis

/// `Tests/Fixtures/analysis/expected.json`, which `make_expected.py` beside it made with numpy.
struct AnalysisGolden: Decodable {
  struct Case: Decodable {
    let settings: AnalysisSettings
    let expected: Expected

    private enum CodingKeys: String, CodingKey {
      case layers
      case heads
      case excluded
      case threshold
      case unit
      case expected
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let layers: AttentionSelection.Layers =
        switch try? container.decode(String.self, forKey: .layers) {
        case "last": .last
        case "all": .all
        default: .indices(try container.decode([Int].self, forKey: .layers))
        }
      let heads: AttentionSelection.Heads =
        switch try? container.decode(String.self, forKey: .heads) {
        case "all": .all
        default: .indices(try container.decode([Int].self, forKey: .heads))
        }
      settings = AnalysisSettings(
        selection: AttentionSelection(layers: layers, heads: heads),
        excludedTokens: Set(try container.decode([String].self, forKey: .excluded)),
        cosineThreshold: try container.decode(Double.self, forKey: .threshold),
        unit: try container.decode(String.self, forKey: .unit) == "word" ? .word : .token)
      expected = try container.decode(Expected.self, forKey: .expected)
    }
  }

  struct Expected: Decodable {
    struct Side: Decodable {
      let averaged: [Double]
      let ratio: [Double]
      let removedMass: [Double]
      let incoming: [Double]
      let outgoing: [Double]
      let variance: Double
      let entropy: Double
      let normalizedEntropy: Double
      let layerVariance: [Double]
      let layerEntropy: [Double]
    }

    let kept: [Int]
    let content: [Int]
    let before: Side
    let after: Side
    let ownChange: Double
    let changes: [Double]
    let layerCosine: [Double]
    let cosine: [Double]
    let changed: [Bool]
  }

  struct Pair: Decodable {
    let before: [Float]
    let after: [Float]
  }

  let layers: Int
  let heads: Int
  let hiddenSize: Int
  let tokens: [String]
  /// In 1/1024.
  let attentions1024: Pair
  /// In 1/64.
  let hiddenStates64: Pair
  let cases: [Case]

  static func load() throws -> AnalysisGolden {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/analysis/expected.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(AnalysisGolden.self, from: Data(contentsOf: url))
  }

  func traces() throws -> BeforeAfter<AttentionTrace> {
    BeforeAfter(
      before: try trace(attentions1024.before, hiddenStates64.before),
      after: try trace(attentions1024.after, hiddenStates64.after))
  }

  func analysis(_ index: Int) throws -> SentenceAnalysis {
    try SentenceAnalysis(tokens: tokens, traces: traces(), settings: cases[index].settings)
  }

  private func trace(_ attentions: [Float], _ states: [Float]) throws -> AttentionTrace {
    try AttentionTrace(
      attentions1024: attentions, hiddenStates64: states, layers: layers, heads: heads,
      hiddenSize: hiddenSize, tokenCount: tokens.count)
  }
}

extension AttentionTrace {
  /// A trace from whole numbers of 1/1024 and of 1/64.
  init(
    attentions1024: [Float], hiddenStates64: [Float], layers: Int, heads: Int, hiddenSize: Int,
    tokenCount: Int
  ) throws {
    try self.init(
      attentions: Tensor(
        shape: [layers, heads, tokenCount, tokenCount], values: attentions1024.map { $0 / 1024 }),
      hiddenStates: Tensor(
        shape: [layers + 1, tokenCount, hiddenSize], values: hiddenStates64.map { $0 / 64 }),
      tokenCount: tokenCount)
  }
}
