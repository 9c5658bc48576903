import TestSupport
import Testing

@testable import Analysis

struct EmbeddingProjectionTests {
  @Test func bothModelsLieOnThePlaneOfAllTheirPoints() throws {
    let golden = try ModelsGolden.load()
    let result = try EmbeddingProjection(
      golden.sentences().map { (SentenceUnits(tokens: $0.tokens, unit: .token), $0.traces) })
    #expect(
      result.entries.map(\.sentence) == Array(repeating: 0, count: 8)
        + Array(repeating: 1, count: 8))
    #expect(!result.entries.contains { $0.token == "[PAD]" })
    let points =
      result.entries.flatMap { [$0.point.before.x, $0.point.before.y] }
      + result.entries.flatMap { [$0.point.after.x, $0.point.after.y] }
    expectClose(points, golden.projection.coordinates, atol: 1e-10, "points")
    expectClose(result.explained, golden.projection.explained, atol: 1e-12, "explained")
  }

  @Test func equalModelsHaveArrowsOfNoLength() throws {
    let golden = try AnalysisGolden.load()
    let trace = try golden.traces().after
    for unit in AnalysisUnit.allCases {
      let units = SentenceUnits(tokens: golden.tokens, unit: unit)
      let result = try EmbeddingProjection([(units, BeforeAfter(before: trace, after: trace))])
      #expect(result.entries.map(\.token) == units.labels.dropLast())
      #expect(result.entries.allSatisfy { $0.point.before == $0.point.after })
    }
  }

  @Test func aLayerThatDoesNotExistIsRefused() throws {
    let golden = try AnalysisGolden.load()
    let units = SentenceUnits(tokens: golden.tokens, unit: .token)
    let traces = try golden.traces()
    #expect(throws: AnalysisError.indexOutOfRange(what: "layer", index: 3, count: 3)) {
      try EmbeddingProjection([(units, traces)], layer: 3)
    }
    #expect(throws: AnalysisError.tooFew(what: "sentences", expected: 1, got: 0)) {
      try EmbeddingProjection([])
    }
  }
}
