import Testing

@testable import CairoRenderer

@Suite struct SVGPathDataTests {
  private func text(_ steps: [OutlineStep], decimals: Int = 0) -> String {
    SVGPathData.text(of: Outline(steps: steps), decimals: decimals)
  }

  private func line(_ x: Int, _ y: Int) -> OutlineStep { .line(GridPoint(x, y)) }

  @Test func rectanglesTakeTheLettersForStraightSteps() {
    let steps: [OutlineStep] = [
      .move(GridPoint(100, 20)), line(130, 20), line(130, 60), line(100, 60), .close,
      .move(GridPoint(140, 20)), line(170, 20), line(170, 60), line(140, 60), .close,
    ]
    #expect(text(steps) == "M100 20h30v40h-30zm40 0h30v40h-30z")
  }

  @Test func theShorterOfAbsoluteAndRelativeIsTaken() {
    #expect(text([.move(GridPoint(1000, 1000)), line(1003, 1004)]) == "M1000 1000l3 4")
    #expect(text([.move(GridPoint(1000, 1000)), line(7, 8)]) == "M1000 1000 7 8")
  }

  @Test func aLetterThatHoldsOnIsNotRepeated() {
    let steps: [OutlineStep] = [
      .move(GridPoint(500, 500)), line(503, 504), line(501, 506), line(509, 507),
    ]
    #expect(text(steps) == "M500 500l3 4-2 2 8 1")
  }

  @Test func numbersLoseZerosAndTheSpacesTheyCanDoWithout() {
    let steps: [OutlineStep] = [
      .move(GridPoint(500, -250)), line(750, 2250), line(1000, 2000), line(1010, 2020),
    ]
    #expect(text(steps, decimals: 3) == "M.5-.25l.25 2.5L1 2l.01.02")
  }

  @Test func theLineBackBeforeACloseIsLeftOut() {
    let steps: [OutlineStep] = [
      .move(GridPoint(0, 0)), line(5, 5), line(9, 1), line(0, 0), .close,
    ]
    #expect(text(steps) == "M0 0l5 5 4-4z")
  }

  @Test func curvesThatGoOnSmoothlyNameNoControl() {
    let quadratic: [OutlineStep] = [
      .move(GridPoint(0, 0)), .quadratic(GridPoint(10, 0), GridPoint(15, 5)),
      .quadratic(GridPoint(20, 10), GridPoint(20, 20)),
    ]
    #expect(text(quadratic) == "M0 0q10 0 15 5t5 15")
    let cubic: [OutlineStep] = [
      .move(GridPoint(0, 0)), .cubic(GridPoint(0, 5), GridPoint(5, 9), GridPoint(9, 9)),
      .cubic(GridPoint(13, 9), GridPoint(20, 8), GridPoint(21, 9)),
    ]
    #expect(text(cubic) == "M0 0c0 5 5 9 9 9s11-1 12 0")
  }

  @Test func aHalfwayPointMayLieHalfAStepBesideButNoFarther() {
    func curves(_ control: GridPoint) -> String {
      text([
        .move(GridPoint(0, 0)), .quadratic(GridPoint(10, 0), GridPoint(15, 5)),
        .quadratic(control, GridPoint(20, 20)),
      ])
    }
    #expect(curves(GridPoint(21, 9)) == "M0 0q10 0 15 5t5 15")
    #expect(curves(GridPoint(22, 10)) == "M0 0q10 0 15 5 7 5 5 15")
  }
}
