import CKernels

/// Products inside of one task, such as those of an attention head: too small and too many for a
/// primitive each.
///
/// In float32 it is `MatrixProduct.single`. In bfloat16 both factors are rounded into memory of the
/// task, in the order that `ck_bfloat16_product` reads them; sums are float32.
struct SmallProduct {
  private let precision: ProductPrecision
  private let first: UnsafeMutablePointer<UInt16>
  private let second: UnsafeMutablePointer<UInt32>

  /// Floats of memory that products of `precision` need whose first factor has at most `first`
  /// elements and whose second at most `second`, either with its sides rounded up by `padded`.
  static func memory(_ precision: ProductPrecision, first: Int, second: Int) -> Int {
    precision == .float32 ? 0 : (first + second) / 2
  }

  /// A length rounded up to what the kernel works on at once.
  static func padded(_ length: Int) -> Int { (length + 31) / 32 * 32 }

  /// Products in `memory`, which is as large as the function of that name says for `first`.
  init(_ precision: ProductPrecision, memory: UnsafeMutablePointer<Float>, first: Int) {
    self.precision = precision
    let raw = UnsafeMutableRawPointer(memory)
    self.first = raw.assumingMemoryBound(to: UInt16.self)
    second = (raw + first * 2).assumingMemoryBound(to: UInt32.self)
  }

  /// `c = a·b` or, with `accumulate`, `c += a·b`, as `MatrixProduct.single` defines it.
  func compute(
    _ a: MatrixProduct.Operand, _ b: MatrixProduct.Operand, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, accumulate: Bool = false
  ) {
    guard precision == .bfloat16 else {
      MatrixProduct.single(
        a, b, rows: rows, columns: columns, inner: inner, into: c, stride: stride,
        accumulate: accumulate)
      return
    }
    let pairs = (inner + 1) / 2
    let width = SmallProduct.padded(columns)
    if a.transposed {
      ck_transpose_to_bfloat16(a.start, a.stride, inner, 0, rows, 2 * pairs, first)
    } else {
      ck_round_rows_to_bfloat16(a.start, a.stride, rows, inner, 2 * pairs, first)
    }
    if b.transposed {
      ck_pair_columns_to_bfloat16(b.start, b.stride, columns, inner, width, second)
    } else {
      ck_pair_rows_to_bfloat16(b.start, b.stride, inner, columns, width, second)
    }
    ck_bfloat16_product(
      first, 2 * pairs, second, width, rows, columns, pairs, c, stride, accumulate ? 1 : 0)
  }
}
