import Graphics

/// What is drawn behind or beside a stretch of strips, once on each page that shows any of it.
struct Frame: Hashable {
  /// What it looks like.
  enum Look: Hashable {
    /// A tinted box.
    case box(Color)
    /// A bar along the left edge.
    case bar(Color)
    /// A rule above and one below.
    case rules(Stroke)
  }

  /// Tells frames of the same look apart.
  var id: Int
  var look: Look
  /// Left edge, from the left edge of the text.
  var x: Double
  var width: Double
  /// Room between its upper edge and the first strip, and between the last and its lower edge.
  var padding: Double

  /// The items that show it from `top` to `bottom`, both padding included.
  func items(top: Double, bottom: Double) -> [PageItem] {
    switch look {
    case .box(let color):
      [.mark(.rectangle(Rectangle(x, top, width, bottom - top), fill: color))]
    case .bar(let color):
      [.mark(.rectangle(Rectangle(x, top, 2, bottom - top), fill: color))]
    case .rules(let stroke):
      [top, bottom].map { y in .mark(.line(from: Point(x, y), to: Point(x + width, y), stroke)) }
    }
  }
}

/// A slice of the flow that no page break divides: a line of text, a table row, a figure.
struct Strip: Hashable {
  /// What the page breaker must know of it.
  enum Role: Hashable {
    /// Nothing special.
    case text
    /// A heading or a part of one.
    case heading(level: Int)
    /// A figure that may move to the next page while text goes on.
    case figure(FigurePlacement)
    /// A part of the caption of the table with this number.
    case tableCaption(Int)
    /// A part of the header of the table with this number, repeated on each of its pages.
    case tableHeader(Int)
    /// A row of the table with this number.
    case tableRow(Int)

    /// The number of the table that it is a part of.
    var table: Int? {
      switch self {
      case .tableCaption(let number), .tableHeader(let number), .tableRow(let number): number
      case .text, .heading, .figure: nil
      }
    }
  }

  var role = Role.text
  var height: Double
  /// What it shows; x from the left edge of the text, y from its own upper edge.
  var items: [PageItem]
  /// The elements it is a part of, outermost first; none for decoration.
  var structure: [StructureElement] = []
  /// Page numbers that are filled in when the pages are made.
  var references: [PageReference] = []
  /// Numbers of the notes that it refers to, which stand at the foot of its page.
  var notes: [Int] = []
  /// Least room above; nothing at the top of a page.
  var above = 0.0
  /// Least room below.
  var below = 0.0
  /// With what follows of the same table it may stand on a later page than the text around it.
  var mayFloat = false
  /// No page ends after it.
  var keepsWithNext = false
  /// What it stands in, outermost first.
  var frames: [Frame] = []
  /// Where the baseline of its first text is, from its upper edge.
  var baseline: Double?
  /// Its line in the Markdown.
  var line: Int
}

extension [Strip] {
  /// Adds destinations at the upper edge of the first strip.
  mutating func addDestinations(_ names: [String], x: Double) {
    guard !isEmpty else { return }
    self[0].items.insert(
      contentsOf: names.map { .destination($0, at: Point(x, 0)) }, at: 0)
  }

  /// Sets the room above the first strip and below the last.
  mutating func setGaps(above: Double, below: Double) {
    guard let last = indices.last else { return }
    self[0].above = above
    self[last].below = below
  }

  /// Keeps the first and the last `lines` of a paragraph on one page.
  mutating func avoidWidowsAndOrphans(lines: Int = 2) {
    for index in indices.dropLast() where index < lines - 1 || index >= count - lines {
      self[index].keepsWithNext = true
    }
  }

  /// Allows no page to end within these strips.
  mutating func keepTogether() {
    for index in indices.dropLast() { self[index].keepsWithNext = true }
  }

  /// Height from the upper edge of the first to the lower edge of the last, frames not counted.
  var totalHeight: Double {
    zip(indices, self).reduce(0) { sum, pair in
      let gap = pair.0 == 0 ? 0 : Swift.max(self[pair.0 - 1].below, pair.1.above)
      return sum + gap + pair.1.height
    }
  }
}
