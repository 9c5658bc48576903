import Testing

@testable import Report

struct NumbersTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (25_000, "25,000"), (1_234_567, "1,234,567"),
    (100_000_000, "100,000,000"), (-1234, "\u{2212}1,234"),
  ])
  func thousandsAreSeparated(number: Int, text: String) {
    #expect(Numbers.grouped(number) == text)
  }

  @Test func signsAndDecimals() {
    #expect(Numbers.percent(0.45678) == "45.68")
    #expect(Numbers.points(-1.234) == "\u{2212}1.23")
    #expect(Numbers.points(0) == "0.00" && Numbers.points(-0.001) == "0.00")
    #expect(Numbers.thousandths(0.0123) == "12.30")
    #expect(Numbers.loss(0.5) == "0.5000" && Numbers.loss(0.5, signed: true) == "+0.5000")
  }

  @Test(arguments: [
    ("film", "`film`"), ("[CLS]", "`[CLS]`"), ("##s", "`##s`"), ("*", "`*`"), ("`", "`` ` ``"),
    ("``", "``` `` ```"), ("a`b", "`` a`b ``"), ("|", "`|`"), ("", ""),
  ])
  func tokenIsACodeSpan(token: String, code: String) {
    #expect(markdownCode(token) == code)
  }

  @Test func barIsEscapedInATableOnly() {
    #expect(markdownCode("|", inTable: true) == "`\\|`")
    #expect(markdownCode("||", inTable: true) == "`\\|\\|`")
  }
}
