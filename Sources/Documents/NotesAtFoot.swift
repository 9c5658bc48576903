import Graphics

/// The notes at the foot of pages: what each says, and which stand on the page at hand.
///
/// A note stands on the page of its first reference, under a short rule. Notes that are longer
/// than a part of the page together are cut there, and the rest goes on on the next page.
struct NotesAtFoot {
  private let notes: [Int: [Strip]]
  private let rule: Stroke
  private let gap: Double
  /// The height that notes take of a page at most.
  private let limit: Double
  private var begun: Set<Int> = []
  private var present: [Strip] = []
  /// What found no room yet.
  private var rest: [Strip] = []

  /// Notes by their numbers.
  init(_ notes: [Int: [Strip]], style: DocumentStyle) {
    self.notes = notes
    rule = Stroke(style.palette.rule, width: 0.5)
    gap = style.noteGap
    limit = style.textArea.height * style.largestNoteArea
  }

  /// Something goes on on the next page.
  var isUnfinished: Bool { !rest.isEmpty }

  /// The height they take of the page, with the rule and the room above it.
  var height: Double { height(of: present) }

  /// The height they take once `strips` are on the page, too.
  func height(with strips: some Sequence<Strip>) -> Double {
    let new = fresh(strips)
    if new.isEmpty { return height }
    return max(height, min(limit, height(of: present + rest + new.flatMap(\.strips))))
  }

  /// Puts the notes that `strip` refers to on the page, as far as there is room.
  mutating func place(_ strip: Strip) {
    let new = fresh([strip])
    guard !new.isEmpty else { return }
    begun.formUnion(new.map(\.number))
    rest += new.flatMap(\.strips)
    fillPage()
  }

  /// Puts the notes with these numbers on the page, as far as there is room.
  mutating func place(_ numbers: [Int]) {
    place(Strip(height: 0, items: [], notes: numbers, line: 0))
  }

  /// The foot of the next page.
  mutating func turnPage() {
    present = []
    fillPage()
  }

  /// The foot of a page on which nothing stands yet.
  var cleared: NotesAtFoot {
    var copy = self
    copy.present = []
    copy.rest = []
    return copy
  }

  /// What it shows, from the left edge of the text and the upper edge of the notes.
  var strips: [Strip] {
    guard !present.isEmpty else { return [] }
    let line = Mark.line(from: Point(0, gap), to: Point(100, gap), rule)
    let head = Strip(height: gap * 1.5, items: [.mark(line)], line: present[0].line)
    return [head] + present
  }

  /// The notes that `strips` are the first to refer to, and those that these refer to.
  private func fresh(_ strips: some Sequence<Strip>) -> [(number: Int, strips: [Strip])] {
    var result: [(number: Int, strips: [Strip])] = []
    var seen = begun
    var wanted = strips.flatMap(\.notes)[...]
    while let number = wanted.popFirst() {
      guard seen.insert(number).inserted, let text = notes[number] else { continue }
      result.append((number, text))
      wanted += text.flatMap(\.notes)
    }
    return result
  }

  private func height(of strips: [Strip]) -> Double {
    guard let first = strips.first else { return 0 }
    return gap * 1.5 + first.above + strips.totalHeight
  }

  private mutating func fillPage() {
    guard !rest.isEmpty else { return }
    var count = 0
    while count < rest.count, height(of: present + rest[...count]) <= limit { count += 1 }
    // Lines that belong together are parted only where nothing else helps.
    if count < rest.count {
      var kept = count
      while kept > 0, rest[kept - 1].keepsWithNext { kept -= 1 }
      if kept > 0 || !present.isEmpty { count = kept }
    }
    if present.isEmpty { count = max(count, 1) }
    present += rest.prefix(count)
    rest.removeFirst(count)
  }
}
