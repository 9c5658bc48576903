import Graphics

/// What a slide shows beneath its bar, in coordinates of the paper.
struct Slide {
  var items: [PageItem] = []
  var references: [PageReference] = []
}

/// Finds the layout in which text and a figure or table fill a slide best.
struct SlideLayout {
  var composition: Composition
  var notes: NotesAtFoot
  /// What is larger than a slide.
  private(set) var warnings: [DocumentWarning] = []

  /// Sizes of text as parts of the style's, the preferred one first.
  static let textScales = [1.2, 1.0, 0.9, 0.8]
  static let tableScales = [1.2, 1.1, 1.0, 0.9, 0.8]
  static let wordScales = [1.35, 1.2, 1.1, 1.0, 0.9]
  /// Parts of the width that text beside a figure or table takes.
  static let shares = [0.3, 0.38, 0.46]
  /// How much larger a picture must become for its caption to stand beside it.
  static let gainBesideCaption = 1.2

  init(_ composition: Composition) {
    self.composition = composition
    notes = NotesAtFoot(composition.notes, style: composition.style)
  }

  var style: DocumentStyle { composition.style }
  var area: Rectangle { style.textArea }

  /// The slides of a section, the first of which has the notes that its bar refers to. Those of
  /// the last section hold all that is left of notes, too.
  mutating func slides(
    of groups: [SlideSection.Group], citing numbers: [Int] = [], isLast: Bool
  ) throws(DocumentError) -> [Slide] {
    notes.place(numbers)
    var slides = try slides(of: groups)
    while notes.height > 0, isLast || slides.isEmpty {
      slides.append(slide(Candidate(setter: composition.setter, columns: [])))
    }
    return slides
  }

  private mutating func slides(
    of groups: [SlideSection.Group]
  ) throws(DocumentError) -> [Slide] {
    var slides: [Slide] = []
    var groups = groups[...]
    while let group = groups.popFirst() {
      // The last words of a section stand beside what they are about, if there is room.
      if let last = groups.first, groups.count == 1, last.exhibit.isEmpty, !group.exhibit.isEmpty {
        var joined = group
        joined.text += last.text
        if let slide = try together(joined) {
          slides.append(slide)
          break
        }
      }
      if let slide = try together(group) {
        slides.append(slide)
        continue
      }
      let exhibit = group.exhibit
      if exhibit.isEmpty {
        slides += try broken(group.text)
        continue
      }
      let parts = [SlideSection.Group(text: group.text), SlideSection.Group(exhibit: exhibit)]
      for part in parts where !(part.text + part.exhibit).isEmpty {
        if let slide = try together(part) {
          slides.append(slide)
        } else {
          slides += try broken(part.text + part.exhibit)
        }
      }
    }
    return slides
  }

  /// All of a group on one slide, or nothing where it does not fit.
  private mutating func together(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    if case .figure? = group.exhibit.first?.kind { return try figureSlide(group) }
    if group.exhibit.isEmpty { return try textSlide(group.text) }
    return try tableSlide(group)
  }

  /// A way to show a group, not yet chosen.
  struct Candidate {
    var setter: BlockSetter
    /// Strips in two columns, or one.
    var columns: [[Strip]]
    /// Where in the first column the figure or table begins, if it stands beneath text.
    var exhibit: Int?
    /// How large the figure is, against how large it would be alone.
    var size = 1.0
  }

  mutating func slide(_ candidate: Candidate, centred: Bool = false) -> Slide {
    composition.setter = candidate.setter
    var foot = PageFill(area: area, notes: notes)
    let all = candidate.columns.joined()
    foot.place(Strip(height: 0, items: [], notes: all.flatMap(\.notes), line: 0))
    notes = foot.next.notes
    var slide = Slide(items: foot.page(size: style.pageSize).items)
    let room = area.height - foot.notes.height
    for (index, strips) in candidate.columns.enumerated() {
      var fill = PageFill(area: area, notes: notes.cleared)
      // What does not fill a slide is loosened, and stands above its middle.
      var strips = strips
      var spare = max(0, room - fill.end(of: strips))
      if index == 0, let first = candidate.exhibit {
        let gap = min(spare * 0.25, 30)
        strips[first].above = max(strips[first].above, strips[first - 1].below) + gap
        spare -= gap
      }
      let drop = centred || index > 0 ? spare * 0.42 : min(spare * 0.2, 36)
      fill = PageFill(
        area: Rectangle(area.x, area.y + drop, area.width, area.height), notes: notes.cleared)
      for strip in strips { fill.place(strip) }
      slide.items += fill.page(size: style.pageSize).items
      slide.references += fill.references
    }
    return slide
  }

  /// Whether the columns find room, with the notes that they refer to.
  func fits(_ columns: [[Strip]]) -> Bool {
    let foot = notes.height(with: columns.joined())
    return columns.allSatisfy { strips in
      PageFill(area: area, notes: notes.cleared).end(of: strips) + foot <= area.height + 0.01
    }
  }

  /// The part of a slide's width from `start` for `share` of it.
  func column(_ start: Double, _ share: Double, _ style: DocumentStyle) -> Column {
    Column(x: area.width * start, width: area.width * share, body: style.body)
  }

  func setter(scale: Double) -> BlockSetter {
    var setter = composition.setter
    setter.style = style.scaled(by: scale)
    return setter
  }

  /// Blocks on as few slides as they fill, evenly.
  private mutating func broken(_ blocks: [Block]) throws(DocumentError) -> [Slide] {
    // In letters of the style's own size, whatever the slide before has.
    var setter = setter(scale: 1)
    let strips = try setter.strips(blocks, in: composition.column)
    composition.setter = setter
    let notes = notes
    func breaker(height: Double) -> (PageBreaker, [Page]) {
      var style = style
      style.margins.bottom += area.height - height
      var breaker = PageBreaker(style: style, notes: notes)
      let pages = breaker.pages(of: strips)
      return (breaker, pages)
    }
    var (best, pages) = breaker(height: area.height)
    // The least height that needs no more slides fills them evenly.
    for part in stride(from: 0.95, to: 0.5, by: -0.05) {
      let (next, evened) = breaker(height: area.height * part)
      guard evened.count == pages.count, next.warnings.count == best.warnings.count else { break }
      (best, pages) = (next, evened)
    }
    warnings += best.warnings
    self.notes = best.fill.next.notes
    return pages.enumerated().map { index, page in
      Slide(
        items: page.items,
        references: best.references.filter { $0.page == index }.map(\.reference))
    }
  }
}
