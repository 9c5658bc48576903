import Foundation
import TestSupport
import Testing

@testable import Analysis

@Test(arguments: 2...9)
func uniformAttentionHasTheLargestEntropyAndNoVariance(count: Int) {
  let matrix = Matrix(
    rows: count, columns: count,
    values: [Double](repeating: 1 / Double(count), count: count * count))
  let spread = AttentionSpread(matrix)
  #expect(spread.entropy <= log(Double(count)))
  expectClose(spread.entropy, log(Double(count)), atol: 1e-12)
  expectClose(spread.normalizedEntropy, 1, atol: 1e-12)
  #expect(spread.normalizedEntropy <= 1)
  expectClose(spread.variance, 0, atol: 1e-30)
}

@Test func attentionToOneTokenHasNoEntropy() {
  let spread = AttentionSpread(Matrix(rows: 2, columns: 2, values: [1, 0, 1, 0]))
  #expect(spread.entropy == 0)
  #expect(spread.normalizedEntropy == 0)
  #expect(spread.variance == 0.25)
}

@Test func entropyIsTheMeanOverRows() {
  let spread = AttentionSpread(Matrix(rows: 2, columns: 2, values: [1, 0, 0.5, 0.5]))
  expectClose(spread.entropy, log(2) / 2, atol: 1e-15)
  expectClose(spread.normalizedEntropy, 0.5, atol: 1e-15)
  // Entries 1, 0, ½, ½ around their mean ½.
  #expect(spread.variance == 0.125)
}

@Test func aSingleTokenHasNothingToSpread() {
  let spread = AttentionSpread(Matrix(rows: 1, columns: 1, values: [1]))
  #expect(spread.entropy == 0)
  #expect(spread.normalizedEntropy == 0)
}
