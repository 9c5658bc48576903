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
    let centred = vectors.centred
    let turned = centred.transposed
    let eigen = SymmetricEigen((n <= d ? centred : turned).rowProducts)
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
        n <= d ? (0..<d).map { dot(turned.row($0), vector) } : vector
      let largest = direction.reduce(0.0) { $1.magnitude > $0.magnitude ? $1 : $0 }
      let length = dot(direction, direction).squareRoot()
      for j in 0..<d { components[k, j] = direction[j] / (largest < 0 ? -length : length) }
      explained.append(min(eigen.values[k] / total, 1))
    }
    var coordinates = Matrix(rows: n, columns: count)
    for i in 0..<n {
      for k in 0..<count {
        coordinates[i, k] = dot(centred.row(i), components.row(k))
      }
    }
    self.components = components
    self.coordinates = coordinates
    self.explained = explained
  }
}
