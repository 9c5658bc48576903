import TestSupport
import Testing

@testable import Tensors

struct LinearTests {
  private func forward(_ x: Tensor, _ weight: Tensor, _ bias: Tensor) -> Tensor {
    weight.values.withUnsafeBufferPointer { weight in
      bias.values.withUnsafeBufferPointer { Linear.forward(x, weight: weight, bias: $0) }
    }
  }

  private func backward(
    _ dy: Tensor, _ x: Tensor, _ weight: Tensor
  ) -> (dx: Tensor, dWeight: Tensor, dBias: Tensor) {
    var dWeight = Tensor(zeros: weight.shape)
    var dBias = Tensor(zeros: weight.shape[0])
    dWeight.values.withUnsafeMutableBufferPointer { dWeight in
      dBias.values.withUnsafeMutableBufferPointer { dBias in
        Linear.accumulateGradients(dy, x: x, weight: dWeight, bias: dBias)
        // Twice: gradients add up.
        Linear.accumulateGradients(dy, x: x, weight: dWeight, bias: dBias)
      }
    }
    for index in dWeight.values.indices { dWeight.values[index] /= 2 }
    for index in dBias.values.indices { dBias.values[index] /= 2 }
    return (
      weight.values.withUnsafeBufferPointer { Linear.inputGradient(dy, weight: $0) }, dWeight,
      dBias
    )
  }

  @Test func aSmallProductIsRightByHand() {
    let x = Tensor(shape: [2, 2], values: [1, 2, 3, 4])
    let weight = Tensor(shape: [3, 2], values: [1, 0, 0, 1, 10, 100])
    let bias = Tensor(shape: [3], values: [0.5, 0, -1])
    #expect(forward(x, weight, bias).values == [1.5, 2, 209, 3.5, 4, 429])
    let dy = Tensor(shape: [2, 3], values: [1, 0, 2, 0, 1, -1])
    let (dx, dWeight, dBias) = backward(dy, x, weight)
    #expect(dx.values == [21, 200, -10, -99])
    #expect(dWeight.values == [1, 2, 3, 4, -1, 0])
    #expect(dBias.values == [1, 1, 1])
  }

  @Test(arguments: [(1, 1, 1), (1, 17, 65), (63, 15, 16), (65, 64, 3), (200, 33, 130)])
  func everySizeEqualsTheSumsInDoublePrecision(rows: Int, inputs: Int, outputs: Int) {
    let x = Tensor.random(rows, inputs, seed: 1)
    let weight = Tensor.random(outputs, inputs, seed: 2)
    let bias = Tensor.random(outputs, seed: 3)
    let dy = Tensor.random(rows, outputs, seed: 4)
    let (dx, dWeight, dBias) = backward(dy, x, weight)
    func product(
      _ rows: Int, _ columns: Int, _ inner: Int, _ term: (Int, Int, Int) -> Float,
      start: (Int) -> Float = { _ in 0 }
    ) -> [Float] {
      (0..<rows * columns).map { index in
        Float(
          (0..<inner).reduce(Double(start(index % columns))) {
            $0 + Double(term(index / columns, index % columns, $1))
          })
      }
    }
    let (xs, ws, dys) = (x.values, weight.values, dy.values)
    expectClose(
      forward(x, weight, bias).values,
      product(rows, outputs, inputs) {
        xs[$0 * inputs + $2] * ws[$1 * inputs + $2]
      } start: {
        bias.values[$0]
      }, atol: 2e-5, "y")
    expectClose(
      dx.values,
      product(rows, inputs, outputs) { dys[$0 * outputs + $2] * ws[$2 * inputs + $1] }, atol: 4e-5,
      "dx")
    expectClose(
      dWeight.values,
      product(outputs, inputs, rows) { dys[$2 * outputs + $0] * xs[$2 * inputs + $1] },
      rtol: 1e-6, atol: 4e-5, "dW")
    expectClose(
      dBias.values, product(1, outputs, rows) { dys[$2 * outputs + $1] }, atol: 2e-5, "db")
  }

  @Test func gradientsMatchFiniteDifferences() {
    let x = Tensor.random(3, 5, seed: 5)
    let (weight, bias) = (Tensor.random(4, 5, seed: 6), Tensor.random(4, seed: 7))
    let weights = Tensor.random(3, 4, seed: 8)
    let (dx, dWeight, dBias) = backward(weights, x, weight)
    expectGradient(dx, at: x, "dx") { forward($0, weight, bias).dot(weights) }
    expectGradient(dWeight, at: weight, "dW") { forward(x, $0, bias).dot(weights) }
    expectGradient(dBias, at: bias, "db") { forward(x, weight, $0).dot(weights) }
  }
}
