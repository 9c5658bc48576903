import COneDNN
import Synchronization
import TestSupport
import Testing

@testable import Tensors

struct ParallelTests {
  @Test(arguments: [0, 1, 2, 3, 64, 1001], [1, 2, 5])
  func everyIndexIsVisitedOnce(count: Int, threads: Int) {
    let visits = Mutex([Int](repeating: 0, count: count))
    Parallel.limited(to: threads) {
      Parallel.forEach(count) { index in visits.withLock { $0[index] += 1 } }
    }
    #expect(visits.withLock { $0 } == [Int](repeating: 1, count: count))
  }

  @Test(arguments: [(0, 4), (1, 4), (4, 4), (5, 4), (1000, 7)])
  func rangesCoverEverythingOnce(count: Int, size: Int) {
    let ranges = Mutex<[Range<Int>]>([])
    Parallel.forEachRange(of: count, size: size) { range in ranges.withLock { $0.append(range) } }
    let sorted = ranges.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
    #expect(sorted.flatMap { Array($0) } == Array(0..<count))
    #expect(sorted.allSatisfy { !$0.isEmpty && $0.count <= size })
  }

  private struct Odd: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 5]) func resultsAreInOrderAndTheFirstErrorIsThrown(threads: Int) throws {
    Parallel.limited(to: threads) {
      #expect(Parallel.map(100) { String($0) } == (0..<100).map(String.init))
      #expect(Parallel.map(0) { $0 }.isEmpty)
      #expect(throws: Odd(index: 3)) {
        try Parallel.map(100) { index in
          if index == 90 || index == 3 { throw Odd(index: index) }
        }
      }
    }
  }

  @Test func eachThreadHasScratchMemoryOfItsOwn() {
    let wrong = Mutex(0)
    Parallel.limited(to: 4) {
      Parallel.forEach(64, scratch: 1000) { index, memory in
        for offset in 0..<1000 { memory[offset] = Float(index) }
        let isOwn = (0..<1000).allSatisfy { memory[$0] == Float(index) }
        wrong.withLock { $0 += isOwn ? 0 : 1 }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
  }

  @Test func aLimitHoldsInsideAndEndsAfterwards() {
    let before = Parallel.threads
    #expect(Parallel.limited(to: 3) { Parallel.threads } == 3)
    #expect(Parallel.threads == before)
  }

  /// All that a layer computes, forward and backward, on rows and columns enough for several tasks.
  private func layer(rows: Int, sequences: [Int]) -> [Tensor] {
    let (hidden, wide) = (384, 1152)
    let x = Tensor.random(rows, hidden, seed: 1)
    let weight = Tensor.random(wide, hidden, scale: 0.05, seed: 2)
    let bias = Tensor.random(wide, seed: 3)
    let dropout = Dropout(rate: 0.1, rowSeeds: (0..<rows).map { UInt64($0) })
    let attention = SelfAttention(heads: 12, offsets: sequences)
    return weight.values.withUnsafeBufferPointer { w in
      bias.values.withUnsafeBufferPointer { b in
        var results: [Tensor] = []
        let qkv = Linear.forward(x, weight: w, bias: b)
        var context = attention.forward(qkv, dropout: dropout, site: 2)
        dropout.apply(to: &context, site: 3)
        let gamma = UnsafeBufferPointer(rebasing: b[0..<hidden])
        let (y, cache) = LayerNorm.forward(context, gamma: gamma, beta: gamma, epsilon: 1e-12)
        results += [qkv, context, y, attention.probabilities(qkv, sequence: 0)]
        var norms = Tensor(zeros: 2, hidden)
        let dContext = norms.values.withUnsafeMutableBufferPointer {
          LayerNorm.backward(
            Activation.gelu.backward(y, x: Activation.gelu.forward(x)), cache: cache, gamma: gamma,
            gradients: (.init(rebasing: $0[0..<hidden]), .init(rebasing: $0[hidden...]))
          ).dx
        }
        let dQKV = attention.backward(dContext, qkv: qkv, dropout: dropout, site: 2)
        var (dWeight, dBias) = (Tensor(zeros: wide, hidden), Tensor(zeros: wide))
        dWeight.values.withUnsafeMutableBufferPointer { dWeight in
          dBias.values.withUnsafeMutableBufferPointer {
            Linear.accumulateGradients(dQKV, x: x, weight: dWeight, bias: $0)
          }
        }
        return results + [
          norms, dContext, dQKV, dWeight, dBias, Linear.inputGradient(dQKV, weight: w),
        ]
      }
    }
  }

  @Test(arguments: [
    (700, [0, 256, 443, 700]), (64, [0, 64]), (40, [0, 40]), (16, [0, 9, 16]), (1, [0, 1]),
  ])
  func resultsDoNotDependOnTheNumberOfThreads(rows: Int, sequences: [Int]) {
    let alone = Parallel.limited(to: 1) { layer(rows: rows, sequences: sequences) }
    for threads in [2, 8] {
      let team = Parallel.limited(to: threads) { layer(rows: rows, sequences: sequences) }
      for (index, pair) in zip(alone, team).enumerated() {
        #expect(pair.0 == pair.1, "tensor \(index) on \(threads) threads")
      }
    }
  }
}
