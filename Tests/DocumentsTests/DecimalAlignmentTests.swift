import Graphics
import Testing

@testable import Documents

@Suite struct DecimalAlignmentTests {
  @Test(arguments: [
    ("12.5", 2), ("+34.5%p", 3), ("−0.2848", 2), ("1,529", 5), ("7", 1), ("1.633 (0.64)", 1),
    ("5e−5", 1), ("50 %", 2),
  ]) func wholeDigitsEndAtThePoint(text: String, count: Int) {
    #expect(DecimalAlignment.wholeDigits(of: text) == count)
  }

  @Test(arguments: ["", "–", "all", ".5", "(1)"]) func otherTextHasNoWholeDigits(text: String) {
    #expect(DecimalAlignment.wholeDigits(of: text) == nil)
  }

  @Test func columnsOfEqualTailsStayAtTheRightEdge() {
    #expect(DecimalAlignment([(10, 5), (20, 5)]) == nil)
    #expect(DecimalAlignment([(10, 5), nil, nil, (3, 4)]) == nil)
    #expect(DecimalAlignment([(10, 5), nil, (20, 4)])?.width == 25)
  }

  @Test func pointsOfAColumnStandBelowOneAnother() throws {
    let (document, warnings) = try typeset(
      """
      | name | value |
      | :-- | --: |
      | a | +34.5%p |
      | b | −0.2848 |
      | c | 1,529 |
      | d | – |
      """)
    #expect(warnings.isEmpty)
    LayoutLaws(document: document, style: .report, measuring: FixedMeasuring()).check()
    let points = ["+34.5%p", "−0.2848", "1,529"].map { text -> Double in
      let digits = text.prefix { $0 != "." }
      let width = FixedMeasuring().extent(
        of: String(digits), style: DocumentStyle.report.table.text
      ).width
      return (document.pages[0].position(of: text)?.x ?? 0) + width
    }
    #expect(abs(points[0] - points[1]) < 1e-9 && abs(points[0] - points[2]) < 1e-9)
    // What is no number stands at the right edge, as its Markdown says.
    #expect((document.pages[0].position(of: "–")?.x ?? 0) > points[0])
  }
}
