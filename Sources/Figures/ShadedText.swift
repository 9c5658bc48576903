import Graphics

/// Tokens as running text, each on a background of its own, in as many lines as they need.
struct ShadedText {
  private let places: [Rectangle]
  private let labels: [String]
  private let emphasized: Range<Int>
  private let theme: Theme
  private static let padding = 2.5
  /// Height of all lines.
  let height: Double

  /// - Parameter emphasized: the tokens with a frame.
  init(
    _ tokens: [String], emphasized: Range<Int>, width: Double, theme: Theme,
    measuring: any TextMeasuring
  ) {
    let padding = ShadedText.padding
    self.theme = theme
    self.emphasized = emphasized
    labels =
      LabelFitting(
        tokens, style: theme.label, maximumWidth: width - 2 * padding, measuring: measuring
      ).labels
    let lineHeight = measuring.height(theme.label) + 3
    var (x, y) = (0.0, 0.0)
    var places: [Rectangle] = []
    for label in labels {
      let wide = measuring.width(label, theme.label) + 2 * padding
      if x > 0, x + wide > width {
        x = 0
        y += lineHeight + 1.5
      }
      places.append(Rectangle(x, y, wide, lineHeight))
      x += wide + 1.5
    }
    self.places = places
    height = y + lineHeight
  }

  /// The tokens with these backgrounds, beginning at `(left, top)`.
  func marks(_ colors: [Color], left: Double, top: Double) -> [Mark] {
    zip(places, zip(labels, colors)).enumerated().flatMap { index, token -> [Mark] in
      let (place, (label, color)) = token
      let area = Rectangle(left + place.x, top + place.y, place.width, place.height)
      let ink = color.luminance > 0.25 ? Color.black : Color.white
      let isFramed = emphasized.contains(index)
      let frame = Stroke(theme.emphasis, width: theme.dataLine)
      return [
        .rectangle(area, fill: color),
        .rectangle(
          area.inset(by: isFramed ? 0 : theme.hairline / 2),
          stroke: isFramed ? frame : Stroke(theme.grid, width: theme.hairline)),
        .text(
          label, at: Point(area.midX, area.midY), style: theme.label.with { $0.color = ink },
          anchor: TextAnchor(.middle, .middle)),
      ]
    }
  }
}
