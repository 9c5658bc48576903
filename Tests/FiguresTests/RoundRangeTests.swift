import Testing

@testable import Figures

@Test(arguments: [
  (0.68...0.96, 130.0, [0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]),
  (0...130, 70, [0, 50, 100, 150]),
  (0...29, 70, [0, 10, 20, 30]),
  (0...2, 70, [0, 1, 2]),
  (0...5e-5, 48, [0, 2e-5, 4e-5, 6e-5]),
  (0...1, 130, [0, 0.2, 0.4, 0.6, 0.8, 1]),
])
func theEndsOfAnAxisAreRound(data: ClosedRange<Double>, height: Double, expected: [Double]) {
  let range = RoundRange(data, height: height)
  #expect(
    range.ticks.values.count == expected.count
      && zip(range.ticks.values, expected).allSatisfy { abs($0 - $1) <= 1e-9 * expected[1] },
    "\(range.ticks.values)")
  #expect(range.domain.lowerBound <= data.lowerBound && range.domain.upperBound >= data.upperBound)
}

@Test func everyAxisHasThreeNumbersAndWastesAtMostAQuarter() {
  let spans = (0..<400).map { 1 + Double($0) * 0.0251 }
  for (index, span) in spans.enumerated() {
    for height in [48.0, 70, 130] {
      let lower = height < 130 ? 0 : Double(index) * 0.731 - 100
      let range = RoundRange(lower...(lower + span), height: height)
      let whole = range.domain.upperBound - range.domain.lowerBound
      let ticks = range.ticks.values
      #expect(ticks.count >= 3, "\(lower), \(span), \(height): \(ticks)")
      #expect(span >= 0.75 * whole - 1e-6, "\(lower), \(span), \(height): \(ticks)")
      if height == 130 {
        #expect(ticks.last.map { $0 >= lower + span - 1e-9 } == true, "no value above the numbers")
      }
      #expect(height / Double(ticks.count - 1) >= 9)
    }
  }
}

@Test func aRangeWithoutExtentIsItsOwnAxis() {
  #expect(RoundRange(3...3, height: 130).domain == 3...3)
}
