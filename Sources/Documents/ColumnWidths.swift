/// Shares the width of a table out to its columns.
///
/// Each column has a least width (its longest word) and a full width (its longest cell on one
/// line). Where not all full widths fit, a common limit is lowered until they do: narrow columns
/// keep their text on one line and only the widest are wrapped, none below its least width.
struct ColumnWidths {
  /// The width of each column.
  var widths: [Double]
  /// How much the least widths are larger than the room; 0 where they fit.
  var excess: Double

  /// Widths of at most `room` together; `floor` is what a column keeps when nothing fits.
  init(least: [Double], full: [Double], room: Double, floor: Double) {
    let leastSum = least.reduce(0, +)
    excess = max(0, leastSum - room)
    if full.reduce(0, +) <= room {
      widths = full
    } else if excess == 0 {
      widths = ColumnWidths.limited(least: least, full: full, room: room)
    } else {
      // Only what is wider than the floor gives way; words there are broken.
      let kept = min(floor, room / Double(max(least.count, 1)))
      let yielding = least.reduce(0) { $0 + max(0, $1 - kept) }
      let share = yielding > 0 ? min(1, excess / yielding) : 0
      widths = least.map { $0 - max(0, $0 - kept) * share }
    }
  }

  private static func limited(least: [Double], full: [Double], room: Double) -> [Double] {
    func widths(limit: Double) -> [Double] {
      zip(least, full).map { max($0, min($1, limit)) }
    }
    var low = 0.0
    var high = full.max() ?? 0
    // Halving 40 times leaves less than a billionth of the width undecided.
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if widths(limit: middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    return widths(limit: low)
  }
}
