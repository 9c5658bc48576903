import TestSupport
import Testing

@testable import Analysis

struct TokenFocusTests {
  @Test func aWordOfSeveralPiecesLooksWithTheMeanOfTheirRows() throws {
    let golden = try ModelsGolden.load()
    let (tokens, traces) = try golden.sentences()[0]
    let focus = try TokenFocus(
      word: "Unfunny", tokens: tokens, traces: traces, settings: AnalysisSettings())
    #expect(focus.occurrences == [1..<3])
    #expect(focus.units == 1..<3)
    #expect(focus.labels == tokens)
    #expect(focus.kept == [0, 1, 2, 4, 5])
    expectClose(focus.row.before, golden.before.focus.row, atol: 1e-14, "row before")
    expectClose(focus.row.after, golden.after.focus.row, atol: 1e-14, "row after")
    expectClose(focus.row.after.reduce(0, +), 1, atol: 1e-12)
  }

  @Test func amongWordsItIsTheRowOfTheMergedMatrix() throws {
    let golden = try AnalysisGolden.load()
    let settings = AnalysisSettings(unit: .word)
    let (tokens, traces) = (golden.tokens, try golden.traces())
    let focus = try TokenFocus(
      word: "unfunny", tokens: tokens, traces: traces, settings: settings)
    let analysis = try SentenceAnalysis(tokens: tokens, traces: traces, settings: settings)
    #expect(focus.units == 1..<2)
    #expect(focus.row.after == analysis.averaged.after.row(1))
  }

  @Test func theFirstOfSeveralOccurrencesIsShownAndAllAreNamed() throws {
    let (tokens, traces) = try ModelsGolden.load().sentences()[1]
    let settings = AnalysisSettings(unit: .word)
    let film = try TokenFocus(word: "film", tokens: tokens, traces: traces, settings: settings)
    // "films" is another word.
    #expect(film.occurrences == [2..<3])
    let piece = try TokenFocus(word: "##s", tokens: tokens, traces: traces, settings: settings)
    #expect(piece.occurrences == [5..<6])
    #expect(piece.labels[piece.units] == ["films"])
    let comma = try TokenFocus(
      word: "film", tokens: ["[CLS]", "a", "film", "film", "a", "b", "film", "[SEP]"],
      traces: traces, settings: settings)
    #expect(comma.occurrences == [2..<3, 3..<4, 6..<7])
    #expect(comma.units == 2..<3)
    #expect(comma.place(in: traces.after).pieces == 2..<3)
  }

  @Test func equalModelsFocusAlike() throws {
    let golden = try AnalysisGolden.load()
    let trace = try golden.traces().after
    let focus = try TokenFocus(
      word: "film", tokens: golden.tokens, traces: BeforeAfter(before: trace, after: trace),
      settings: AnalysisSettings())
    #expect(focus.row.before == focus.row.after)
  }

  @Test func aWordThatIsNotThereIsAnErrorNamingTheTokens() throws {
    let golden = try AnalysisGolden.load()
    let traces = try golden.traces()
    #expect(throws: AnalysisError.wordNotInSentence(word: "apple", tokens: golden.tokens)) {
      try TokenFocus(
        word: "apple", tokens: golden.tokens, traces: traces, settings: AnalysisSettings())
    }
  }
}
