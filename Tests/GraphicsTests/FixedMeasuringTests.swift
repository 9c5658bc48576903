import Graphics
import TestSupport
import Testing

private let style = TextStyle(size: 10)

@Test func fixedAdvancesAddUp() {
  #expect(abs(FixedMeasuring().extent(of: "ab한", style: style).width - 21) < 1e-9)
  #expect(
    FixedMeasuring().extent(of: "ab", style: style.with { $0.bold = true }).width
      > FixedMeasuring().extent(of: "ab", style: style).width)
}

@Test func linesBreakAtSpacesAndInsideLongWords() {
  let lines = FixedMeasuring().lines(
    of: [TextRun("ab cde abcdefgh\nz", style: style)], width: 34)
  #expect(
    lines.map { $0.fragments.map(\.run.text).joined() } == ["ab cde", "abcdef", "gh", "z"])
  #expect(lines.allSatisfy { $0.extent.width <= 34 })
}
