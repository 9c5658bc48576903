import Graphics
import TestSupport
import Testing

@testable import Figures

private let style = TextStyle(size: 10)

@Test func shortLabelsStayAsTheyAre() {
  let fitting = LabelFitting(
    ["a", "", "한국어"], style: style, maximumWidth: 30, measuring: FixedMeasuring())
  #expect(fitting.labels == ["a", "", "한국어"])
}

@Test func wideLabelsLoseTheirMiddle() {
  // 5.5 points a letter and 10 for the ellipsis: seven letters and the ellipsis fit in 50.
  let fitting = LabelFitting(
    ["abc", "abcdefghijklmnop"], style: style, maximumWidth: 50, measuring: FixedMeasuring())
  #expect(fitting.labels == ["abc", "abcd…nop"])
}

@Test func whereNothingFitsTheEllipsisStays() {
  let fitting = LabelFitting(
    ["abc"], style: style, maximumWidth: 3, measuring: FixedMeasuring())
  #expect(fitting.labels == ["…"])
}

@Test(arguments: [
  (".", "〈.〉"), ("!?", "〈!?〉"), ("", ""), ("[CLS]", "[CLS]"), ("##s", "##s"), ("한", "한"),
])
func signsAloneStandInAngleBrackets(token: String, name: String) {
  #expect(token.bracketedIfSign == name)
}
