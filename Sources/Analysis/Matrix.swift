/// A dense row-major matrix of doubles: what attention is averaged and divided in.
public struct Matrix: Hashable, Sendable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// The entries, row after row; always `rows · columns` many.
  public private(set) var values: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = [Double](repeating: 0, count: rows * columns)
  }

  /// A matrix of `values`, whose number must be `rows · columns`.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(
      values.count == rows * columns, "\(values.count) values do not fill [\(rows), \(columns)]")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The entry of row `i` and column `j`, both from 0.
  public subscript(i: Int, j: Int) -> Double {
    get { values[offset(i, j)] }
    set { values[offset(i, j)] = newValue }
  }

  /// Row `i`.
  public func row(_ i: Int) -> [Double] {
    Array(values[offset(i, 0)..<offset(i, 0) + columns])
  }

  /// The matrix of `positions` of the rows and of the columns of this one, in that order.
  public func restricted(to positions: [Int]) -> Matrix {
    var result = Matrix(rows: positions.count, columns: positions.count)
    for (i, from) in positions.enumerated() {
      for (j, to) in positions.enumerated() { result[i, j] = self[from, to] }
    }
    return result
  }

  /// The difference, entry by entry, of two matrices of one size.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    precondition(
      left.rows == right.rows && left.columns == right.columns,
      "[\(left.rows), \(left.columns)] minus [\(right.rows), \(right.columns)]")
    return Matrix(
      rows: left.rows, columns: left.columns,
      values: zip(left.values, right.values).map { $0 - $1 })
  }

  private func offset(_ i: Int, _ j: Int) -> Int {
    precondition(
      i >= 0 && i < rows && j >= 0 && j < columns,
      "[\(i), \(j)] is outside of [\(rows), \(columns)]")
    return i * columns + j
  }
}
