import Testing

@testable import Analysis

@Test func aRestrictedMatrixHasTheChosenRowsAndColumns() {
  let matrix = Matrix(rows: 3, columns: 3, values: [0, 1, 2, 3, 4, 5, 6, 7, 8])
  #expect(
    matrix.restricted(to: [0, 2]) == Matrix(rows: 2, columns: 2, values: [0, 2, 6, 8]))
  #expect(matrix.row(1) == [3, 4, 5])
}

@Test func matricesAreSubtractedEntryByEntry() {
  let left = Matrix(rows: 1, columns: 3, values: [1, 2, 3])
  let right = Matrix(rows: 1, columns: 3, values: [0.5, 2, 4])
  #expect((left - right).values == [0.5, 0, -1])
}
