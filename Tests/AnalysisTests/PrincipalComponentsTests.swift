import TestSupport
import Testing

@testable import Analysis

struct PrincipalComponentsTests {
  @Test func componentsEqualThoseOfNumpyOverEitherProduct() throws {
    let golden = try ModelsGolden.load()
    // 32 vectors of 5 numbers, then 4 of 9: the smaller product is that of numbers, then of vectors.
    for expected in [golden.projection, golden.wide] {
      let result = try PrincipalComponents(
        Matrix(
          rows: expected.vectors.count / expected.width, columns: expected.width,
          values: expected.vectors))
      expectClose(result.components.values, expected.components, atol: 1e-10, "components")
      expectClose(result.coordinates.values, expected.coordinates, atol: 1e-10, "coordinates")
      expectClose(result.explained, expected.explained, atol: 1e-12, "explained")
    }
  }

  @Test func pointsOnALineHaveOneComponentWhoseLargestEntryIsPositive() throws {
    // Along (3, −4)/5; its larger entry is made positive.
    let result = try PrincipalComponents(
      Matrix(rows: 3, columns: 2, values: [0, 0, 3, -4, -3, 4]))
    expectClose(result.components.values, [-0.6, 0.8, 0, 0], atol: 1e-12, "components")
    expectClose(result.coordinates.values, [0, 0, -5, 0, 5, 0], atol: 1e-12, "coordinates")
    expectClose(result.explained, [1, 0], atol: 1e-12, "explained")
  }

  @Test func equalVectorsLieOnOnePointAndExplainNothing() throws {
    let result = try PrincipalComponents(
      Matrix(rows: 3, columns: 2, values: [0.5, 2, 0.5, 2, 0.5, 2]))
    #expect(result.coordinates.values.allSatisfy { $0 == 0 })
    #expect(result.explained == [0, 0])
  }

  @Test func oneVectorIsTooFew() {
    #expect(throws: AnalysisError.tooFew(what: "vectors", expected: 2, got: 1)) {
      try PrincipalComponents(Matrix(rows: 1, columns: 2))
    }
  }
}
