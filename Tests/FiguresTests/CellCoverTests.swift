import Testing

@testable import Figures

private func painted(_ levels: [[Int]], ground: Int) -> (cells: [[Int]], blocks: Int) {
  var cells = levels.map { $0.map { _ in ground } }
  let blocks = CellCover.blocks(levels, except: ground)
  for block in blocks {
    for row in block.row..<block.row + block.rows {
      for column in block.column..<block.column + block.columns {
        #expect(cells[row][column] == ground, "painted twice")
        cells[row][column] = block.level
      }
    }
  }
  return (cells, blocks.count)
}

@Test func blocksCoverEveryCellExactlyOnce() {
  for seed in UInt64(0)..<20 {
    let noise = Sample.numbers(8 * 11, seed: seed)
    let levels = (0..<8).map { row in (0..<11).map { Int(noise[row * 11 + $0] * 4) } }
    let ground = CellCover.commonest(levels)
    #expect(painted(levels, ground: ground).cells == levels)
  }
}

@Test func stripesAreOneBlock() {
  let column = Array(repeating: [0, 2, 0, 0], count: 6)
  #expect(painted(column, ground: 0).blocks == 1)
  let rows = [[1, 1, 1], [0, 0, 0], [3, 3, 3]]
  #expect(painted(rows, ground: 0).blocks == 2)
  #expect(painted(Array(repeating: [5, 5], count: 2), ground: 5).blocks == 0)
}

@Test func theCommonestLevelIsTheGround() {
  #expect(CellCover.commonest([[1, 2], [2, 0]]) == 2)
  #expect(CellCover.commonest([[3, 1], [1, 3]]) == 1)
  #expect(CellCover.commonest([]) == 0)
}
