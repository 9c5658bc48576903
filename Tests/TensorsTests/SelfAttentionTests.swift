import Foundation
import TestSupport
import Testing

@testable import Tensors

struct SelfAttentionTests {
  /// One row of three tokens, by the formula in double precision: `[A, T, T]` and `[T, H]`.
  private func reference(
    _ qkv: Tensor, heads: Int
  ) -> (probabilities: [Float], context: [Float]) {
    let (length, hidden) = (qkv.shape[0], qkv.shape[1] / 3)
    let size = hidden / heads
    var probabilities: [Float] = []
    var context = Tensor(zeros: length, hidden)
    for head in 0..<heads {
      func at(_ block: Int, _ row: Int, _ d: Int) -> Double {
        Double(qkv[row, block * hidden + head * size + d])
      }
      for i in 0..<length {
        let scores = (0..<length).map { j in
          (0..<size).reduce(0) { $0 + at(0, i, $1) * at(1, j, $1) } / Double(size).squareRoot()
        }
        let peak = scores.max() ?? 0
        let total = scores.reduce(0) { $0 + exp($1 - peak) }
        let p = scores.map { exp($0 - peak) / total }
        probabilities += p.map { Float($0) }
        for d in 0..<size {
          context[i, head * size + d] = Float((0..<length).reduce(0) { $0 + p[$1] * at(2, $1, d) })
        }
      }
    }
    return (probabilities, context.values)
  }

  @Test(arguments: [(1, 1, 1), (2, 3, 5), (4, 15, 8), (1, 17, 16), (3, 65, 7)])
  func everySizeEqualsTheFormulaInDoublePrecision(heads: Int, length: Int, size: Int) {
    let qkv = Tensor.random(length, 3 * heads * size, seed: 1)
    let attention = SelfAttention(heads: heads, offsets: [0, length])
    let expected = reference(qkv, heads: heads)
    let probabilities = attention.probabilities(qkv, sequence: 0)
    #expect(probabilities.shape == [heads, length, length])
    expectClose(probabilities.values, expected.probabilities, atol: 2e-6, "probabilities")
    expectClose(
      attention.forward(qkv, dropout: nil, site: 2).values, expected.context, atol: 5e-6, "context")
  }

