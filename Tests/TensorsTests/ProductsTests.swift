import TestSupport
import Testing

@testable import Tensors

struct ProductsTests {
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
          Float((0..<inner).reduce(0.0) { $0 + bfloat16(a(i, $1)) * bfloat16(b($1, j)) })
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

  @Test(.enabled(if: ProductPrecision.isBFloat16Fast), arguments: [false, true])
  func productsOfOneShapeDoNotMistakePackedWeightsForRows(packedFirst: Bool) {
    // dW += dyᵀ·x and dx += dy·W have the same shape here; only the second packs its factor.
    let (outputs, inputs) = (64, 32)
    let products = Products(.bfloat16)
    let (dy, x) = (Tensor.random(64, outputs, seed: 1), Tensor.random(64, inputs, seed: 2))
    let weight = Tensor.random(outputs, inputs, seed: 3)
    func run() -> (dw: [Float], dx: [Float]) {
      var (dw, db) = (
        [Float](repeating: 0, count: outputs * inputs), [Float](repeating: 0, count: 64)
      )
      var dx: [Float] = []
      for packs in [packedFirst, !packedFirst] {
        if packs {
          dx = weight.values.withUnsafeBufferPointer {
            Linear.inputGradient(
              dy, weight: $0, addedTo: Tensor(zeros: 64, inputs), products: products
            ).values
          }
        } else {
          dw.withUnsafeMutableBufferPointer { dw in
            db.withUnsafeMutableBufferPointer { db in
              Linear.accumulateGradients(dy, x: x, weight: dw, bias: db, products: products)
            }
          }
        }
      }
      return (dw, dx)
    }
    let (dw, dx) = run()
    let expectedDW = (0..<outputs * inputs).map { place in
      Float(
        (0..<64).reduce(0.0) {
          $0 + bfloat16(dy[$1, place / inputs]) * bfloat16(x[$1, place % inputs])
        })
    }
    let expectedDX = (0..<64 * inputs).map { place in
      Float(
        (0..<outputs).reduce(0.0) {
          $0 + bfloat16(dy[place / inputs, $1]) * bfloat16(weight[$1, place % inputs])
        })
    }
    expectClose(dw, expectedDW, rtol: 1e-4, atol: 1e-4, "dW")
    expectClose(dx, expectedDX, rtol: 1e-4, atol: 1e-4, "dx")
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
