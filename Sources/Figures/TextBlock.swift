import Graphics

/// A few words that may take more than one line.
struct TextBlock {
  let lines: [String]
  let style: TextStyle
  let lineHeight: Double
  let width: Double

  /// `text` broken into lines no wider than `width`; an empty text has no lines and no height.
  init(_ text: String, style: TextStyle, width: Double, measuring: any TextMeasuring) {
    self.style = style
    lineHeight = measuring.height(style)
    if text.isEmpty {
      lines = []
    } else if measuring.width(text, style) <= width {
      lines = [text]
    } else {
      lines = measuring.lines(of: [TextRun(text, style: style)], width: width).map { line in
        line.fragments.map(\.run.text).joined()
      }
    }
    self.width = lines.map { measuring.width($0, style) }.max() ?? 0
  }

  var height: Double { Double(lines.count) * lineHeight }

  /// The lines below each other, the first with its upper edge at `top`.
  func marks(x: Double, top: Double, _ horizontal: TextAnchor.Horizontal) -> [Mark] {
    lines.enumerated().map { index, line in
      .text(
        line, at: Point(x, top + Double(index) * lineHeight), style: style,
        anchor: TextAnchor(horizontal, .top))
    }
  }
}
