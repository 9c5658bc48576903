import Testing

@testable import Figures

@Test(arguments: [
  (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
  (-4.27, 7.63, 6, [-4, -2, 0, 2, 4, 6]),
  (0, 0.31, 4, [0, 0.1, 0.2, 0.3]),
  (0, 200, 10, [0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200]),
  (0, 5.2e-5, 2, [0, 5e-5]),
  (0.7, 1, 6, [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]),
])
func ticksAreRoundNumbersWithin(lower: Double, upper: Double, count: Int, expected: [Double]) {
  let ticks = AxisTicks(from: lower, to: upper, about: count).values
  #expect(ticks.count == expected.count, "\(ticks)")
  #expect(
    zip(ticks, expected).allSatisfy { abs($0 - $1) <= 1e-12 * max(abs($1), 1e-6) }, "\(ticks)")
}

@Test func decimalsTellTicksApart() {
  #expect(AxisTicks(from: 0, to: 1, about: 5).decimals == 1)
  #expect(AxisTicks(from: 0, to: 0.3, about: 6).decimals == 2)
  #expect(AxisTicks(from: 0, to: 300, about: 6).decimals == 0)
}

@Test func aRangeWithoutExtentHasOneTick() {
  #expect(AxisTicks(from: 3, to: 3, about: 5).values == [3])
  #expect(AxisTicks(from: 3, to: 2, about: 5).values == [3])
  #expect(AxisTicks(from: 0, to: .infinity, about: 5).values == [0])
  #expect(AxisTicks(from: .nan, to: 1, about: 5).values.isEmpty)
}

@Test(arguments: [
  (0.0, 0.0), (-3, 0), (0.31, 0.4), (0.4, 0.4), (0.81, 1), (1, 1), (1.01, 1.5), (23, 25),
  (7e-5, 8e-5), (6000, 6000), (0.3, 0.3),
])
func theCeilingIsTheNextRoundNumber(value: Double, expected: Double) {
  #expect(abs(AxisTicks.ceiling(value) - expected) <= 1e-12 * max(expected, 1e-9))
}

@Test func aWiderRangeHasTheSameSteps() {
  let ticks = AxisTicks(from: 0.68, to: 0.96, about: 5).within(0.6, 1)
  #expect(ticks.values == [0.6, 0.7, 0.8, 0.9, 1])
  #expect(ticks.step == 0.1 && ticks.decimals == 1)
  let halves = AxisTicks(from: -4.55, to: 4.81, about: 5).within(-4.55, 4.81, every: 2)
  #expect(halves.values == [-4, 0, 4])
}
