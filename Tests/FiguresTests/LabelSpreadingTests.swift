import TestSupport
import Testing

@testable import Figures

@Test(arguments: [
  ([5.0, 50, 90], [5.0, 50, 90]),
  ([50, 50], [45, 55]),
  ([52, 48], [55, 45]),
  ([50, 50, 50], [40, 50, 60]),
  ([0, 0, 80], [0, 10, 80]),
  ([100, 99, 20], [100, 90, 20]),
])
func namesMoveApartAsLittleAsNeedBe(wanted: [Double], expected: [Double]) {
  expectClose(
    LabelSpreading.spread(wanted, distance: 10, within: 0...100), expected, atol: 1e-9)
}

@Test func namesKeepTheirDistanceAndOrder() {
  for seed in UInt64(0)..<30 {
    let wanted = Sample.numbers(9, seed: seed).map { $0 * $0 * 100 }
    let places = LabelSpreading.spread(wanted, distance: 10, within: 0...100)
    let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    for (first, second) in zip(order, order.dropFirst()) {
      #expect(places[second] - places[first] >= 10 - 1e-9)
    }
    #expect(places.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
  }
}

@Test func namesThinOutBeforeTheyTouch() {
  let places = (0..<10).map { Double($0) * 10 }
  let every = { (width: Double) in
    LabelThinning.every(places: places, widths: places.map { _ in width }, gap: 2)
  }
  #expect([every(8), every(9), every(18), every(28.5), every(500)] == [1, 2, 2, 4, 10])
  #expect(LabelThinning.every(places: [], widths: [], gap: 2) == 1)
}
