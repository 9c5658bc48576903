import TestSupport
import Testing

@testable import Analysis

private let tokens = ["[CLS]", "un", "##fun", "##ny", "film", "[SEP]"]

@Test func continuedPiecesJoinIntoOneWord() {
  let units = SentenceUnits(tokens: tokens, unit: .word)
  #expect(units.labels == ["[CLS]", "unfunny", "film", "[SEP]"])
  #expect(units.pieces == [0..<1, 1..<4, 4..<5, 5..<6])
}

@Test func tokensStayAsTheyAreWhereWordsAreNotAskedFor() {
  let units = SentenceUnits(tokens: tokens, unit: .token)
  #expect(units.labels == tokens)
  #expect(units.pieces.allSatisfy { $0.count == 1 })
  let attention = Matrix(
    rows: 6, columns: 6, values: (0..<36).map { Double($0) / 7 })
  #expect(units.merged(attention) == attention)
}

@Test(arguments: [["##ny", "x"], ["[CLS]", "##ny"], ["[UNK]", "##ny"], ["a", "##"]])
func aPieceWithoutAWordBeforeItStandsAlone(tokens: [String]) {
  #expect(SentenceUnits(tokens: tokens, unit: .word).labels == tokens)
}

@Test func attentionToAWordIsTheSumAndFromAWordTheMeanOfItsPieces() {
  let units = SentenceUnits(tokens: ["a", "b", "##c"], unit: .word)
  let attention = Matrix(
    rows: 3, columns: 3, values: [0.5, 0.25, 0.25, 0.125, 0.5, 0.375, 0.625, 0.25, 0.125])
  // From "bc": the mean of (0.125, 0.875) and (0.625, 0.375).
  #expect(units.merged(attention).values == [0.5, 0.5, 0.375, 0.625])
  #expect(units.row(of: attention, from: 0..<3)[0] == (0.5 + 0.125 + 0.625) / 3)
}

@Test func mergingKeepsTheSumsOfRows() throws {
  let golden = try AnalysisGolden.load()
  let trace = try golden.traces().after
  let units = SentenceUnits(tokens: golden.tokens, unit: .word)
  for head in 0..<3 {
    let merged = units.merged(trace.attention(layer: 1, head: head))
    for i in 0..<merged.rows {
      expectClose(merged.row(i).reduce(0, +), 1, atol: 1e-12, "head \(head), row \(i)")
    }
  }
}
