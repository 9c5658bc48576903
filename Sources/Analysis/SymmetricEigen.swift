/// The eigenvalues and eigenvectors of a symmetric matrix: made tridiagonal by reflections, then
/// diagonal by rotations.
/// - Source: Golub & Van Loan 2013, "Matrix Computations", 4th edition, sections 8.3.1 (Householder
///   tridiagonalisation) and 8.3.3 to 8.3.5 (implicit QR steps with Wilkinson's shift).
struct SymmetricEigen {
  /// Eigenvalues, largest first.
  let values: [Double]
  /// Unit eigenvectors in the same order, one a row, each with an arbitrary sign.
  let vectors: Matrix

  /// The decomposition of `matrix`, `[n, n]`, of which the upper half is read.
  init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "[\(matrix.rows), \(matrix.columns)]")
    let n = matrix.rows
    var work = Tridiagonal(matrix)
    work.diagonalize()
    let order = (0..<n).sorted { (work.diagonal[$0], $1) > (work.diagonal[$1], $0) }
    values = order.map { work.diagonal[$0] }
    vectors = Matrix(
      rows: n, columns: n, values: order.flatMap { work.basis[$0 * n..<($0 + 1) * n] })
  }
}

/// `Q·A·Qᵀ = T` with an orthogonal `Q` and a tridiagonal `T`.
private struct Tridiagonal {
  /// The diagonal of T, `[n]`.
  var diagonal: [Double]
  /// What stands beside it, `[n]`; the last is 0.
  var beside: [Double]
  /// Q row by row, `[n, n]`.
  var basis: [Double]
  private let n: Int

  init(_ matrix: Matrix) {
    let n = matrix.rows
    self.n = n
    var a = [Double](repeating: 0, count: n * n)
    basis = a
    for i in 0..<n {
      basis[i * n + i] = 1
      for j in i..<n {
        a[i * n + j] = matrix[i, j]
        a[j * n + i] = matrix[i, j]
      }
    }
    var reflections: [(scale: Double, vector: [Double])] = []
    for k in 0..<max(n - 2, 0) {
      // The reflection of the column below the diagonal onto its first coordinate.
      var v = (k + 1..<n).map { a[$0 * n + k] }
      let tail = v.dropFirst().reduce(0) { $0 + $1 * $1 }
      guard tail > 0 else {
        reflections.append((0, v))
        continue
      }
      let length = (v[0] * v[0] + tail).squareRoot()
      let target = v[0] > 0 ? -length : length
      v[0] -= target
      let scale = 2 / (v[0] * v[0] + tail)
      Tridiagonal.reflect(&a, n: n, from: k + 1, v, scale)
      a[(k + 1) * n + k] = target
      reflections.append((scale, v))
    }
    diagonal = (0..<n).map { a[$0 * n + $0] }
    beside = (0..<n).map { $0 + 1 < n ? a[($0 + 1) * n + $0] : 0 }
    // Q is the product of the reflections, the first at the right.
    for (k, reflection) in reflections.enumerated().reversed() where reflection.scale > 0 {
      turn(from: k + 1, reflection.vector, reflection.scale)
    }
  }

  /// `A := H·A·H` on the rows and columns from `first` on, `H = I − scale·v·vᵀ`.
  private static func reflect(
    _ a: inout [Double], n: Int, from first: Int, _ v: [Double], _ scale: Double
  ) {
    let m = v.count
    a.withUnsafeMutableBufferPointer { a in
      var p = [Double](repeating: 0, count: m)
      for i in 0..<m {
        let row = (first + i) * n + first
        var sum = 0.0
        for j in 0..<m { sum += a[row + j] * v[j] }
        p[i] = scale * sum
      }
      let half = scale / 2 * zip(p, v).reduce(0) { $0 + $1.0 * $1.1 }
      for i in 0..<m { p[i] -= half * v[i] }
      for i in 0..<m {
        let row = (first + i) * n + first
        for j in 0..<m { a[row + j] -= v[i] * p[j] + p[i] * v[j] }
      }
    }
  }

  /// Multiplies Q by a reflection at its right, on the coordinates from `first` on.
  private mutating func turn(from first: Int, _ v: [Double], _ scale: Double) {
    let n = n
    basis.withUnsafeMutableBufferPointer { q in
      for i in 0..<n {
        let row = i * n + first
        var sum = 0.0
        for j in v.indices { sum += q[row + j] * v[j] }
        sum *= scale
        for j in v.indices { q[row + j] -= sum * v[j] }
      }
    }
  }

  /// Rotates until nothing stands beside the diagonal that is more than rounding. Two or three
  /// steps do for a row; the bound ends the loop where entries are no numbers.
  mutating func diagonalize() {
    var end = n - 1
    for _ in 0..<60 * n where end > 0 {
      for k in 0..<end where isSmall(k) { beside[k] = 0 }
      if beside[end - 1] == 0 {
        end -= 1
        continue
      }
      var start = end - 1
      while start > 0, beside[start - 1] != 0 { start -= 1 }
      step(start, end)
    }
  }

  private func isSmall(_ k: Int) -> Bool {
    let size = diagonal[k].magnitude + diagonal[k + 1].magnitude
    // Below the smallest normal number no rotation makes it smaller.
    return beside[k].magnitude <= size * 0x1p-52 || beside[k].magnitude < 0x1p-1000
  }

  /// One implicit QR step on the block of rows `start...end`.
  private mutating func step(_ start: Int, _ end: Int) {
    let half = (diagonal[end - 1] - diagonal[end]) / 2
    let e = beside[end - 1]
    let root = (half * half + e * e).squareRoot()
    let shift = diagonal[end] - e * e / (half + (half < 0 ? -root : root))
    var (x, z) = (diagonal[start] - shift, beside[start])
    for k in start..<end {
      let r = (x * x + z * z).squareRoot()
      guard r > 0 else { return }
      let (c, s) = (x / r, z / r)
      if k > start { beside[k - 1] = r }
      let (p, q, between) = (diagonal[k], diagonal[k + 1], beside[k])
      diagonal[k] = c * c * p + 2 * c * s * between + s * s * q
      diagonal[k + 1] = s * s * p - 2 * c * s * between + c * c * q
      beside[k] = c * s * (q - p) + (c * c - s * s) * between
      if k + 1 < end {
        x = beside[k]
        z = s * beside[k + 1]
        beside[k + 1] *= c
      }
      rotate(k, c, s)
    }
  }

  /// Turns rows `k` and `k + 1` of Q.
  private mutating func rotate(_ k: Int, _ c: Double, _ s: Double) {
    let n = n
    basis.withUnsafeMutableBufferPointer { q in
      let (first, second) = (k * n, (k + 1) * n)
      for j in 0..<n {
        let (x, y) = (q[first + j], q[second + j])
        q[first + j] = c * x + s * y
        q[second + j] = c * y - s * x
      }
    }
  }
}
