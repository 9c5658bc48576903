/// The directions in which some vectors differ most, and where each vector lies along them.
///
/// The vectors are centred, not scaled. A component's sign is free; here its entry of largest
/// magnitude, the first of equals, is positive, so that a picture is the same on every run.
/// - Source: Pearson 1901; Jolliffe 2002, "Principal Component Analysis", 2nd edition, section 3.5
///   for the way over the smaller of the two product matrices.
public struct PrincipalComponents: Hashable, Sendable {
  /// Unit vectors, `[k, d]`; a row of zeros where the vectors have fewer directions than that.
  public let components: Matrix
  /// Every vector along every component, `[n, k]`. Equal vectors have equal coordinates.
  public let coordinates: Matrix
  /// The part of the total variance along every component, 0 to 1, largest first, `[k]`; 0 where
  /// all vectors are the same.
  public let explained: [Double]

  /// The first `count` components of the rows of `vectors`, `[n, d]`.
  /// - Throws: where there are fewer than two vectors.
  public init(_ vectors: Matrix, count: Int = 2) throws(AnalysisError) {
    let (n, d) = (vectors.rows, vectors.columns)
    guard n >= 2 else { throw .tooFew(what: "vectors", expected: 2, got: n) }
    let centred = PrincipalComponents.centred(vectors)
    let rows = (0..<n).map { centred.row($0) }
    let columns = (0..<d).map { column in rows.map { $0[column] } }
    let eigen = SymmetricEigen(PrincipalComponents.products(n <= d ? rows : columns))
    let total = centred.values.reduce(0) { $0 + $1 * $1 }
    var components = Matrix(rows: count, columns: d)
    var explained: [Double] = []
    for k in 0..<count {
      // What lies below is rounding: the vectors have no further direction.
      guard k < eigen.values.count, eigen.values[k] > total * 1e-14 else {
        explained.append(0)
        continue
      }
      let vector = eigen.vectors.row(k)
      let direction =
        n <= d ? columns.map { PrincipalComponents.dot($0, vector) } : vector
      let largest = direction.reduce(0.0) { $1.magnitude > $0.magnitude ? $1 : $0 }
      let length = PrincipalComponents.dot(direction, direction).squareRoot()
      for j in 0..<d { components[k, j] = direction[j] / (largest < 0 ? -length : length) }
      explained.append(min(eigen.values[k] / total, 1))
    }
    var coordinates = Matrix(rows: n, columns: count)
    for i in 0..<n {
      for k in 0..<count {
        coordinates[i, k] = PrincipalComponents.dot(rows[i], components.row(k))
      }
    }
    self.components = components
    self.coordinates = coordinates
    self.explained = explained
  }

  private static func centred(_ vectors: Matrix) -> Matrix {
    var result = vectors
    for j in 0..<vectors.columns {
      let mean = (0..<vectors.rows).reduce(0) { $0 + vectors[$1, j] } / Double(vectors.rows)
      for i in 0..<vectors.rows { result[i, j] -= mean }
    }
    return result
  }

  /// Products of all pairs of `vectors`.
  private static func products(_ vectors: [[Double]]) -> Matrix {
    var result = Matrix(rows: vectors.count, columns: vectors.count)
    for i in vectors.indices {
      for j in i..<vectors.count {
        result[i, j] = dot(vectors[i], vectors[j])
        result[j, i] = result[i, j]
      }
    }
    return result
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
