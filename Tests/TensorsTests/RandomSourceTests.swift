import Foundation
import Testing

@testable import Tensors

/// The first numbers of SplitMix64 in state 1234567, as published for its reference in C.
@Test func aKeyGivesTheReferenceSequenceOfSplitMix64() {
  var source = RandomSource(key: 1_234_567)
  let drawn = (0..<5).map { _ in source.next() }
  #expect(
    drawn == [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ])
}

@Test func numbersDependOnSeedStreamAndCounterAlone() {
  var one = RandomSource(seed: 42, stream: 3)
  let fresh = one
  let drawn = (0..<10).map { _ in one.next() }
  #expect(drawn == (0..<10).map { fresh.value(at: $0) })
  #expect(drawn == (0..<10).map { one.value(at: $0) })
}

@Test func streamsAndSeedsShareNoNumbers() {
  var seen: Set<UInt64> = []
  for seed in 0..<8 as Range<UInt64> {
    for stream in 0..<8 as Range<UInt64> {
      let source = RandomSource(seed: seed, stream: stream)
      for index in 0..<50 as Range<UInt64> { seen.insert(source.value(at: index)) }
    }
  }
  #expect(seen.count == 8 * 8 * 50)
}

@Test func uniformNumbersFillTheUnitIntervalEvenly() {
  var source = RandomSource(seed: 1, stream: 0)
  var counts = [Int](repeating: 0, count: 10)
  for _ in 0..<10_000 {
    let value = source.uniform()
    #expect(value >= 0 && value < 1)
    counts[Int(value * 10)] += 1
  }
  // Five standard deviations of a count: 5·√(10000·0.1·0.9).
  #expect(counts.allSatisfy { abs($0 - 1_000) <= 150 })
}

@Test func normalNumbersHaveTheMomentsOfTheStandardNormalDistribution() {
  var source = RandomSource(seed: 7, stream: 1)
  let values = (0..<10_000).map { _ in source.normal() }
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let variance = values.reduce(0) { $0 + $1 * $1 } / count
  let kurtosis = values.reduce(0) { $0 + pow($1, 4) } / count
  #expect(abs(mean) < 0.05)
  #expect(abs(variance - 1) < 0.07)
  #expect(abs(kurtosis - 3) < 0.5)
  #expect(abs(values.filter { $0 < -1.959964 }.count - 250) <= 80)
}

@Test func integersStayBelowTheirBoundAndAreEquallyLikely() {
  var source = RandomSource(seed: 3, stream: 9)
  var counts = [Int](repeating: 0, count: 6)
  for _ in 0..<6_000 { counts[source.integer(below: 6)] += 1 }
  // Five standard deviations: 5·√(6000·1/6·5/6).
  #expect(counts.allSatisfy { abs($0 - 1_000) <= 145 })
  #expect((0..<100).allSatisfy { _ in source.integer(below: 1) == 0 })
}

@Test func everyOrderOfAShuffleIsEquallyLikely() {
  var counts: [[Int]: Int] = [:]
  var source = RandomSource(seed: 5, stream: 2)
  for _ in 0..<6_000 {
    var elements = [0, 1, 2]
    source.shuffle(&elements)
    counts[elements, default: 0] += 1
  }
  #expect(counts.count == 6)
  #expect(counts.values.allSatisfy { abs($0 - 1_000) <= 145 })
}

@Test func aShuffleIsFixedByItsSeed() {
  func order(seed: UInt64) -> [Int] {
    var source = RandomSource(seed: seed, stream: 0)
    var elements = Array(0..<50)
    source.shuffle(&elements)
    return elements
  }
  #expect(order(seed: 11) == order(seed: 11))
  #expect(order(seed: 11) != order(seed: 12))
  #expect(order(seed: 11).sorted() == Array(0..<50))
}
