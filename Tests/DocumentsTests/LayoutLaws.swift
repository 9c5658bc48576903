import Graphics
import Testing

@testable import Documents

/// What must hold for the pages of any document.
struct LayoutLaws {
  let document: PagedDocument
  let style: DocumentStyle
  let measuring: any TextMeasuring

  /// All laws.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    for (index, page) in document.pages.enumerated() {
      checkMargins(page, number: index + 1, sourceLocation: sourceLocation)
      checkOverlaps(page, number: index + 1, sourceLocation: sourceLocation)
    }
    let places = document.pages.flatMap(\.destinations)
    #expect(
      Set(places).count == places.count, "a place is named twice", sourceLocation: sourceLocation)
    for page in document.pages {
      for case .link(_, .destination(let name)) in page.items {
        #expect(places.contains(name), "a link leads nowhere", sourceLocation: sourceLocation)
      }
    }
    for entry in document.outline {
      #expect(places.contains(entry.destination), sourceLocation: sourceLocation)
    }
  }

  /// Everything but the page number and the running head lies within the text area.
  private func checkMargins(_ page: Page, number: Int, sourceLocation: SourceLocation) {
    let area = style.textArea
    for item in page.items {
      guard let frame = frame(of: item) else { continue }
      #expect(
        frame.x >= area.x - 0.01 && frame.maxX <= area.maxX + 0.02,
        "page \(number): \(item) reaches from \(frame.x) to \(frame.maxX)",
        sourceLocation: sourceLocation)
      let isFurniture = frame.maxY < area.y - 10 || frame.y > area.maxY + 10
      #expect(
        isFurniture || frame.y >= area.y - 0.5 && frame.maxY <= area.maxY + 0.5,
        "page \(number): \(item) reaches from \(frame.y) to \(frame.maxY)",
        sourceLocation: sourceLocation)
    }
    let furniture = page.items.filter {
      frame(of: $0).map { $0.maxY < area.y - 10 || $0.y > area.maxY + 10 } ?? false
    }
    #expect(furniture.count == (number == 1 ? 1 : 3), sourceLocation: sourceLocation)
  }

  /// No two texts and no two pictures cover one another, and no text covers a picture.
  private func checkOverlaps(_ page: Page, number: Int, sourceLocation: SourceLocation) {
    let solid = page.items.filter { item in
      switch item {
      case .mark(.text), .scene: true
      default: false
      }
    }.compactMap { item in frame(of: item).map { (item, $0) } }
      .sorted { $0.1.y < $1.1.y }
    for (index, (item, frame)) in solid.enumerated() {
      for (other, otherFrame) in solid[(index + 1)...] {
        if otherFrame.y >= frame.maxY - 0.01 { break }
        #expect(
          otherFrame.x >= frame.maxX - 0.01 || frame.x >= otherFrame.maxX - 0.01,
          "page \(number): \(item) and \(other) overlap", sourceLocation: sourceLocation)
      }
    }
  }

  /// The rectangle that an item covers; nothing for items that show nothing.
  private func frame(of item: PageItem) -> Rectangle? {
    switch item {
    case .mark(.text(let text, let point, let textStyle, let anchor, _)):
      // The space behind a word may reach into the next where spaces shrink.
      let shown = text.hasSuffix(" ") ? String(text.dropLast()) : text
      let extent = measuring.extent(of: shown, style: textStyle)
      let shift: Double =
        switch anchor.horizontal {
        case .start: 0
        case .middle: extent.width / 2
        case .end: extent.width
        }
      // The line's room counts, not the font's, where the font claims more than a line.
      let half = textStyle.size / 2
      return Rectangle(
        point.x - shift, point.y - min(extent.ascent, half * 1.8), extent.width, half * 2)
    case .mark(.rectangle(let frame, _, _)), .scene(_, let frame), .link(let frame, _): return frame
    case .mark(.path(let steps, _, _)):
      let points = steps.compactMap { step -> Point? in
        switch step {
        case .move(let point), .line(let point): point
        case .curve, .close: nil
        }
      }
      guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
        let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
      else { return nil }
      return Rectangle(left, top, right - left, bottom - top)
    case .mark(.circle), .mark(.clip), .destination, .structure: return nil
    }
  }
}
