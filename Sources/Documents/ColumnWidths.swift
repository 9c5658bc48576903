/// Shares the width of a table out to its columns.
///
/// Each column has a least width (its longest word) and a full width (its longest cell on one
/// line). Where all full widths fit, every column gets its own; else what is left above the least
/// widths is shared in proportion to what each column lacks, as HTML tables do (CSS 2.1, 17.5.2.2).
struct ColumnWidths {
  /// The width of each column.
  var widths: [Double]
  /// How much the least widths are larger than the room; 0 where they fit.
  var excess: Double

  /// Widths of at most `room` together; `floor` is what a column keeps when nothing fits.
  init(least: [Double], full: [Double], room: Double, floor: Double) {
    let leastSum = least.reduce(0, +)
    let fullSum = full.reduce(0, +)
    excess = max(0, leastSum - room)
    if fullSum <= room {
      widths = full
    } else if leastSum <= room {
      let share = (room - leastSum) / (fullSum - leastSum)
      widths = zip(least, full).map { $0 + ($1 - $0) * share }
    } else {
      // Only what is wider than the floor gives way; words there are broken.
      let kept = min(floor, room / Double(max(least.count, 1)))
      let yielding = least.reduce(0) { $0 + max(0, $1 - kept) }
      let share = yielding > 0 ? min(1, excess / yielding) : 0
      widths = least.map { $0 - max(0, $0 - kept) * share }
    }
  }
}
