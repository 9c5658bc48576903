import Graphics
import Testing

@testable import Figures

@Test(arguments: [(8.0, 0.0), (28, 0.5)])
func onlyWideCellsStandApart(cell: Double, gap: Double) throws {
  let marks = HeatMapGrid(left: 10, top: 20, cell: cell, theme: .light)
    .marks([[0.1, 0.2], [0.3, 0.4]]) { _ in .black }
  let cells = marks.compactMap { mark -> Rectangle? in
    guard case .rectangle(let area, .some, nil) = mark else { return nil }
    return area
  }
  try #require(cells.count == 4)
  #expect(abs(cells[1].x - cells[0].maxX - gap) < 1e-9)
  #expect(abs(cells[2].y - cells[0].maxY - gap) < 1e-9)
}
