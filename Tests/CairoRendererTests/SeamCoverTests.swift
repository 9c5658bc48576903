import Foundation
import Graphics
import Testing

@testable import CairoRenderer

@Suite struct SeamCoverTests {
  /// Cells of 10 by 7 points, row by row, each of its own colour.
  private func grid(rows: Int, columns: Int) -> [Mark] {
    (0..<rows * columns).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return .rectangle(
        Rectangle(0.1 + Double(column) * 10, 0.1 + Double(row) * 7, 10, 7),
        fill: Color(UInt32(index + 1)))
    }
  }

  private func frame(_ mark: Mark) -> Rectangle? {
    if case .rectangle(let frame, _, _) = mark { frame } else { nil }
  }

  /// The colour on top at a point.
  private func color(at point: Point, of marks: [Mark]) -> Color? {
    marks.reduce(nil) { below, mark in
      guard case .rectangle(let frame, let fill?, _) = mark,
        frame.x < point.x, point.x < frame.maxX, frame.y < point.y, point.y < frame.maxY
      else { return below }
      return fill
    }
  }

  @Test func aCellReachesUnderTheCellsDrawnAfterIt() throws {
    let frames = SeamCover.applied(to: grid(rows: 2, columns: 2)).compactMap(frame)
    #expect(frames.count == 4)
    #expect(frames[0] == Rectangle(0.1, 0.1, 12, 9))
    #expect(frames[1] == Rectangle(10.1, 0.1, 10, 9))
    #expect(frames[2] == Rectangle(0.1, 7.1, 12, 7))
    #expect(frames[3] == Rectangle(10.1, 7.1, 10, 7))
  }

  @Test func nothingButTheSeamsChangesInAnyOrderOfDrawing() {
    for (factor, missing) in [(1, 0), (19, 0), (3, 1), (7, 2), (9, 3), (11, 4), (13, 5), (17, 2)] {
      let cells = grid(rows: 4, columns: 5)
      var marks = cells.indices.map { cells[$0 * factor % cells.count] }
      marks.removeLast(missing)
      marks.append(.rectangle(Rectangle(10.1, 7.1, 1, 7), fill: .white))
      let covered = SeamCover.applied(to: marks)
      #expect(covered != marks)
      for x in stride(from: -2.35, to: 54, by: 0.75) {
        for y in stride(from: -2.35, to: 32, by: 0.75) {
          let point = Point(x, y)
          #expect(color(at: point, of: covered) == color(at: point, of: marks))
        }
      }
    }
  }

  @Test func sumsThatRoundStillTouch() throws {
    for (start, cell) in [(10.3, 11.37), (70.123, 453.0 / 81), (0.1, 0.3 + 5.6)] {
      let marks = (0..<80).map { index in
        Mark.rectangle(
          Rectangle(start + Double(index) * cell, 0, cell, cell), fill: Color(UInt32(index)))
      }
      let frames = SeamCover.applied(to: marks).compactMap(frame)
      for frame in frames.dropLast() { #expect(frame.width > cell + 1.9) }
      #expect(frames.last?.width == cell)
    }
  }

  @Test func rectanglesThatDoNotTouchOrAreOutlinedOrSeenThroughStay() {
    let stroke = Stroke(.black, width: 1)
    for marks in [
      [Mark.rectangle(Rectangle(0, 0, 5, 5), fill: .black)],
      [
        .rectangle(Rectangle(0, 0, 5, 5), fill: .black),
        .rectangle(Rectangle(5.5, 0, 5, 5), fill: .black),
        .rectangle(Rectangle(0, 5, 6, 5), fill: .black),
      ],
      [
        .rectangle(Rectangle(0, 0, 5, 5), fill: .black, stroke: stroke),
        .rectangle(Rectangle(5, 0, 5, 5), fill: .black, stroke: stroke),
      ],
      [
        .rectangle(Rectangle(0, 0, 5, 5), fill: .black),
        .rectangle(Rectangle(5, 0, 5, 5), fill: Color(0, alpha: 0.5)),
      ],
      [
        .rectangle(Rectangle(0, 0, 5, 5), fill: .black),
        .rectangle(Rectangle(5, 0, 5, 5), stroke: stroke),
      ],
      [
        .rectangle(Rectangle(0, 0, -5, 5), fill: .black),
        .rectangle(Rectangle(0, 0, .nan, .infinity), fill: .black),
      ],
    ] {
      // Numbers that are none are not equal to themselves.
      #expect("\(SeamCover.applied(to: marks))" == "\(marks)")
    }
  }

  @Test func aDarkColumnLeavesNoTicksInTheLightOnesBesideIt() {
    let cells = (0..<49).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: 7)
      return Mark.rectangle(
        Rectangle(Double(column) * 3, Double(row) * 3, 3, 3),
        fill: column == 3 ? Color.black : Color.white)
    }
    let covered = SeamCover.applied(to: cells)
    // What reaches beyond the dark column lies below every cell, and so does what reaches into it.
    let strips = covered.prefix(14).compactMap(frame)
    #expect(strips.count == 14 && covered.count == 49 + 14)
    #expect(strips.allSatisfy { $0.x < 9 && $0.maxX > 9 || $0.x < 12 && $0.maxX > 12 })
    for case .rectangle(let frame, let fill?, _) in covered.dropFirst(14) {
      let isInside = frame.x >= 9 && frame.maxX <= 12
      #expect(fill == .black ? isInside : frame.maxX <= 9 || frame.x >= 12)
    }
  }

  @Test func blackCellsLookLikeOneBlackRectangle() throws {
    let renderer = try Samples.renderer()
    let cell = 20.0 / 7
    let cells = (0..<49).map { index in
      Mark.rectangle(
        Rectangle(5 + Double(index % 7) * cell, 5 + Double(index / 7) * cell, cell, cell),
        fill: .black)
    }
    let whole = Mark.rectangle(Rectangle(5, 5, 20, 20), fill: .black)
    for wrap in [{ $0 }, { [Mark.clip(Rectangle(0, 0, 30, 30), $0)] }] as [([Mark]) -> [Mark]] {
      for scale in [1.0, 2, 3] {
        #expect(
          try renderer.png(of: Scene(size: Size(30, 30), marks: wrap(cells)), scale: scale)
            == renderer.png(of: Scene(size: Size(30, 30), marks: [whole]), scale: scale))
      }
    }
  }
}
