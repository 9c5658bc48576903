import Foundation

/// How fast this machine multiplies matrices: what a benchmark measures itself against.
public enum MatrixPeak {
  /// Floating-point operations a second of square products, one on each thread side by side; the
  /// best of several tries.
  /// - `bfloat16` multiplies a packed second factor, as linear layers do.
  public static func operationsPerSecond(
    _ precision: ProductPrecision, size: Int = 1024, tries: Int = 5
  ) -> Double {
    let products = Products(precision)
    let rows = max(1, Parallel.threads) * size
    let x = [Float](repeating: 1, count: rows * size)
    let weight = [Float](repeating: 1, count: size * size)
    var y = [Float](repeating: 0, count: rows * size)
    var best = Duration.seconds(1_000_000)
    x.withUnsafeBufferPointer { x in
      weight.withUnsafeBufferPointer { weight in
        y.withUnsafeMutableBufferPointer { y in
          let (x, w, y) = (
            start(x, rows * size), start(weight, size * size), start(y, rows * size)
          )
          for _ in 0...tries {
            best = min(
              best,
              ContinuousClock().measure {
                products.forward(
                  x, rows: rows, weight: w, bias: nil, inputs: size, outputs: size, into: y)
              })
          }
        }
      }
    }
    return 2 * Double(rows) * Double(size * size) / (best / .seconds(1))
  }
}
