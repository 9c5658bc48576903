import Foundation
import TestSupport
import Testing

@testable import Analysis

struct SymmetricEigenTests {
  @Test func aSmallMatrixHasItsKnownEigenvalues() {
    // Eigenvalues 3 and 1 along (1, 1) and (1, −1).
    let eigen = SymmetricEigen(Matrix(rows: 2, columns: 2, values: [2, 1, 1, 2]))
    expectClose(eigen.values, [3, 1], atol: 1e-14, "values")
    expectClose(eigen.vectors[0, 0], eigen.vectors[0, 1], atol: 1e-14)
    expectClose(eigen.vectors[1, 0], -eigen.vectors[1, 1], atol: 1e-14)
  }

  @Test(arguments: [0.0, .nan])
  func whatHasNothingToTurnEnds(value: Double) {
    let eigen = SymmetricEigen(
      Matrix(rows: 5, columns: 5, values: Array(repeating: value, count: 25)))
    #expect(eigen.values.count == 5)
    if value == 0 { #expect(eigen.values.allSatisfy { $0 == 0 }) }
  }

  @Test func aLargeMatrixIsRebuilt() {
    // Products of waves: eigenvalues over many sizes, most of them nearly 0.
    let n = 150
    let waves = Matrix(
      rows: n, columns: 3,
      values: (0..<n).flatMap { i in
        [1, 1e-3 * cos(Double(i)), 1e-6 * sin(Double(i * i))]
      })
    let matrix = waves.rowProducts
    let eigen = SymmetricEigen(matrix)
    let rebuilt = (0..<n * n).map { place in
      (0..<n).reduce(0.0) {
        $0 + eigen.values[$1] * eigen.vectors[$1, place / n] * eigen.vectors[$1, place % n]
      }
    }
    expectClose(rebuilt, matrix.values, atol: 1e-12, "rebuilt")
    expectClose(dot(eigen.vectors.row(0), eigen.vectors.row(1)), 0, atol: 1e-13)
  }

  @Test(arguments: [1, 2, 3, 12])
  func vectorsAreOrthonormalAndRebuildTheMatrix(n: Int) {
    // Of rank two, so that many eigenvalues are the same.
    var matrix = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n { matrix[i, j] = Double((i + 1) * (j + 1)) + Double(i % 3) * Double(j % 3) }
    }
    let eigen = SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted(by: >))
    for i in 0..<n {
      for j in 0..<n {
        let product = (0..<n).reduce(0.0) { $0 + eigen.vectors[i, $1] * eigen.vectors[j, $1] }
        expectClose(product, i == j ? 1 : 0, atol: 1e-12, "[\(i), \(j)]")
        let entry = (0..<n).reduce(0.0) {
          $0 + eigen.values[$1] * eigen.vectors[$1, i] * eigen.vectors[$1, j]
        }
        expectClose(entry, matrix[i, j], atol: 1e-10, "[\(i), \(j)]")
      }
    }
  }
}
