import TestSupport
import Testing

@testable import Tensors

struct SmallProductTests {
  /// Element `(row, column)` of a matrix stored in rows `stride` apart, or of its transpose.
  private func element(
    _ x: [Float], _ stride: Int, _ isTransposed: Bool, _ row: Int, _ column: Int
  ) -> Float {
    isTransposed ? x[column * stride + row] : x[row * stride + column]
  }

  @Test(
    .enabled(if: ProductPrecision.isBFloat16Fast),
    arguments: [(1, 1, 1), (3, 33, 5), (17, 16, 31), (45, 70, 64), (128, 19, 131)],
    [(false, false), (true, false), (false, true), (true, true)])
  func bfloat16RoundsOperandsAndNothingElse(
    size: (rows: Int, columns: Int, inner: Int), turned: (Bool, Bool)
  ) {
    let (rows, columns, inner) = size
    let gap = 3
    let strides = (
      (turned.0 ? rows : inner) + gap, (turned.1 ? inner : columns) + gap, columns + gap
    )
    let a = Tensor.random((turned.0 ? inner : rows) * strides.0, seed: 1).values
    let b = Tensor.random((turned.1 ? columns : inner) * strides.1, seed: 2).values
    let first = SmallProduct.padded(rows) * SmallProduct.padded(inner)
    var memory = [Float](
      repeating: .nan,
      count: SmallProduct.memory(
        .bfloat16, first: first,
        second: SmallProduct.padded(inner) * SmallProduct.padded(columns)))
    for accumulates in [false, true] {
      var c = [Float](repeating: 0.5, count: rows * strides.2)
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          memory.withUnsafeMutableBufferPointer { memory in
            c.withUnsafeMutableBufferPointer { c in
              guard let a = a.baseAddress, let b = b.baseAddress,
                let memory = memory.baseAddress, let c = c.baseAddress
              else { return }
              SmallProduct(.bfloat16, memory: memory, first: first).compute(
                .init(a, stride: strides.0, transposed: turned.0),
                .init(b, stride: strides.1, transposed: turned.1), rows: rows, columns: columns,
                inner: inner, into: c, stride: strides.2, accumulate: accumulates)
            }
          }
        }
      }
      let expected = (0..<rows).flatMap { row in
        (0..<strides.2).map { column -> Float in
          // What lies between the rows stays as it was.
          guard column < columns else { return 0.5 }
          return Float(
            (0..<inner).reduce(accumulates ? 0.5 : 0.0) {
              $0 + bfloat16(element(a, strides.0, turned.0, row, $1))
                * bfloat16(element(b, strides.1, turned.1, $1, column))
            })
        }
      }
      expectClose(c, expected, rtol: 1e-5, atol: 1e-5, "\(size) \(turned) \(accumulates)")
    }
  }
}
