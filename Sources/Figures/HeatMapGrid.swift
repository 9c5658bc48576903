import Graphics

/// A matrix as coloured cells in a frame.
struct HeatMapGrid {
  let left: Double
  let top: Double
  let cell: Double
  /// Height of a row where cells are no squares.
  var rowHeight: Double?
  let theme: Theme

  /// - Parameter text: what stands in a cell, in black or white after the cell's colour.
  func marks(
    _ values: [[Double]], color: (Double) -> Color, text: ((Double) -> String)? = nil
  ) -> [Mark] {
    let height = rowHeight ?? cell
    // The background shows between wide cells. Between narrow ones such a line would be thinner than
    // the dots of a screen, which would draw some of them and leave out others.
    let inset = min(cell, height) < 14 ? 0 : 0.25
    let style = theme.value.with { $0.size = theme.minimumTextSize }
    var marks: [Mark] = []
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        let area = Rectangle(
          left + Double(column) * cell, top + Double(row) * height, cell, height)
        let fill = color(value)
        marks.append(.rectangle(area.inset(by: inset), fill: fill))
        if let text {
          let ink = fill.luminance > 0.25 ? Color.black : Color.white
          marks.append(
            .text(
              text(value), at: Point(area.midX, area.midY), style: style.with { $0.color = ink },
              anchor: TextAnchor(.middle, .middle)))
        }
      }
    }
    let frame = Rectangle(
      left, top, Double(values.first?.count ?? 0) * cell, Double(values.count) * height)
    marks.append(.rectangle(frame, stroke: Stroke(theme.axis, width: theme.hairline)))
    return marks
  }
}
