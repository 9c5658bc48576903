import Graphics

/// What stands on every page outside the text: page number, running title, a thin rule.
struct PageFurniture {
  let style: DocumentStyle
  let measuring: any TextMeasuring
  /// Stands at the head from the second page on.
  let title: String

  /// Adds its items to `pages`.
  func add(to pages: inout [Page]) {
    let area = style.textArea
    let role = style.furniture
    let footBaseline = area.maxY + style.margins.bottom * 0.52
    let headBaseline = area.y - 27
    let shortTitle = shortened(title, width: area.width, style: role.text)
    for index in pages.indices {
      pages[index].items.append(
        .mark(
          .text(
            String(index + 1), at: Point(area.midX, footBaseline), style: role.text,
            anchor: TextAnchor(.middle, .baseline))))
      guard index > 0, !shortTitle.isEmpty else { continue }
      let y = headBaseline + 6
      pages[index].items.insert(
        contentsOf: [
          .mark(.text(shortTitle, at: Point(area.x, headBaseline), style: role.text)),
          .mark(
            .line(
              from: Point(area.x, y), to: Point(area.maxX, y),
              Stroke(style.palette.hairline, width: 0.5))),
        ], at: 0)
    }
  }

  /// `text`, or as much of it as fits with an ellipsis at the end.
  private func shortened(_ text: String, width: Double, style: TextStyle) -> String {
    guard measuring.extent(of: text, style: style).width > width else { return text }
    var kept = text
    while !kept.isEmpty, measuring.extent(of: kept + "…", style: style).width > width {
      kept.removeLast()
    }
    return kept + "…"
  }
}
