import Testing

@testable import Training

private func distinct(_ texts: [(String, Int)]) -> DistinctTexts {
  DistinctTexts(
    texts.enumerated().map { LabeledText(row: $0, text: $1.0, label: $1.1) })
}

@Test func theFirstOfEqualTextsStays() {
  let result = distinct([("a", 1), ("b", 0), ("a", 1), ("c", 1), ("a", 1), ("b", 0)])
  #expect(result.texts.map(\.row) == [0, 1, 3])
  #expect(result.readCount == 6)
  #expect(result.duplicateCount == 3)
  #expect(result.conflictCount == 0)
}

@Test func allCopiesOfATextWithBothLabelsGo() {
  let result = distinct([("a", 1), ("b", 0), ("a", 1), ("a", 0), ("c", 1), ("c", 1)])
  #expect(result.texts.map(\.row) == [1, 4])
  #expect(result.conflictCount == 3)
  #expect(result.duplicateCount == 1)
}

@Test func textsThatDifferInCaseOrBlanksAreDifferent() {
  #expect(distinct([("a", 1), ("A", 1), ("a ", 1), ("a.", 1)]).texts.count == 4)
}

@Test func canonicallyEquivalentTextsAreTheSame() {
  #expect(distinct([("caf\u{E9}", 1), ("cafe\u{301}", 1)]).texts.map(\.row) == [0])
}

@Test func theCountsAddUp() {
  // 83 different texts; those below 40 keep one label, the others change it from copy to copy.
  let result = distinct((0..<200).map { ("text \($0 % 83)", $0 % 83 < 40 ? 1 : $0 / 83 % 2) })
  #expect(result.texts.count == 40)
  #expect(result.duplicateCount == 74)
  #expect(result.conflictCount == 86)
  #expect(result.readCount == 200)
}
