import CKernels

/// Rows of a table picked by whole numbers, and the gradient of the table.
/// - `table` is `[V, H]`, `indices` `N` numbers of `0..<V`, `sum` and `dy` `[N, H]`.
public enum Embedding {
  /// Adds row `indices[n]` of `table` to row `n` of `sum`.
  public static func add(
    rows indices: [Int32], of table: UnsafeBufferPointer<Float>, to sum: inout Tensor
  ) {
    let size = sum.shape[1]
    check(indices, rows: sum.shape[0], tableRows: table.count / size)
    sum.values.withUnsafeMutableBufferPointer { sum in
      guard let sum = sum.baseAddress, let table = table.baseAddress else { return }
      Parallel.forEachRange(of: indices.count, size: rowBlock) { range in
        for row in range { ck_add(table + Int(indices[row]) * size, sum + row * size, size) }
      }
    }
  }

  /// Adds row `n` of `dy` to row `indices[n]` of the table's gradient `[V, H]`.
  ///
  /// A row may be picked many times, so tasks share columns out, not rows: every sum is added up in
  /// the order of the tokens.
  public static func accumulateGradients(
    _ dy: Tensor, rows indices: [Int32], into gradient: UnsafeMutableBufferPointer<Float>
  ) {
    let size = dy.shape[1]
    check(indices, rows: dy.shape[0], tableRows: gradient.count / size)
    dy.values.withUnsafeBufferPointer { dy in
      guard let dy = dy.baseAddress, let gradient = gradient.baseAddress else { return }
      Parallel.forEachRange(of: size, size: columnBlock) { range in
        for (row, index) in indices.enumerated() {
          ck_add(
            dy + row * size + range.lowerBound, gradient + Int(index) * size + range.lowerBound,
            range.count)
        }
      }
    }
  }

  private static func check(_ indices: [Int32], rows: Int, tableRows: Int) {
    precondition(indices.count == rows, "\(indices.count) indices for \(rows) rows")
    precondition(
      indices.allSatisfy { $0 >= 0 && Int($0) < tableRows },
      "an index is outside of the \(tableRows) rows of its table")
  }
}
