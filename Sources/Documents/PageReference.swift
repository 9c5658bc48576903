import Graphics

/// The number of the page of a place, behind a dotted leader: known only when all pages are made.
struct PageReference: Hashable {
  /// The name of the place.
  var destination: String
  /// Where the leader may begin, on the baseline.
  var start: Point
  /// Right edge of the number.
  var right: Double
  var text: TextStyle
  /// Distance between the dots of the leader.
  var dotDistance: Double
  /// The elements that it is a part of.
  var structure: [StructureElement] = []
  /// Height of the line, of which a click leads to the place.
  var leading: Double

  /// The reference `x` points further right and `y` points further down.
  func moved(_ x: Double, _ y: Double) -> PageReference {
    var copy = self
    copy.start = Point(start.x + x, start.y + y)
    copy.right += x
    return copy
  }

  /// The leader, the number of `page` and the link over both.
  func items(page: Int, measuring: any TextMeasuring) -> [PageItem] {
    let number = String(page)
    let numberLeft = right - measuring.extent(of: number, style: text).width
    var items: [PageItem] = [.structure(structure)]
    // Dots stand on a grid from the right, so that those of all lines are in columns. The line
    // ends between two dots.
    let steps = ((right - numberLeft + dotDistance) / dotDistance).rounded(.up)
    let diameter = text.size * 0.12
    let first = Point(right - steps * dotDistance, start.y - diameter / 2)
    let dots = ((first.x - start.x) / dotDistance).rounded(.down)
    if dots > 0 {
      items.append(
        .mark(
          .line(
            from: first, to: Point(first.x - (dots - 0.5) * dotDistance, first.y),
            Stroke(
              text.color.mixed(with: .white, 0.25), width: diameter, dash: [0, dotDistance],
              cap: .round))))
    }
    items.append(
      .mark(
        .text(
          number, at: Point(right, start.y), style: text, anchor: TextAnchor(.end, .baseline))))
    items.append(
      .link(
        Rectangle(start.x, start.y - leading * 0.75, right - start.x, leading),
        .destination(destination)))
    items.append(.structure([]))
    return items
  }
}

extension [Page] {
  /// Adds the numbers that `references` ask for; each has the page it stands on, from 0.
  mutating func add(
    _ references: [(page: Int, reference: PageReference)], measuring: any TextMeasuring
  ) {
    guard !references.isEmpty else { return }
    var places: [String: Int] = [:]
    for (index, page) in enumerated() {
      for case .destination(let name, _) in page.items { places[name] = index + 1 }
    }
    for (page, reference) in references {
      guard let number = places[reference.destination] else { continue }
      self[page].items += reference.items(page: number, measuring: measuring)
    }
  }
}
