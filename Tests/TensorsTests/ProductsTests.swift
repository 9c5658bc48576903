import TestSupport
import Testing

@testable import Tensors

struct ProductsTests {
  /// Rounded to bfloat16, to nearest even.
  private func rounded(_ x: Float) -> Double {
    let bits = x.bitPattern
    return Double(Float(bitPattern: (bits &+ 0x7FFF &+ (bits >> 16 & 1)) & 0xFFFF_0000))
  }

  /// A layer of the given size with everything that `Linear` computes from it.
  private func run(
    _ products: Products, rows: Int, inputs: Int, outputs: Int
  ) -> (x: Tensor, w: Tensor, dy: Tensor, y: Tensor, dx: Tensor, dw: [Float]) {
    var random = RandomSource(seed: 3, stream: 1)
    func tensor(_ rows: Int, _ columns: Int) -> Tensor {
      Tensor(
        shape: [rows, columns], values: (0..<rows * columns).map { _ in Float(random.normal()) })
    }
    let (x, w, dy) = (tensor(rows, inputs), tensor(outputs, inputs), tensor(rows, outputs))
    let bias = [Float](repeating: 0, count: outputs)
    var dw = [Float](repeating: 0.5, count: inputs * outputs)
    var db = bias
    let (y, dx) = w.values.withUnsafeBufferPointer { weight in
      bias.withUnsafeBufferPointer { bias in
        (
          Linear.forward(x, weight: weight, bias: bias, products: products),
          Linear.inputGradient(dy, weight: weight, products: products)
        )
      }
    }
    dw.withUnsafeMutableBufferPointer { dw in
      db.withUnsafeMutableBufferPointer { db in
        Linear.accumulateGradients(dy, x: x, weight: dw, bias: db, products: products)
      }
    }
    return (x, w, dy, y, dx, dw)
  }

  @Test(
    .enabled(if: ProductPrecision.isBFloat16Fast),
    arguments: [(1, 16, 16), (5, 32, 2), (67, 33, 40), (256, 64, 48), (519, 48, 200)])
  func bfloat16RoundsOperandsAndNothingElse(rows: Int, inputs: Int, outputs: Int) {
    let r = run(Products(.bfloat16), rows: rows, inputs: inputs, outputs: outputs)
    func product(
      _ count: (Int, Int), _ inner: Int, _ a: (Int, Int) -> Float, _ b: (Int, Int) -> Float
    ) -> [Float] {
      (0..<count.0).flatMap { i in
        (0..<count.1).map { j in
          Float((0..<inner).reduce(0.0) { $0 + rounded(a(i, $1)) * rounded(b($1, j)) })
        }
      }
    }
    let y = product((rows, outputs), inputs, { r.x[$0, $1] }, { r.w[$1, $0] })
    expectClose(r.y.values, y, rtol: 1e-4, atol: 1e-4, "y")
    let dx = product((rows, inputs), outputs, { r.dy[$0, $1] }, { r.w[$0, $1] })
    expectClose(r.dx.values, dx, rtol: 1e-4, atol: 1e-4, "dx")
    let dw = product((outputs, inputs), rows, { r.dy[$1, $0] }, { r.x[$0, $1] })
    expectClose(r.dw, dw.map { $0 + 0.5 }, rtol: 1e-4, atol: 5e-4, "dw")
  }

  @Test(arguments: Set([ProductPrecision.float32, .fastest]))
  func aGradientAddedToAnotherIsTheirSum(precision: ProductPrecision) {
    let (dy, weight) = (Tensor.random(300, 20, seed: 1), Tensor.random(20, 24, seed: 2))
    let other = Tensor.random(300, 24, seed: 3)
    let products = Products(precision)
    weight.values.withUnsafeBufferPointer { weight in
      var sum = Linear.inputGradient(dy, weight: weight, products: products)
      sum.add(other)
      let added = Linear.inputGradient(dy, weight: weight, addedTo: other, products: products)
      expectClose(added.values, sum.values, rtol: 1e-5, atol: 1e-5)
    }
  }

  @Test(arguments: Set([ProductPrecision.float32, .fastest]))
  func changedParametersAreSeenAfterTheyWereAnnounced(precision: ProductPrecision) {
    let products = Products(precision)
    var weight: [Float] = Array(repeating: 1, count: 64)
    let bias = [Float](repeating: 0, count: 8)
    let x = Tensor(shape: [1, 8], values: Array(repeating: 1, count: 8))
    weight.withUnsafeMutableBufferPointer { weight in
      bias.withUnsafeBufferPointer { bias in
        let read = UnsafeBufferPointer(weight)
        let before = Linear.forward(x, weight: read, bias: bias, products: products)
        #expect(before.values == Array(repeating: 8, count: 8))
        weight.update(repeating: 2)
        products.parametersChanged()
        let after = Linear.forward(x, weight: read, bias: bias, products: products)
        #expect(after.values == Array(repeating: 16, count: 8))
      }
    }
  }
}
