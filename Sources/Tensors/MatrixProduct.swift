import CKernels
import COneDNN

/// Products of row-major matrices in memory, on oneDNN's `dnnl_sgemm`.
///
/// All products in float32 are made here; those of linear layers in bfloat16 are `Products`'.
public enum MatrixProduct {
  /// One side of a product: where it is, how far apart its rows are, and whether it is turned.
  public struct Operand {
    let start: UnsafePointer<Float>
    let stride: Int
    let transposed: Bool

    /// A matrix whose rows begin `stride` floats apart; `transposed` multiplies by its transpose.
    public init(_ start: UnsafePointer<Float>, stride: Int, transposed: Bool = false) {
      self.start = start
      self.stride = stride
      self.transposed = transposed
    }
  }

  /// `c = a·b`, or `c += a·b` with `accumulate`; `a` is `[rows, inner]`, `b` `[inner, columns]`
  /// after their transposition, `c` `[rows, columns]` with rows `stride` apart. On one thread.
  public static func single(
    _ a: Operand, _ b: Operand, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, accumulate: Bool = false
  ) {
    let status = dnnl_sgemm(
      a.transposed ? turned : plain, b.transposed ? turned : plain, dnnl_dim_t(rows),
      dnnl_dim_t(columns),
      dnnl_dim_t(inner), 1, a.start, dnnl_dim_t(a.stride), b.start, dnnl_dim_t(b.stride),
      accumulate ? 1 : 0, c, dnnl_dim_t(stride))
    precondition(status == dnnl_success, "dnnl_sgemm refused \(rows)×\(columns)×\(inner)")
  }

  /// The same with the rows of `c`, which has no gaps, in blocks over all threads; adds `bias` to
  /// each. Blocks depend on the shape alone,
  /// and each is one single-threaded product, so the result does not depend on the threads.
  public static func blocked(
    _ a: Operand, _ b: Operand, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, accumulate: Bool = false,
    bias: UnsafePointer<Float>? = nil
  ) {
    let block = blockRows(rows)
    Parallel.forEachRange(of: rows, size: block) { range in
      let start = a.start + range.lowerBound * (a.transposed ? 1 : a.stride)
      single(
        Operand(start, stride: a.stride, transposed: a.transposed), b, rows: range.count,
        columns: columns, inner: inner, into: c + range.lowerBound * columns, stride: columns,
        accumulate: accumulate)
      if let bias { ck_add_bias(c + range.lowerBound * columns, bias, range.count, columns) }
    }
  }

  /// Eight blocks where there are rows enough, none smaller than 64 rows.
  private static func blockRows(_ rows: Int) -> Int {
    max(64, ((rows + 7) / 8 + 15) / 16 * 16)
  }

  private static let plain = CChar(UInt8(ascii: "N"))
  private static let turned = CChar(UInt8(ascii: "T"))
}
