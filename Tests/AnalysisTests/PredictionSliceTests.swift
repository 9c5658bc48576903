import TestSupport
import Testing

@testable import Analysis

struct PredictionSliceTests {
  /// Rows: label, before, after, tokens, cut, negation.
  private let predictions = [
    (1, 0.75, 0.75, 10, false, false), (1, 0.25, 0.75, 20, false, true),
    (0, 0.75, 0.25, 30, false, true), (0, 0.25, 0.75, 30, false, false),
    (1, 0.25, 0.25, 30, true, false), (0, 0.5, 0.5, 90, true, true),
    (1, 0.5, 0.75, 40, false, false),
  ].enumerated().map { row, item in
    ReviewPrediction(
      row: row, label: item.0, positive: BeforeAfter(before: item.1, after: item.2),
      tokenCount: item.3, isTruncated: item.4, hasNegation: item.5)
  }

  @Test func everySliceCountsItsReviewsAndWhatIsRight() {
    let slices = PredictionSlice.all(predictions)
    #expect(
      slices.map(\.kind) == [
        .all, .label(0), .label(1), .length(tercile: 0, tokens: 10...30),
        .length(tercile: 2, tokens: 40...90), .negation(false), .negation(true),
        .truncated(false), .truncated(true),
      ])
    #expect(slices.map(\.count) == [7, 3, 4, 5, 2, 4, 3, 5, 2])
    #expect(slices.map(\.correct.before) == [3, 2, 1, 2, 1, 2, 1, 2, 1])
    #expect(slices.map(\.correct.after) == [5, 2, 3, 3, 2, 2, 3, 4, 1])
    #expect(slices[0].accuracy == BeforeAfter(before: 3.0 / 7, after: 5.0 / 7))
    #expect(slices[0].interval.after == WilsonInterval(successes: 5, trials: 7))
  }

  @Test func thirdsOfDifferentLengthsAreEven() {
    let slices = PredictionSlice.all(
      (1...9).map { length in
        ReviewPrediction(
          row: length, label: 1, positive: BeforeAfter(before: 0.6, after: 0.4),
          tokenCount: 10 * length, isTruncated: false, hasNegation: false)
      })
    let thirds = slices.filter { if case .length = $0.kind { true } else { false } }
    #expect(
      thirds.map(\.kind) == [
        .length(tercile: 0, tokens: 10...30), .length(tercile: 1, tokens: 40...60),
        .length(tercile: 2, tokens: 70...90),
      ])
    #expect(thirds.map(\.count) == [3, 3, 3])
  }

  @Test func noReviewsMakeNoSlices() {
    #expect(PredictionSlice.all([]).isEmpty)
  }

  @Test func fixedAndBrokenReviewsAreListed() {
    let change = PredictionChange(predictions)
    #expect(change.fixed.map(\.row) == [1, 2, 6])
    #expect(change.broken.map(\.row) == [3])
    #expect(change.rightInBoth == 2)
    #expect(change.wrongInBoth == 1)
    #expect(change.mcNemar == McNemarTest(b: 1, c: 3))
  }

  @Test func equalModelsFixAndBreakNothing() {
    let same = predictions.map {
      ReviewPrediction(
        row: $0.row, label: $0.label,
        positive: BeforeAfter(before: $0.positive.after, after: $0.positive.after),
        tokenCount: $0.tokenCount, isTruncated: $0.isTruncated, hasNegation: $0.hasNegation)
    }
    let change = PredictionChange(same)
    #expect(change.fixed.isEmpty && change.broken.isEmpty)
    #expect(change.mcNemar.pValue == 1)
    #expect(PredictionSlice.all(same).allSatisfy { $0.accuracy.before == $0.accuracy.after })
  }

  @Test func aProbabilityOfOneHalfIsNotPositive() {
    #expect(predictions[5].choice == BeforeAfter(before: 0, after: 0))
    #expect(predictions[6].isCorrect == BeforeAfter(before: false, after: true))
  }
}
