import CKernels

/// Sums over long stretches of numbers that come out the same on any number of threads.
public enum Reduction {
  /// `Σ x²` over `range`, in double precision, by blocks of fixed size added in order.
  public static func sumOfSquares(_ x: [Float], _ range: Range<Int>) -> Double {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= x.count, "\(range) of \(x.count) numbers")
    var sums = [Double](repeating: 0, count: (range.count + elementBlock - 1) / elementBlock)
    x.withUnsafeBufferPointer { x in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let x = x.baseAddress, let sums = sums.baseAddress else { return }
        Parallel.forEachRange(of: range.count, size: elementBlock) { block in
          sums[block.lowerBound / elementBlock] = ck_sum_of_squares(
            x + range.lowerBound + block.lowerBound, block.count)
        }
      }
    }
    return sums.reduce(0, +)
  }
}
