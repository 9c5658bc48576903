import Figures
import Testing

@Test(arguments: [
  ([9.1, -0.04], "+9.10"), ([0.5, 0.04], "+0.50"), ([-0.12], "\u{2212}0.12"), ([0.0123], "+0.012"),
  ([0], "0.00"), ([3e-7], "+3e\u{2212}7"),
])
func changesHaveTwoDecimalsOrTwoDigitsOfTheLargest(changes: [Double], text: String) {
  #expect(NumberFormat.points(telling: changes).text(changes[0]) == text)
}

@Test(arguments: [
  (NumberFormat.decimal(2), 0.256, "0.26"),
  (.decimal(2), -0.256, "\u{2212}0.26"),
  (.decimal(2), -0.001, "0.00"),
  (.decimal(2, signed: true), 0.001, "0.00"),
  (.decimal(1, signed: true), 2.55, "+2.5"),
  (.decimal(0), 1_234_567, "1234567"),
  (.count, 999, "999"),
  (.count, 1840, "1,840"),
  (.count, -1_234_567, "\u{2212}1,234,567"),
  (.percent(1), 0.829, "82.9%"),
  (.percent(0), 1, "100%"),
  (.points(1), 10.5059, "+10.5"),
  (.points(1, unit: "%p"), -3.4447, "\u{2212}3.4%p"),
  (.points(2, unit: " pp"), 0, "0.00 pp"),
  (.exponent, 5e-5, "5e\u{2212}5"),
  (.exponent, 1.25e-5, "1.25e\u{2212}5"),
  (.exponent, 0, "0"),
  (.exponent, 2e10, "2e10"),
  (.decimal(1), .nan, "–"),
  (.decimal(1), .infinity, "–"),
])
func numbersAreWritten(format: NumberFormat, value: Double, text: String) {
  #expect(format.text(value) == text)
}
