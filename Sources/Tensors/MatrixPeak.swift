/// How fast this machine multiplies matrices: what a benchmark measures itself against.
public enum MatrixPeak {
  /// Floating-point operations a second of large products on all threads; the best of several
  /// sizes and tries, for no size is the fastest everywhere.
  /// - bfloat16 multiplies a packed second factor, as linear layers do.
  public static func operationsPerSecond(
    _ precision: ProductPrecision, sizes: [Int] = [512, 1024, 2048], tries: Int = 5
  ) -> Double {
    let products = Products(precision)
    return sizes.map { size in
      let weight = [Float](repeating: 1, count: size * size)
      let x = [Float](repeating: 1, count: 2 * Parallel.threads * size * size)
      var y = x
      let best = weight.withUnsafeBufferPointer { weight in
        x.withUnsafeBufferPointer { x in
          y.withUnsafeMutableBufferPointer { y in
            let (w, a, c) = (
              start(weight, size * size), start(x, x.count), start(y, y.count)
            )
            let rows = x.count / size
            products.parametersChanged()
            return (0...tries).map { _ in
              min(
                ContinuousClock().measure {
                  products.forward(
                    a, rows: rows, weight: w, bias: nil, inputs: size, outputs: size, into: c)
                },
                ContinuousClock().measure {
                  products.inputGradient(
                    a, rows: rows, weight: w, inputs: size, outputs: size, into: c)
                })
            }.min() ?? .zero
          }
        }
      }
      return 2 * Double(x.count) * Double(size) / (best / .seconds(1))
    }.max() ?? 0
  }
}
