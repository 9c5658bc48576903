import Foundation
import Tensors

@testable import Analysis

/// `Tests/Fixtures/analysis/models.json`: quantities of layers and heads over the sentence of
/// `AnalysisGolden` and a second one, which `make_expected.py` beside it made with numpy.
struct ModelsGolden: Decodable {
  struct Sentence: Decodable {
    let tokens: [String]
    let attentions1024: AnalysisGolden.Pair
    let hiddenStates64: AnalysisGolden.Pair
  }

  struct Components: Decodable {
    let vectors: [Double]
    let width: Int
    let components: [Double]
    let coordinates: [Double]
    let explained: [Double]
  }

  struct Focus: Decodable {
    let row: [Double]
  }

  struct Side: Decodable {
    /// Distance, previous, next, [CLS], [SEP], punctuation and entropy, each `[L·A]`.
    let profile: [[Double]]
    let rollout: [[Double]]
    let pairCosines: [Double]
    let meanCosines: [Double]
    let focus: Focus
  }

  let second: Sentence
  let divergence: [Double]
  /// Sentence and position of the one, then of the other.
  let pairs: [[Int]]
  let projection: Components
  let wide: Components
  let ckaByLayer: [Double]
  /// Base64 of little-endian float64, `[100, 10]`.
  let ckaX: Data
  let ckaY: Data
  let ckaValue: Double
  let before: Side
  let after: Side

  static func load() throws -> ModelsGolden {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/analysis/models.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(ModelsGolden.self, from: Data(contentsOf: url))
  }

  /// Both sentences: their tokens and traces.
  func sentences() throws -> [(tokens: [String], traces: BeforeAfter<AttentionTrace>)] {
    let first = try AnalysisGolden.load()
    func trace(_ attentions: [Float], _ states: [Float]) throws -> AttentionTrace {
      try AttentionTrace(
        attentions1024: attentions, hiddenStates64: states, layers: first.layers,
        heads: first.heads, hiddenSize: first.hiddenSize, tokenCount: second.tokens.count)
    }
    let (attentions, states) = (second.attentions1024, second.hiddenStates64)
    return [
      (first.tokens, try first.traces()),
      (
        second.tokens,
        BeforeAfter(
          before: try trace(attentions.before, states.before),
          after: try trace(attentions.after, states.after))
      ),
    ]
  }

  /// The matrix of 100 rows in `data`.
  static func matrix(_ data: Data) -> Matrix {
    let bytes = [UInt8](data)
    let values = stride(from: 0, to: bytes.count, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
      return Double(bitPattern: bits)
    }
    return Matrix(rows: 100, columns: values.count / 100, values: values)
  }
}
