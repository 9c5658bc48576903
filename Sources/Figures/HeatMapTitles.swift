import Graphics

/// The titles of the two axes of a heat map: in the middle of its left and its upper side, as far
/// as the edges of the figure allow.
struct HeatMapTitles {
  let rows: String
  let columns: String
  let theme: Theme
  private let lineHeight: Double
  private let widths: (rows: Double, columns: Double)

  init(rows: String, columns: String, theme: Theme, measuring: any TextMeasuring) {
    self.rows = rows
    self.columns = columns
    self.theme = theme
    lineHeight = measuring.height(theme.axisTitle)
    widths = (
      measuring.width(rows, theme.axisTitle), measuring.width(columns, theme.axisTitle)
    )
  }

  /// Room at the left for the title of the rows.
  var left: Double { lineHeight + theme.smallGap }
  /// Room above for the title of the columns: turned names end close to it.
  var above: Double { lineHeight + 2 * theme.smallGap }

  /// The title over `cells`, whose names take `band` points.
  func columnMark(over cells: Rectangle, band: Double) -> Mark {
    .text(
      columns, at: Point(columnMiddle(over: cells), cells.y - band - 2 * theme.smallGap),
      style: theme.axisTitle, anchor: TextAnchor(.middle, .bottom))
  }

  /// Where the title over `cells` ends at the right.
  func columnEnd(over cells: Rectangle) -> Double {
    columnMiddle(over: cells) + widths.columns / 2
  }

  private func columnMiddle(over cells: Rectangle) -> Double {
    max(cells.midX, theme.margin + left + widths.columns / 2)
  }

  /// The title at the left of `cells`, at the edge of the figure, to be read upwards.
  func rowMark(beside cells: Rectangle) -> Mark {
    .text(
      rows, at: Point(theme.margin, max(cells.midY, theme.margin + widths.rows / 2)),
      style: theme.axisTitle, anchor: TextAnchor(.middle, .top), rotation: -90)
  }
}
