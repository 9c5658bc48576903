import Tensors
import TestSupport
import Testing

@testable import Analysis

struct AnisotropyTests {
  @Test func theMeanCosinesOfThePairsEqualThoseOfNumpy() throws {
    let golden = try ModelsGolden.load()
    let sentences = try golden.sentences()
    let pairs = golden.pairs.map {
      Anisotropy.Pair(
        Anisotropy.Place(sentence: $0[0], position: $0[1]),
        Anisotropy.Place(sentence: $0[2], position: $0[3]))
    }
    let before = try Anisotropy(pairs: pairs, traces: sentences.map(\.traces.before))
    expectClose(before.meanCosines, golden.before.meanCosines, atol: 1e-13, "before")
    let after = try Anisotropy(pairs: pairs, traces: sentences.map(\.traces.after))
    expectClose(after.meanCosines, golden.after.meanCosines, atol: 1e-13, "after")
    let adjusted = after.adjusted(golden.after.pairCosines)
    expectClose(
      adjusted, zip(golden.after.pairCosines, golden.after.meanCosines).map { $0 - $1 },
      atol: 1e-13, "adjusted")
  }

  @Test func pairsAreOfDifferentTokensAndTheSameForASeed() throws {
    var source = RandomSource(seed: 7, stream: 1)
    let pairs = try Anisotropy.Pair.drawn(300, lengths: [2, 1, 3], from: &source)
    #expect(pairs.allSatisfy { $0.first != $0.second })
    // Six places: every ordered pair of the 30 can come, and 300 draws find all but few.
    #expect(Set(pairs).count > 25)
    #expect(Set(pairs.flatMap { [$0.first, $0.second] }).count == 6)
    var again = RandomSource(seed: 7, stream: 1)
    #expect(try Anisotropy.Pair.drawn(300, lengths: [2, 1, 3], from: &again) == pairs)
  }

  @Test func onePlaceAndNoPairAreRefused() throws {
    var source = RandomSource(seed: 7, stream: 1)
    #expect(throws: AnalysisError.tooFew(what: "tokens to draw pairs from", expected: 2, got: 1)) {
      try Anisotropy.Pair.drawn(3, lengths: [1, 0], from: &source)
    }
    #expect(throws: AnalysisError.tooFew(what: "pairs of tokens", expected: 1, got: 0)) {
      try Anisotropy(pairs: [], traces: [])
    }
  }
}
