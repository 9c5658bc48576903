import TestSupport
import Testing

@testable import Analysis

struct LinearCKATests {
  @Test func thePublishedCheckComesOut() throws {
    // definitions.md: NumPy seed 1337 gives 0.5576133.
    let golden = try ModelsGolden.load()
    let (x, y) = (ModelsGolden.matrix(golden.ckaX), ModelsGolden.matrix(golden.ckaY))
    let similarity = try LinearCKA.similarity(x, y)
    expectClose(similarity, 0.5576133, atol: 5e-8)
    expectClose(similarity, golden.ckaValue, atol: 1e-14)
    expectClose(try LinearCKA.similarity(y, x), similarity, atol: 1e-15)
  }

  @Test func aRepresentationIsExactlyLikeItself() throws {
    let x = ModelsGolden.matrix(try ModelsGolden.load().ckaX)
    #expect(try LinearCKA.similarity(x, x) == 1)
    let trace = try AnalysisGolden.load().traces().before
    #expect(try LinearCKA.byLayer([BeforeAfter(before: trace, after: trace)]) == [1, 1, 1])
  }

  @Test func shiftScaleAndRotationDoNotMatter() throws {
    let x = Matrix(rows: 3, columns: 2, values: [1, 2, 0, 5, -3, 1])
    // Turned by 90°, doubled and shifted by (7, −1).
    let y = Matrix(rows: 3, columns: 2, values: [7 - 4, 2 - 1, 7 - 10, 0 - 1, 7 - 2, -6 - 1])
    expectClose(try LinearCKA.similarity(x, y), 1, atol: 1e-14)
  }

  @Test func everyLayerEqualsThatOfNumpy() throws {
    let golden = try ModelsGolden.load()
    let layers = try LinearCKA.byLayer(golden.sentences().map(\.traces))
    expectClose(layers, golden.ckaByLayer, atol: 1e-13, "layers")
  }

  @Test func representationsWithoutVarianceOrOfOtherExamplesAreRefused() {
    let x = Matrix(rows: 2, columns: 1, values: [1, 2])
    #expect(throws: AnalysisError.constantRepresentations) {
      try LinearCKA.similarity(x, Matrix(rows: 2, columns: 1, values: [3, 3]))
    }
    #expect(
      throws: AnalysisError.unequalCounts(
        what: "rows of the second representation", expected: 2, got: 1)
    ) {
      try LinearCKA.similarity(x, Matrix(rows: 1, columns: 1, values: [3]))
    }
    #expect(throws: AnalysisError.tooFew(what: "sentences", expected: 1, got: 0)) {
      try LinearCKA.byLayer([])
    }
  }
}
