import Graphics

/// A page while strips are being put on it, and the stretches of frames seen so far.
struct PageFill {
  private struct FrameExtent {
    var frame: Frame
    var top: Double
    var bottom: Double
  }

  /// Where the strips go, on the paper.
  let area: Rectangle
  private var items: [PageItem] = []
  /// Page numbers to fill in, in coordinates of the paper.
  private(set) var references: [PageReference] = []
  private var extents: [FrameExtent] = []
  private var last: Strip?
  /// Lower edge of the last strip, from the upper edge of the area.
  private(set) var bottom = 0.0
  /// What stands at the foot.
  private(set) var notes: NotesAtFoot

  init(area: Rectangle, notes: NotesAtFoot) {
    self.area = area
    self.notes = notes
  }

  /// The next page.
  var next: PageFill {
    var notes = notes
    notes.turnPage()
    return PageFill(area: area, notes: notes)
  }

  /// Nothing stands on the page yet.
  var isEmpty: Bool { last == nil }

  /// Nor does the rest of a note from the page before.
  var isBlank: Bool { isEmpty && notes.height == 0 }

  /// Room between the last strip and the upper edge of `strip`.
  private func gap(before strip: Strip, after last: Strip?) -> Double {
    guard let last else { return strip.frames.reduce(0) { $0 + $1.padding } }
    let shared = zip(last.frames, strip.frames).prefix { $0.0.id == $0.1.id }.count
    let closed = last.frames.dropFirst(shared).reduce(0) { $0 + $1.padding }
    let opened = strip.frames.dropFirst(shared).reduce(0) { $0 + $1.padding }
    return closed + max(last.below, strip.above) + opened
  }

  /// Where `strips` would end, frames closed, from the upper edge of the area.
  func end(of strips: some Sequence<Strip>) -> Double {
    var end = bottom
    var previous = last
    for strip in strips {
      end += gap(before: strip, after: previous) + strip.height
      previous = strip
    }
    return end + (previous?.frames.reduce(0) { $0 + $1.padding } ?? 0)
  }

  /// Height by which `strips` with their notes are larger than the room there is.
  func excess(of strips: some Sequence<Strip>) -> Double {
    end(of: strips) + notes.height(with: strips) - area.height
  }

  /// Whether all of `strips` find room.
  func fits(_ strips: some Sequence<Strip>) -> Bool { excess(of: strips) <= 0.01 }

  /// Whether `strips` would find room on a page of their own.
  func wouldFitAlone(_ strips: some Sequence<Strip>) -> Bool {
    PageFill(area: area, notes: notes.cleared).fits(strips)
  }

  /// Height left for a strip outside all frames, with room of `gap` above it and the notes of
  /// `strips` beneath.
  func roomLeft(gap: Double, for strips: [Strip] = []) -> Double {
    area.height - end(of: [Strip(height: 0, items: [], above: gap, line: 0)])
      - notes.height(with: strips)
  }

  /// Puts `strip` below the last.
  mutating func place(_ strip: Strip) {
    let top = bottom + gap(before: strip, after: last)
    bottom = top + strip.height
    items += strip.structuredItems.map { $0.moved(area.x, area.y + top) }
    references += strip.references.map { $0.moved(area.x, area.y + top) }
    notes.place(strip)
    var outer = 0.0
    for frame in strip.frames.reversed() {
      outer += frame.padding
      if let index = extents.firstIndex(where: { $0.frame.id == frame.id }) {
        extents[index].bottom = max(extents[index].bottom, bottom + outer)
      } else {
        extents.append(FrameExtent(frame: frame, top: top - outer, bottom: bottom + outer))
      }
    }
    last = strip
  }

  /// The finished page: tints behind everything, outermost first, rules over everything.
  func page(size: Size) -> Page {
    var behind: [PageItem] = []
    var above: [PageItem] = []
    for extent in extents.sorted(by: { $0.frame.id < $1.frame.id }) {
      let items = extent.frame.items(top: extent.top, bottom: extent.bottom)
        .map { $0.moved(area.x, area.y) }
      if case .rules = extent.frame.look { above += items } else { behind += items }
    }
    return Page(size: size, items: behind + items + [.structure([])] + above + foot)
  }

  /// The notes, their last line on the last line of the page.
  private var foot: [PageItem] {
    var top = area.maxY - notes.height
    var last: Strip?
    let items = notes.strips.flatMap { strip in
      top += last.map { max($0.below, strip.above) } ?? 0
      defer {
        top += strip.height
        last = strip
      }
      return strip.structuredItems.map { $0.moved(area.x, top) }
    }
    return items + [.structure([])]
  }
}
