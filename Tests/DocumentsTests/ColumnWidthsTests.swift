import Testing

@testable import Documents

@Suite struct ColumnWidthsTests {
  @Test func columnsGetTheirFullWidthWhereAllFit() {
    let result = ColumnWidths(least: [10, 20], full: [30, 50], room: 100, floor: 5)
    #expect(result.widths == [30, 50])
    #expect(result.excess == 0)
  }

  @Test func onlyTheWidestColumnsAreWrapped() {
    let result = ColumnWidths(least: [10, 20, 20], full: [30, 500, 300], room: 150, floor: 5)
    #expect(result.widths[0] == 30)
    #expect(abs(result.widths[1] - 60) < 1e-6)
    #expect(abs(result.widths[2] - 60) < 1e-6)
  }

  @Test func noColumnIsNarrowerThanItsLongestWordWhereAllWordsFit() {
    let result = ColumnWidths(least: [80, 10], full: [90, 300], room: 120, floor: 5)
    #expect(result.widths[0] == 80)
    #expect(abs(result.widths[1] - 40) < 1e-6)
  }

  @Test func wordsThatDoNotFitMakeAnExcessAndStillFillTheRoom() {
    let result = ColumnWidths(least: [200, 10, 100], full: [200, 10, 100], room: 160, floor: 20)
    #expect(result.excess == 150)
    #expect(abs(result.widths.reduce(0, +) - 160) < 1e-6)
    #expect(result.widths[1] == 10)
    #expect(result.widths[0] > result.widths[2])
  }
}
