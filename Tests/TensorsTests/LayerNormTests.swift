import TestSupport
import Testing

@testable import Tensors

struct LayerNormTests {
  private func forward(
    _ x: Tensor, _ gamma: Tensor, _ beta: Tensor, epsilon: Float = 1e-12
  ) -> (y: Tensor, cache: LayerNorm.Cache) {
    gamma.values.withUnsafeBufferPointer { gamma in
      beta.values.withUnsafeBufferPointer { beta in
        LayerNorm.forward(x, gamma: gamma, beta: beta, epsilon: epsilon)
      }
    }
  }

  private func backward(
    _ dy: Tensor, _ cache: LayerNorm.Cache, _ gamma: Tensor
  ) -> (dx: Tensor, dGamma: Tensor, dBeta: Tensor) {
    var (dGamma, dBeta) = (Tensor(zeros: gamma.shape), Tensor(zeros: gamma.shape))
    let dx = gamma.values.withUnsafeBufferPointer { gamma in
      dGamma.values.withUnsafeMutableBufferPointer { dGamma in
        dBeta.values.withUnsafeMutableBufferPointer { dBeta in
          LayerNorm.backward(dy, cache: cache, gamma: gamma, gradients: (dGamma, dBeta)).dx
        }
      }
    }
    return (dx, dGamma, dBeta)
  }

  @Test func aSmallRowIsNormalizedByHand() {
    // Mean 2, variance 2/3.
    let (y, _) = forward(
      Tensor(shape: [1, 3], values: [1, 2, 3]), Tensor(shape: [3], values: [1, 2, 3]),
      Tensor(shape: [3], values: [0, 10, 0]))
    expectClose(y.values, [-1.2247449, 10, 3.6742346], atol: 1e-6)
  }

  @Test(arguments: oddSizes)
  func everySizeEqualsTheFormulaInDoublePrecision(columns: Int) {
    // More rows than one task takes, far from 0, so that the mean must be taken off first.
    let rows = 67
    var x = Tensor.random(rows, columns, scale: 3, seed: 1)
    for index in x.values.indices { x.values[index] += 20 }
    let (gamma, beta) = (Tensor.random(columns, seed: 2), Tensor.random(columns, seed: 3))
    let dy = Tensor.random(rows, columns, seed: 4)
    let (y, cache) = forward(x, gamma, beta, epsilon: 1e-3)
    let result = backward(dy, cache, gamma)
    var (ys, dxs) = ([Float](), [Float]())
    var dGamma = [Double](repeating: 0, count: columns)
    var dBeta = dGamma
    for row in 0..<rows {
      let range = row * columns..<(row + 1) * columns
      let (xs, dys) = (x.values[range].map(Double.init), dy.values[range].map(Double.init))
      let mean = xs.reduce(0, +) / Double(columns)
      let variance = xs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
      let inverse = 1 / (variance + 1e-3).squareRoot()
      let hat = xs.map { ($0 - mean) * inverse }
      let g = dys.indices.map { dys[$0] * Double(gamma.values[$0]) }
      let gMean = g.reduce(0, +) / Double(columns)
      let projection = zip(g, hat).reduce(0) { $0 + $1.0 * $1.1 } / Double(columns)
      for j in 0..<columns {
        ys.append(Float(Double(gamma.values[j]) * hat[j] + Double(beta.values[j])))
        dxs.append(Float(inverse * (g[j] - gMean - hat[j] * projection)))
        dGamma[j] += dys[j] * hat[j]
        dBeta[j] += dys[j]
      }
    }
    expectClose(y.values, ys, atol: 1e-5, "y")
    expectClose(result.dx.values, dxs, atol: 1e-5, "dx")
    expectClose(result.dGamma.values, dGamma.map { Float($0) }, atol: 2e-4, "dγ")
    expectClose(result.dBeta.values, dBeta.map { Float($0) }, atol: 2e-5, "dβ")
  }

  @Test func gradientsMatchFiniteDifferences() {
    let x = Tensor.random(3, 17, seed: 5)
    let (gamma, beta) = (Tensor.random(17, seed: 6), Tensor.random(17, seed: 7))
    let weights = Tensor.random(3, 17, seed: 8)
    let (dx, dGamma, dBeta) = backward(weights, forward(x, gamma, beta).cache, gamma)
    expectGradient(dx, at: x, "dx") { forward($0, gamma, beta).y.dot(weights) }
    expectGradient(dGamma, at: gamma, "dγ") { forward(x, $0, beta).y.dot(weights) }
    expectGradient(dBeta, at: beta, "dβ") { forward(x, gamma, $0).y.dot(weights) }
  }

  @Test func gradientsAreAddedToWhatIsThere() {
    let (x, gamma) = (Tensor.random(2, 5, seed: 1), Tensor.random(5, seed: 2))
    let cache = forward(x, gamma, gamma).cache
    let once = backward(x, cache, gamma)
    var (dGamma, dBeta) = (once.dGamma, once.dBeta)
    _ = gamma.values.withUnsafeBufferPointer { gamma in
      dGamma.values.withUnsafeMutableBufferPointer { dGamma in
        dBeta.values.withUnsafeMutableBufferPointer { dBeta in
          LayerNorm.backward(x, cache: cache, gamma: gamma, gradients: (dGamma, dBeta))
        }
      }
    }
    expectClose(dGamma.values, once.dGamma.values.map { 2 * $0 }, atol: 1e-6, "dγ")
    expectClose(dBeta.values, once.dBeta.values.map { 2 * $0 }, atol: 1e-6, "dβ")
  }

  @Test(arguments: oddSizes)
  func aConstantRowBecomesTheShift(columns: Int) {
    let x = Tensor(shape: [1, columns], values: [Float](repeating: 3, count: columns))
    let beta = Tensor.random(columns, seed: 9)
    let (y, cache) = forward(x, beta, beta)
    #expect(y.values == beta.values)
    #expect(backward(y, cache, beta).dx.isFinite)
  }

  @Test func dropoutAndSumInOnePassEqualTheSameOneByOne() {
    let (rows, columns) = (67, 19)
    let (x, residual) = (
      Tensor.random(rows, columns, seed: 1), Tensor.random(rows, columns, seed: 2)
    )
    let (gamma, beta) = (Tensor.random(columns, seed: 3), Tensor.random(columns, seed: 4))
    let dy = Tensor.random(rows, columns, seed: 5)
    let dropout = Dropout(rate: 0.3, rowSeeds: (0..<rows).map { UInt64($0) &* 0x9E37_79B9 })
    var sum = x
    dropout.apply(to: &sum, site: 4)
    sum.add(residual)
    let expected = forward(sum, gamma, beta)
    let (dx, _, _) = backward(dy, expected.cache, gamma)
    var before = dx
    dropout.apply(to: &before, site: 4)
    var unused = [Float](repeating: 0, count: 2 * columns)
    gamma.values.withUnsafeBufferPointer { gamma in
      beta.values.withUnsafeBufferPointer { beta in
        unused.withUnsafeMutableBufferPointer { unused in
          let dropped = LayerNorm.Dropped(dropout, site: 4)
          let (y, cache) = LayerNorm.forward(
            x, adding: residual, dropped: dropped, gamma: gamma, beta: beta, epsilon: 1e-12)
          #expect(y == expected.y)
          let result = LayerNorm.backward(
            dy, cache: cache, dropped: dropped, gamma: gamma,
            gradients: (.init(rebasing: unused[..<columns]), .init(rebasing: unused[columns...])))
          #expect(result.dx == dx)
          #expect(result.beforeDropout == before)
        }
      }
    }
  }
}
