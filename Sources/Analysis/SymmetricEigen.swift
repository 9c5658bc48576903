/// The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
/// - Source: Golub & Van Loan 2013, "Matrix Computations", 4th edition, algorithms 8.5.1 and 8.5.3.
struct SymmetricEigen {
  /// Eigenvalues, largest first.
  let values: [Double]
  /// Unit eigenvectors in the same order, one a row, each with an arbitrary sign.
  let vectors: Matrix

  /// The decomposition of `matrix`, `[n, n]`, of which the upper half is read.
  init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "[\(matrix.rows), \(matrix.columns)]")
    let n = matrix.rows
    var a = Matrix(rows: n, columns: n)
    var v = Matrix(rows: n, columns: n)
    for i in 0..<n {
      v[i, i] = 1
      for j in i..<n {
        a[i, j] = matrix[i, j]
        a[j, i] = matrix[i, j]
      }
    }
    let scale = a.values.reduce(0) { $0 + $1 * $1 }
    // Convergence is quadratic: a dozen sweeps do for any size that occurs, the bound is a bound.
    for _ in 0..<100 {
      var rest = 0.0
      for p in 0..<n { for q in p + 1..<max(n, p + 1) { rest += a[p, q] * a[p, q] } }
      guard rest > scale * 1e-32 else { break }
      for p in 0..<n {
        for q in p + 1..<max(n, p + 1) where a[p, q] != 0 {
          SymmetricEigen.rotate(&a, &v, p, q)
        }
      }
    }
    let order = (0..<n).sorted { (a[$0, $0], $1) > (a[$1, $1], $0) }
    values = order.map { a[$0, $0] }
    vectors = Matrix(rows: n, columns: n, values: order.flatMap { v.row($0) })
  }

  /// Makes `a[p, q]` zero by a rotation of coordinates p and q, and turns the rows of `v` with it.
  private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int) {
    let tau = (a[q, q] - a[p, p]) / (2 * a[p, q])
    let t = (tau >= 0 ? 1.0 : -1.0) / (tau.magnitude + (1 + tau * tau).squareRoot())
    let c = 1 / (1 + t * t).squareRoot()
    let s = t * c
    for k in 0..<a.rows {
      let (x, y) = (a[p, k], a[q, k])
      a[p, k] = c * x - s * y
      a[q, k] = s * x + c * y
    }
    for k in 0..<a.rows {
      let (x, y) = (a[k, p], a[k, q])
      a[k, p] = c * x - s * y
      a[k, q] = s * x + c * y
    }
    for k in 0..<a.rows {
      let (x, y) = (v[p, k], v[q, k])
      v[p, k] = c * x - s * y
      v[q, k] = s * x + c * y
    }
    a[p, q] = 0
    a[q, p] = 0
  }
}
