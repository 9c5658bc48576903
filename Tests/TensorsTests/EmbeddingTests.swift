import TestSupport
import Testing

@testable import Tensors

struct EmbeddingTests {
  @Test func pickedRowsAreAddedToWhatIsThere() {
    let table = Tensor(shape: [3, 2], values: [1, 2, 10, 20, 100, 200])
    var sum = Tensor(shape: [4, 2], values: [0, 0, 1, 1, 2, 2, 3, 3])
    table.values.withUnsafeBufferPointer { Embedding.add(rows: [2, 0, 2, 1], of: $0, to: &sum) }
    #expect(sum.values == [100, 200, 2, 3, 102, 202, 13, 23])
  }

  @Test func theGradientOfATableAddsUpAllPicksOfARow() {
    let dy = Tensor(shape: [4, 2], values: [1, 2, 3, 4, 5, 6, 7, 8])
    var gradient: [Float] = [0, 0, 0, 0, 0.5, 0.5]
    gradient.withUnsafeMutableBufferPointer {
      Embedding.accumulateGradients(dy, rows: [2, 0, 2, 2], into: $0)
    }
    #expect(gradient == [3, 4, 0, 0, 13.5, 16.5])
  }

  @Test func wideAndLongTablesAreCoveredWhole() {
    let indices = (0..<150).map { Int32($0 * 7 % 11) }
    let dy = Tensor.random(150, 130, seed: 1)
    let table = Tensor.random(11, 130, seed: 2)
    var sum = Tensor(zeros: 150, 130)
    var gradient = Tensor(zeros: 11, 130)
    table.values.withUnsafeBufferPointer { Embedding.add(rows: indices, of: $0, to: &sum) }
    gradient.values.withUnsafeMutableBufferPointer {
      Embedding.accumulateGradients(dy, rows: indices, into: $0)
    }
    var expected = Tensor(zeros: 11, 130)
    for (row, index) in indices.enumerated() {
      #expect(sum.slice(row) == table.slice(Int(index)))
      for j in 0..<130 { expected[Int(index), j] += dy[row, j] }
    }
    #expect(gradient == expected)
  }
}