  @Test func equalScoresGiveEqualWeights() {
    // Queries and keys 0: the context is the mean of the values.
    var qkv = Tensor(zeros: 4, 6)
    for row in 0..<4 { qkv[row, 4] = Float(row) }
    let attention = SelfAttention(heads: 1, offsets: [0, 4])
    #expect(
      attention.forward(qkv, dropout: nil, site: 2).values == [1.5, 0, 1.5, 0, 1.5, 0, 1.5, 0])
  }

  @Test func hugeScoresPickOneToken() {
    // Scores of ±10,000: query · key = ±100·100 with D = 1.
    let qkv = Tensor(shape: [2, 3], values: [100, 100, 1, -100, -100, 2])
    let attention = SelfAttention(heads: 1, offsets: [0, 2])
    expectClose(
      attention.probabilities(qkv, sequence: 0).values, [1, 0, 0, 1], atol: 1e-30, "p")
    #expect(attention.forward(qkv, dropout: nil, site: 2).values == [1, 2])
    let dQKV = attention.backward(
      Tensor(shape: [2, 1], values: [1, 1]), qkv: qkv, dropout: nil, site: 2)
    expectClose(dQKV.values, [0, 0, 1, 0, 0, 1], atol: 1e-30, "gradient")
  }

  private static let lengths = [5, 1, 17, 3]
  private static let offsets = [0, 5, 6, 23, 26]

  private func rows(_ x: Tensor, _ range: Range<Int>) -> Tensor {
    let columns = x.shape[1]
    return Tensor(
      shape: [range.count, columns],
      values: Array(x.values[range.lowerBound * columns..<range.upperBound * columns]))
  }

  @Test(arguments: [Float(0), 0.3])
  func severalSequencesEqualEachAlone(rate: Float) {
    let qkv = Tensor.random(26, 3 * 12, seed: 2)
    let dContext = Tensor.random(26, 12, seed: 3)
    let seeds = (0..<26).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let dropout = Dropout(rate: rate, rowSeeds: seeds)
    let together = SelfAttention(heads: 3, offsets: SelfAttentionTests.offsets)
    let context = together.forward(qkv, dropout: dropout, site: 6)
    let dQKV = together.backward(dContext, qkv: qkv, dropout: dropout, site: 6)
    for sequence in SelfAttentionTests.lengths.indices {
      let offsets = SelfAttentionTests.offsets
      let range = offsets[sequence]..<offsets[sequence + 1]
      let alone = SelfAttention(heads: 3, offsets: [0, range.count])
      let part = dropout.selecting(Array(range), rate: rate)
      let own = rows(qkv, range)
      #expect(alone.forward(own, dropout: part, site: 6) == rows(context, range))
      #expect(
        alone.backward(rows(dContext, range), qkv: own, dropout: part, site: 6)
          == rows(dQKV, range))
      #expect(
        alone.probabilities(own, sequence: 0) == together.probabilities(qkv, sequence: sequence))
    }
  }

  @Test(arguments: [Float(0), 0.4])
  func theGradientMatchesFiniteDifferences(rate: Float) {
    let qkv = Tensor.random(7, 3 * 6, seed: 4)
    let weights = Tensor.random(7, 6, seed: 5)
    let attention = SelfAttention(heads: 2, offsets: [0, 3, 7])
    let dropout = Dropout(rate: rate, rowSeeds: [3, 1, 4, 1, 5, 9, 2])
    let gradient = attention.backward(weights, qkv: qkv, dropout: dropout, site: 2)
    expectGradient(gradient, at: qkv) {
      attention.forward($0, dropout: dropout, site: 2).dot(weights)
    }
  }

  @Test(arguments: [127, 128, 129, 300])
  func blocksOfQueriesAddUpToTheWhole(length: Int) {
    let qkv = Tensor.random(length, 3 * 10, seed: 6)
    let attention = SelfAttention(heads: 2, offsets: [0, length])
    expectClose(
      attention.forward(qkv, dropout: nil, site: 2).values, reference(qkv, heads: 2).context,
      atol: 5e-6, "context")
  }

  @Test func theGradientOverSeveralBlocksMatchesFiniteDifferences() {
    let (length, size) = (140, 2)
    let qkv = Tensor.random(length, 3 * size, seed: 7)
    let weights = Tensor.random(length, size, seed: 8)
    let attention = SelfAttention(heads: 1, offsets: [0, length])
    let dropout = Dropout(rate: 0.2, rowSeeds: (0..<length).map { UInt64($0) &* 0x9E37_79B9 })
    let gradient = attention.backward(weights, qkv: qkv, dropout: dropout, site: 2)
    // Along the gradient itself: the difference is its squared norm.
    let squared = gradient.dot(gradient)
    func value(_ step: Double) -> Double {
      var x = qkv
      for index in x.values.indices { x.values[index] += Float(step) * gradient.values[index] }
      return attention.forward(x, dropout: dropout, site: 2).dot(weights)
    }
    let step = 1e-2 / squared.squareRoot()
    let difference = (value(step) - value(-step)) / (2 * step)
    #expect(abs(difference - squared) <= 0.01 * squared, "\(difference) and \(squared)")
  }

  @Test(arguments: [Float(0), 0.3])
  func attentionOfFirstTokensIsThatPartOfTheWhole(rate: Float) {
    let (hidden, offsets) = (12, SelfAttentionTests.offsets)
    let firsts = Array(offsets.dropLast())
    let qkv = Tensor.random(26, 3 * hidden, seed: 2)
    let dFirst = Tensor.random(firsts.count, hidden, seed: 3)
    let dropout = Dropout(rate: rate, rowSeeds: (0..<26).map { UInt64($0) &* 0x9E37_79B9 })
    let part = dropout.selecting(firsts, rate: rate)
    let attention = SelfAttention(heads: 3, offsets: offsets)
    func columns(_ range: Range<Int>, _ x: Tensor) -> Tensor {
      let values = (0..<x.shape[0]).flatMap { row in range.map { x[row, $0] } }
      return Tensor(shape: [x.shape[0], range.count], values: values)
    }
    let queries = columns(0..<hidden, qkv.rows(firsts))
    let keysValues = columns(hidden..<3 * hidden, qkv)
    let context = attention.forward(
      queries: queries, keysValues: keysValues, dropout: part, site: 6)
    let whole = attention.forward(qkv, dropout: dropout, site: 6).rows(firsts)
    expectClose(context.values, whole.values, atol: 2e-6, "context")

    let d = attention.backward(
      dFirst, queries: queries, keysValues: keysValues, dropout: part, site: 6)
    var dContext = Tensor(zeros: 26, hidden)
    dContext.add(dFirst, toRows: firsts)
    let dWhole = attention.backward(dContext, qkv: qkv, dropout: dropout, site: 6)
    expectClose(
      d.queries.values, columns(0..<hidden, dWhole.rows(firsts)).values, atol: 2e-6, "queries")
    expectClose(
      d.keysValues.values, columns(hidden..<3 * hidden, dWhole).values, atol: 2e-6, "the rest")
  }

  @Test(.enabled(if: ProductPrecision.isBFloat16Fast), arguments: [5, 32, 150])
  func bfloat16DiffersFromFloat32ByTheRoundingOfItsOperands(length: Int) {
    let hidden = 24
    let qkv = Tensor.random(length, 3 * hidden, seed: 9)
    let dContext = Tensor.random(length, hidden, seed: 10)
    let attention = SelfAttention(heads: 2, offsets: [0, length])
    let dropout = Dropout(rate: 0.1, rowSeeds: (0..<length).map { UInt64($0) &* 0x9E37_79B9 })
    func results(_ precision: ProductPrecision) -> [Tensor] {
      [
        attention.forward(qkv, dropout: dropout, site: 2, precision: precision),
        attention.backward(dContext, qkv: qkv, dropout: dropout, site: 2, precision: precision),
      ]
    }
    for (exact, result) in zip(results(.float32), results(.bfloat16)) {
      // Eight bits of significand: 2⁻⁹ for each operand, and a few of them one after the other.
      let largest = exact.values.map(\.magnitude).max() ?? 0
      expectClose(result.values, exact.values, rtol: 0, atol: largest * 0.02)
      #expect(result != exact)
    }
  }
}
