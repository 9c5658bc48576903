import TestSupport
import Testing

@testable import Tensors

struct DropoutTests {
  private func seeds(_ rows: Int, seed: UInt64 = 1, step: Int = 0, sequence: Int = 0) -> [UInt64] {
    (0..<rows).map { Dropout.rowSeed(seed: seed, step: step, sequence: sequence, position: $0) }
  }

  private func ones(_ rows: Int, _ columns: Int) -> Tensor {
    Tensor(shape: [rows, columns], values: [Float](repeating: 1, count: rows * columns))
  }

  private func mask(_ seeds: [UInt64], rate: Float = 0.5, site: Int = 1, columns: Int) -> Tensor {
    var x = ones(seeds.count, columns)
    Dropout(rate: rate, rowSeeds: seeds).apply(to: &x, site: site)
    return x
  }

  @Test(arguments: [Float(0.01), 0.1, 0.25, 0.5, 0.9])
  func theShareDroppedIsTheRateAndTheRestIsScaled(rate: Float) {
    let (rows, columns) = (150, 401)
    let x = mask(seeds(rows), rate: rate, columns: columns)
    let dropped = x.values.count { $0 == 0 }
    let count = Float(x.count)
    // Five standard deviations of a binomial count.
    #expect(abs(Float(dropped) - rate * count) <= 5 * (count * rate * (1 - rate)).squareRoot())
    #expect(x.values.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
    // No row and no column is spared or struck: each within six deviations.
    for row in 0..<rows {
      let share = Float(x.slice(row).values.count { $0 == 0 }) / Float(columns)
      #expect(abs(share - rate) <= 6 * (rate * (1 - rate) / Float(columns)).squareRoot() + 0.005)
    }
  }

  @Test func aRateOfZeroChangesNothing() {
    var x = Tensor.random(3, 17, seed: 1)
    let before = x
    Dropout(rate: 0, rowSeeds: seeds(3)).apply(to: &x, site: 1)
    #expect(x == before)
  }

  @Test func decisionsDoNotDependOnHowRowsAreSplit() {
    let x = Tensor.random(200, 33, seed: 2)
    let dropout = Dropout(rate: 0.3, rowSeeds: seeds(200))
    var whole = x
    dropout.apply(to: &whole, site: 5)
    for rows in [Array(0..<1), Array(3..<70), [199, 7, 64]] {
      var part = Tensor(stacking: rows.map { x.slice($0) })
      dropout.selecting(rows, rate: 0.3).apply(to: &part, site: 5)
      #expect(part == Tensor(stacking: rows.map { whole.slice($0) }))
    }
  }

  @Test func decisionsDoNotDependOnTheNumberOfColumns() {
    let (narrow, wide) = (mask(seeds(9), columns: 5), mask(seeds(9), columns: 64))
    for row in 0..<9 {
      #expect(Array(wide.slice(row).values.prefix(5)) == narrow.slice(row).values)
    }
  }

  @Test func theGradientIsMaskedAsTheValuesWere() {
    let dropout = Dropout(rate: 0.4, rowSeeds: seeds(40))
    var (x, dy) = (ones(40, 50), Tensor.random(40, 50, seed: 3))
    let plain = dy
    dropout.apply(to: &x, site: 9)
    dropout.apply(to: &dy, site: 9)
    #expect(dy.values == zip(x.values, plain.values).map { $0 * $1 })
  }

  /// Correlation of two masks, which is 0 ± 1/√count where they are independent.
  private func correlation(_ a: [Float], _ b: [Float]) -> Float {
    let products = zip(a, b).map { ($0 == 0 ? -1 : 1) * ($1 == 0 ? -1 : 1) as Float }
    return products.reduce(0, +) / Float(a.count)
  }

  @Test func placesStepsSequencesAndSeedsDropIndependently() {
    let (rows, columns) = (100, 200)
    let base = mask(seeds(rows), columns: columns).values
    let limit = 5 / Float(rows * columns).squareRoot()
    for site in 2...8 {
      #expect(
        abs(correlation(base, mask(seeds(rows), site: site, columns: columns).values)) < limit)
    }
    for other in 1...5 {
      for seeds in [
        seeds(rows, step: other), seeds(rows, sequence: other),
        seeds(rows, seed: 1 + UInt64(other)),
      ] {
        #expect(abs(correlation(base, mask(seeds, columns: columns).values)) < limit)
      }
    }
    // Neighbouring rows, neighbouring columns and the diagonal.
    for shift in [columns, 1, columns + 1] {
      #expect(
        abs(correlation(Array(base.dropLast(shift)), Array(base.dropFirst(shift)))) < limit)
    }
  }

  @Test func headsOfAttentionDropIndependently() {
    // Queries and keys 0 and values the identity in each head: the context is the dropped
    // probabilities themselves.
    let (length, heads) = (64, 3)
    let hidden = length * heads
    var qkv = Tensor(zeros: length, 3 * hidden)
    for row in 0..<length {
      for head in 0..<heads { qkv[row, 2 * hidden + head * length + row] = 1 }
    }
    let context = SelfAttention(heads: heads, offsets: [0, length])
      .forward(qkv, dropout: Dropout(rate: 0.5, rowSeeds: seeds(length)), site: 2)
    let masks = (0..<heads).map { head in
      (0..<length).flatMap { row in
        context.slice(row).values[head * length..<(head + 1) * length].map { $0 }
      }
    }
    #expect(masks[0].allSatisfy { $0 == 0 || $0 == 2 / Float(length) })
    let limit = 5 / Float(length)
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
      #expect(abs(correlation(masks[a], masks[b])) < limit)
    }
    // Nor as the hidden states do in any place near.
    for site in 1...12 {
      let hidden = mask(seeds(length), site: site, columns: length).values
      for mask in masks { #expect(abs(correlation(mask, hidden)) < limit) }
    }
  }
}
