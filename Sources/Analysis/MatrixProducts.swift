/// `x·y` of two vectors of one length, summed in order.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
}

extension Matrix {
  /// The rows less their mean.
  var centred: Matrix {
    var result = self
    for j in 0..<columns {
      let mean = (0..<rows).reduce(0) { $0 + self[$1, j] } / Double(rows)
      for i in 0..<rows { result[i, j] -= mean }
    }
    return result
  }

  /// The products of all pairs of rows, `XXᵀ`.
  var rowProducts: Matrix {
    let vectors = (0..<rows).map { row($0) }
    var result = Matrix(rows: rows, columns: rows)
    for i in vectors.indices {
      for j in i..<rows {
        result[i, j] = dot(vectors[i], vectors[j])
        result[j, i] = result[i, j]
      }
    }
    return result
  }

  /// Rows and columns exchanged.
  var transposed: Matrix {
    Matrix(
      rows: columns, columns: rows,
      values: (0..<columns).flatMap { column in (0..<rows).map { self[$0, column] } })
  }
}
