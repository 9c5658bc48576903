import Graphics

/// What the colours mean, in a line above the data; in several where one is too short.
struct Legend {
  enum Key {
    case bar(Color)
    case dot(Color)
    case line(Stroke)
  }

  let marks: [Mark]
  let height: Double

  /// The entries from left to right, beginning at `(x, top)`, in lines of `width`.
  init(
    _ entries: [(key: Key, name: String)], x: Double, top: Double, width: Double, theme: Theme,
    measuring: any TextMeasuring
  ) {
    var marks: [Mark] = []
    let lineHeight = measuring.height(theme.label)
    let keyWidth = 7.0
    var left = x
    var middle = top + lineHeight / 2
    for (key, name) in entries {
      let keySpan = if case .line = key { keyWidth * 2 } else { keyWidth }
      let entryWidth = keySpan + theme.smallGap + measuring.width(name, theme.label)
      if left > x, left + entryWidth > x + width {
        left = x
        middle += lineHeight + theme.smallGap
      }
      switch key {
      case .bar(let color):
        marks.append(
          .rectangle(Rectangle(left, middle - keyWidth / 2, keyWidth, keyWidth), fill: color))
      case .dot(let color):
        marks.append(
          .circle(Point(left + keyWidth / 2, middle), radius: theme.dotRadius, fill: color))
      case .line(let stroke):
        marks.append(.line(from: Point(left, middle), to: Point(left + keySpan, middle), stroke))
      }
      marks.append(
        .text(
          name, at: Point(left + keySpan + theme.smallGap, middle), style: theme.label,
          anchor: TextAnchor(.start, .middle)))
      left += entryWidth + theme.gap * 1.5
    }
    self.marks = marks
    height = entries.isEmpty ? 0 : middle + lineHeight / 2 - top
  }
}
