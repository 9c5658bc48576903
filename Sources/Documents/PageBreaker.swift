import Graphics

/// Puts strips on pages.
///
/// Strips that must stay together form a chunk; a chunk goes on the page where it fits. A figure
/// that does not fit is drawn a little smaller, or waits for the top of the next page while the
/// text goes on; figures keep their order.
struct PageBreaker {
  let style: DocumentStyle
  /// Strips higher than a page.
  private(set) var warnings: [DocumentWarning] = []
  private var pages: [Page] = []
  /// Page numbers to fill in, with the page they stand on, from 0.
  private(set) var references: [(page: Int, reference: PageReference)] = []
  private var fill: PageFill
  private var waiting: [FigurePlacement] = []
  private var headers: [Int: [Strip]] = [:]
  /// Tables whose header stands on the present page.
  private var shownHeaders: Set<Int> = []

  init(style: DocumentStyle) {
    self.style = style
    fill = PageFill(area: style.textArea)
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
    while !waiting.isEmpty { turnPage() }
    finishPage()
    return pages
  }

  /// Places the chunk that begins at `start` and gives back where the next begins.
  private mutating func placeChunk(at start: Int, of strips: [Strip]) -> Int {
    let end = chunkEnd(from: start, in: strips)
    let chunk = strips[start..<end]
    if case .heading(let level)? = chunk.first?.role, mustWait(before: level) { turnPage() }
    if case .figure(let figure)? = chunk.last?.role {
      return place(figure, after: chunk.dropLast(), at: end, of: strips)
    }
    place(chunk)
    return end
  }

  private func chunkEnd(from start: Int, in strips: [Strip]) -> Int {
    var end = start + 1
    while end < strips.count, strips[end - 1].keepsWithNext { end += 1 }
    return end
  }

  /// Whether figures wait that should come before a heading of `level`.
  private func mustWait(before level: Int) -> Bool {
    guard !waiting.isEmpty, !fill.isEmpty else { return false }
    let tolerable = level <= 2 ? style.tolerableChapterGap : style.tolerableSectionGap
    return fill.area.height - fill.bottom <= fill.area.height * tolerable
  }

  /// Places strips that must stay together on this page or the next that has room for them; what
  /// is higher than a whole page is broken where it must be.
  private mutating func place(_ chunk: some Collection<Strip>) {
    if PageFill(area: fill.area).fits(withHeader(chunk)) {
      // A new page may be full of figures that waited; there are fewer of them each time.
      while !fill.isEmpty, !fill.fits(withHeader(chunk)) { turnPage() }
      for strip in withHeader(chunk) { placeStrip(strip) }
      return
    }
    for strip in chunk {
      while !fill.isEmpty, !fill.fits(withHeader([strip])) { turnPage() }
      for part in withHeader([strip]) { placeStrip(part) }
    }
  }

  private mutating func placeStrip(_ strip: Strip) {
    if case .tableHeader(let table) = strip.role { shownHeaders.insert(table) }
    let excess = fill.end(of: [strip]) - fill.area.height
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

  /// Places a figure with the headings before it, or lets it wait while the text after it goes on.
  private mutating func place(
    _ figure: FigurePlacement, after headings: some Collection<Strip>, at end: Int,
    of strips: [Strip]
  ) -> Int {
    if waiting.isEmpty {
      var trial = fill
      for strip in headings { trial.place(strip) }
      let full = fullScale(of: figure)
      let possible = min(full, figure.scale(fitting: trial.roomLeft(gap: figure.gap)))
      if trial.fits([]), possible >= full * style.figureShrink {
        for strip in headings { placeStrip(strip) }
        placeStrip(figure.strip(scale: possible))
        return end
      }
    }
    guard !headings.isEmpty else {
      waiting.append(figure)
      if fill.isEmpty { placeWaiting() }
      return end
    }
    // A heading needs text beneath it; the figure may wait where some follows.
    if end < strips.count {
      let next = chunkEnd(from: end, in: strips)
      let text = Array(headings) + strips[end..<next]
      if case .text = strips[end].role, case .text = strips[next - 1].role, fill.fits(text) {
        for strip in text { placeStrip(strip) }
        waiting.append(figure)
        return next
      }
    }
    if fill.isEmpty {
      for strip in headings { placeStrip(strip) }
      placeStrip(figure.strip(scale: figure.scale(fitting: fill.roomLeft(gap: figure.gap))))
    } else {
      turnPage()
      return place(figure, after: headings, at: end, of: strips)
    }
    return end
  }

  private func fullScale(of figure: FigurePlacement) -> Double {
    figure.scale(fitting: style.textArea.height * style.largestFigure)
  }

  /// Ends the page and begins the next with the figures that wait.
  private mutating func turnPage() {
    finishPage()
    fill = PageFill(area: style.textArea)
    shownHeaders = []
    placeWaiting()
  }

  private mutating func finishPage() {
    references += fill.references.map { (pages.count, $0) }
    pages.append(fill.page(size: style.pageSize))
  }

  /// Places the figures that wait as long as there is room for them, a little smaller if need be.
  private mutating func placeWaiting() {
    while let next = waiting.first {
      let full = fullScale(of: next)
      let possible = min(full, next.scale(fitting: fill.roomLeft(gap: next.gap)))
      guard fill.isEmpty || possible >= full * style.figureShrink else { return }
      placeStrip(next.strip(scale: possible))
      waiting.removeFirst()
    }
  }
}
