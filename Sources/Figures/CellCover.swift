import Graphics

/// A matrix of whole numbers covered by few rectangles of equal numbers.
struct CellCover {
  struct Block: Hashable {
    let row: Int
    let column: Int
    let rows: Int
    let columns: Int
    let level: Int
  }

  /// The number that most cells have; of equally frequent ones the smallest.
  static func commonest(_ levels: [[Int]]) -> Int {
    let counts = levels.joined().reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    return counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key ?? 0
  }

  /// Rectangles that together cover every cell but those of level `ground` exactly once; from
  /// above, each grown as far as it goes, across first or down first, whichever covers more.
  static func blocks(_ levels: [[Int]], except ground: Int) -> [Block] {
    var covered = levels.map { $0.map { $0 == ground } }
    var blocks: [Block] = []
    for row in levels.indices {
      for column in levels[row].indices where !covered[row][column] {
        let level = levels[row][column]
        func free(_ row: Int, _ column: Int) -> Bool {
          levels[row][column] == level && !covered[row][column]
        }
        var (columns, rows) = (1, 1)
        while column + columns < levels[row].count, free(row, column + columns) { columns += 1 }
        while row + rows < levels.count, free(row + rows, column) { rows += 1 }
        var (down, across) = (1, 1)
        while row + down < levels.count,
          (column..<column + columns).allSatisfy({ free(row + down, $0) })
        {
          down += 1
        }
        while column + across < levels[row].count,
          (row..<row + rows).allSatisfy({ free($0, column + across) })
        {
          across += 1
        }
        if rows * across > columns * down {
          columns = across
        } else {
          rows = down
        }
        for line in row..<row + rows {
          for cell in column..<column + columns { covered[line][cell] = true }
        }
        blocks.append(
          Block(row: row, column: column, rows: rows, columns: columns, level: level))
      }
    }
    return blocks
  }
}
