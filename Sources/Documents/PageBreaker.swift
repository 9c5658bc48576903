import Graphics

/// Puts strips on pages.
///
/// Strips that must stay together form a chunk; a chunk goes on the page where it fits. Figures
/// and tables that do not fit wait for the top of the next page while the text goes on; they keep
/// their order and never pass the end of their chapter.
struct PageBreaker {
  let style: DocumentStyle
  /// Strips higher than a page.
  private(set) var warnings: [DocumentWarning] = []
  private(set) var pages: [Page] = []
  /// Page numbers to fill in, with the page they stand on, from 0.
  private(set) var references: [(page: Int, reference: PageReference)] = []
  var fill: PageFill
  /// What waits for the top of a page.
  var waiting: [FloatingBlock] = []
  /// While a table goes on from page to page, nothing comes between its pieces.
  var isWithinTable = false
  private var headers: [Int: [Strip]] = [:]
  /// Tables whose header stands on the present page.
  private var shownHeaders: Set<Int> = []

  /// A breaker for pages of `style` with `notes` at their feet.
  init(style: DocumentStyle, notes: [Int: [Strip]]) {
    self.init(style: style, notes: NotesAtFoot(notes, style: style))
  }

  /// A breaker whose first page has `notes` at its foot, as far as pages before it left any over.
  init(style: DocumentStyle, notes: NotesAtFoot) {
    self.style = style
    fill = PageFill(area: style.textArea, notes: notes)
  }

  /// The pages that `strips` fill; one empty page for no strips.
  mutating func pages(of strips: [Strip]) -> [Page] {
    for strip in strips {
      if case .tableHeader(let table) = strip.role { headers[table, default: []].append(strip) }
    }
    var start = 0
    while start < strips.count {
      start = placeChunk(at: start, of: strips)
    }
    placeWaiting()
    while !waiting.isEmpty || fill.notes.isUnfinished { turnPage() }
    finishPage()
    return pages
  }

  /// Places the chunk that begins at `start` and gives back where the next begins.
  private mutating func placeChunk(at start: Int, of strips: [Strip]) -> Int {
    let end = chunkEnd(from: start, in: strips)
    let chunk = strips[start..<end]
    if case .heading(let level)? = chunk.first?.role { makeWay(forHeadingOf: level) }
    if case .figure(let figure)? = chunk.last?.role {
      return place(figure, after: chunk.dropLast(), at: end, of: strips)
    }
    if let table = chunk.last?.role.table {
      let head = chunk.prefix { $0.role.table != table }
      let rows = strips[head.endIndex...].prefix { $0.role.table == table }
      return place(table: Array(rows), after: head, at: rows.endIndex, of: strips)
    }
    place(chunk)
    return end
  }

  /// Where the chunk that begins at `start` ends.
  func chunkEnd(from start: Int, in strips: [Strip]) -> Int {
    var end = start + 1
    while end < strips.count, strips[end - 1].keepsWithNext { end += 1 }
    return end
  }

  /// Places strips that must stay together on this page or the next that has room for them; what
  /// is higher than a whole page is broken where it must be.
  mutating func place(_ chunk: some Collection<Strip>) {
    if fill.wouldFitAlone(withHeader(chunk)) {
      // A new page may be full of figures that waited; there are fewer of them each time.
      while !fill.isBlank, !fill.fits(withHeader(chunk)) { turnPage() }
      for strip in withHeader(chunk) { placeStrip(strip) }
      return
    }
    for strip in chunk {
      while !fill.isBlank, !fill.fits(withHeader([strip])) { turnPage() }
      for part in withHeader([strip]) { placeStrip(part) }
    }
  }

  mutating func placeStrip(_ strip: Strip) {
    if case .tableHeader(let table) = strip.role { shownHeaders.insert(table) }
    let excess = fill.excess(of: [strip])
    if excess > 0.5 {
      warnings.append(
        .overfull(line: strip.line, what: "a part that cannot be broken", excess: excess))
    }
    fill.place(strip)
  }

  /// The strips with the header of their table before them where this page does not show it yet.
  private func withHeader(_ strips: some Collection<Strip>) -> [Strip] {
    guard case .tableRow(let table)? = strips.first?.role, !shownHeaders.contains(table) else {
      return Array(strips)
    }
    return (headers[table] ?? []) + strips
  }

  /// Ends the page and begins the next with what waits for it.
  mutating func turnPage() {
    finishPage()
    fill = fill.next
    shownHeaders = []
    placeWaiting()
  }

  private mutating func finishPage() {
    references += fill.references.map { (pages.count, $0) }
    pages.append(fill.page(size: style.pageSize))
  }
}
