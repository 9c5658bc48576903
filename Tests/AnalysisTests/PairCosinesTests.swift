import Tensors
import TestSupport
import Testing

@testable import Analysis

struct PairCosinesTests {
  @Test func aWordOfTwoSentencesIsComparedInEveryLayer() throws {
    let golden = try ModelsGolden.load()
    let sentences = try golden.sentences()
    for (side, expected) in [
      (\BeforeAfter<AttentionTrace>.before, golden.before.pairCosines),
      (\.after, golden.after.pairCosines),
    ] {
      // "un ##funny" beside "film ##s".
      let pair = try PairCosines(
        PairCosines.Place(trace: sentences[0].traces[keyPath: side], pieces: 1..<3),
        PairCosines.Place(trace: sentences[1].traces[keyPath: side], pieces: 4..<6))
      expectClose(pair.cosines, expected, atol: 1e-13, "cosines")
    }
  }

  @Test func aPlaceIsExactlyLikeItselfInEveryLayer() throws {
    let trace = try AnalysisGolden.load().traces().before
    let place = PairCosines.Place(trace: trace, pieces: 1..<3)
    #expect(try PairCosines(place, place).cosines == [1, 1, 1])
  }

  @Test func modelsOfDifferentSizeAndZeroStatesAreRefused() throws {
    func place(_ size: Int, _ value: Float) throws -> PairCosines.Place {
      let trace = try AttentionTrace(
        attentions: Tensor(shape: [1, 1, 1, 1], values: [1]),
        hiddenStates: Tensor(
          shape: [2, 1, size], values: [Float](repeating: value, count: 2 * size)),
        tokenCount: 1)
      return PairCosines.Place(trace: trace, pieces: 0..<1)
    }
    #expect(
      throws: AnalysisError.shape(
        what: "hidden states of the second sentence", expected: "[2, T, 3]", got: [2, 1, 4])
    ) {
      try PairCosines(place(3, 1), place(4, 1))
    }
    #expect(throws: AnalysisError.zeroVector(layer: 0, token: "of the pair", position: 0)) {
      try PairCosines(place(3, 1), place(3, 0))
    }
  }
}
