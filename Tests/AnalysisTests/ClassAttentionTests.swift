import TestSupport
import Testing

@testable import Analysis

private func classAttention(
  tokens: [String], before: [Double], after: [Double]
) throws -> ClassAttention {
  let kept = try KeptTokens(tokens: tokens, excludedTokens: [".", ",", "[SEP]"])
  // Only the row of [CLS] matters; the other rows are uniform.
  let count = tokens.count
  let rest = [Double](repeating: 1 / Double(count), count: count * (count - 1))
  let ratios = try BeforeAfter(before: before, after: after).map { row in
    try AttentionRatio(
      averaged: Matrix(rows: count, columns: count, values: row + rest), kept: kept)
  }
  return ClassAttention(ratios: ratios, kept: kept)
}

@Test func changesAreInPercentagePointsAndAddToZeroWithThatOfTheClassToken() throws {
  let result = try classAttention(
    tokens: ["[CLS]", "a", "b"], before: [0.25, 0.25, 0.5], after: [0.5, 0.375, 0.125])
  #expect(result.own.change == 25)
  #expect(result.entries.map(\.change) == [12.5, -37.5])
  #expect(result.entries.map(\.position) == [1, 2])
  #expect(result.own.change + result.entries.map(\.change).reduce(0, +) == 0)
}

@Test func theFirstOfEqualChangesIsTheLargest() throws {
  let result = try classAttention(
    tokens: ["[CLS]", "a", "b", "c", "d"], before: [0, 0.25, 0.25, 0.25, 0.25],
    after: [0, 0.125, 0.375, 0.125, 0.375])
  #expect(result.largestIncrease?.position == 2)
  #expect(result.largestDecrease?.position == 1)
}

@Test func theClassTokenItselfIsNeverTheLargestChange() throws {
  let result = try classAttention(
    tokens: ["[CLS]", "a", "b"], before: [0.5, 0.25, 0.25], after: [0, 0.25, 0.75])
  #expect(result.own.change == -50)
  #expect(result.largestDecrease == nil)
  #expect(result.largestIncrease?.token == "b")
}

/// The deck's first sentence: its ratios, scaled to the share that is left beside "." and "[SEP]",
/// must come out again. They add to 92.4 % before training, as [CLS] keeps the rest to itself.
@Test func theDecksFirstSentenceComesOutAsItsTable() throws {
  let words = [
    "this", "movie", "is", "absolutely", "fantastic", "!", "i", "loved", "every", "minute", "of",
    "it",
  ]
  let before = [
    8.5142, 7.0473, 7.4605, 8.1205, 6.8464, 8.0007, 7.9272, 8.3299, 7.6736, 7.0706, 7.5283, 7.9128,
  ]
  let after = [
    7.8586, 9.5975, 5.7518, 3.8837, 5.4568, 15.6342, 13.7864, 14.1251, 4.2290, 3.1398, 3.2539,
    5.8929,
  ]
  let changes = [
    -0.6555, 2.5502, -1.7087, -4.2368, -1.3896, 7.6334, 5.8592, 5.7951, -3.4447, -3.9309, -4.2744,
    -2.0199,
  ]
  func row(_ percents: [Double], removed: Double) -> [Double] {
    let own = 100 - percents.reduce(0, +)
    return ([own] + percents).map { $0 / 100 * (1 - removed) } + [removed / 4, removed * 3 / 4]
  }
  let result = try classAttention(
    tokens: ["[CLS]"] + words + [".", "[SEP]"], before: row(before, removed: 0.2),
    after: row(after, removed: 0.7))
  expectClose(result.entries.map { 100 * $0.ratio.before }, before, atol: 1e-9, "before")
  expectClose(result.entries.map { 100 * $0.ratio.after }, after, atol: 1e-9, "after")
  // Printed to four decimals, each difference of rounded numbers is off by at most 1e-4.
  expectClose(result.entries.map(\.change), changes, atol: 1.1e-4, "change")
  expectClose(100 * (1 - result.own.ratio.before), 92.4, atol: 0.05, "row without [CLS]")
  #expect(result.largestIncrease?.token == "!")
  #expect(result.largestDecrease?.token == "of")
}
