import Graphics

/// What may stand at the top of a later page than the text around it.
enum FloatingBlock: Hashable {
  /// A figure with its caption.
  case figure(FigurePlacement)
  /// A table with its caption.
  case table([Strip])
}

extension PageBreaker {
  /// Nothing floats past the end of its chapter, and past the end of a section only where waiting
  /// for it would leave much of a page empty.
  mutating func makeWay(forHeadingOf level: Int) {
    guard !waiting.isEmpty else { return }
    placeWaiting(shrink: style.figureShrinkAtEnd)
    while !waiting.isEmpty {
      if level > 2, fill.roomLeft(gap: 0) > fill.area.height * style.tolerableSectionGap,
        waiting.reduce(0, { $0 + height(of: $1) }) <= fill.area.height * style.longestQueue
      {
        return
      }
      turnPage()
    }
  }

  private func height(of block: FloatingBlock) -> Double {
    switch block {
    case .figure(let figure): figure.strip(scale: fullScale(of: figure)).height + figure.gap
    case .table(let strips): strips.totalHeight + style.figureGap
    }
  }

  /// Places a figure with the headings before it, or lets it wait while the text after it goes on.
  mutating func place(
    _ figure: FigurePlacement, after headings: some BidirectionalCollection<Strip>, at end: Int,
    of strips: [Strip]
  ) -> Int {
    if waiting.isEmpty {
      var trial = fill
      for strip in headings { trial.place(strip) }
      let possible = scale(of: figure, on: trial)
      if trial.fits([]), possible >= leastScale(of: figure, style.figureShrink) {
        for strip in headings { placeStrip(strip) }
        placeStrip(figure.strip(scale: possible))
        return end
      }
    }
    if headings.isEmpty {
      waiting.append(.figure(figure))
      if fill.isEmpty { placeWaiting() }
      return end
    }
    if let next = placeText(under: headings, at: end, of: strips) {
      waiting.append(.figure(figure))
      return next
    }
    if fill.isEmpty {
      for strip in headings { placeStrip(strip) }
      placeStrip(figure.strip(scale: scale(of: figure, on: fill)))
      return end
    }
    turnPage()
    return place(figure, after: headings, at: end, of: strips)
  }

  /// Places a table with the lines before it that stay with it. One that does not fit here waits
  /// while the text goes on, if it is low enough to stand unbroken on the next page or too little of
  /// it would stand here; else it goes on from page to page.
  mutating func place(
    table: [Strip], after head: some BidirectionalCollection<Strip>, at end: Int, of strips: [Strip]
  ) -> Int {
    let all = Array(head) + table
    let piece = fill.area.height * style.leastTablePiece
    if waiting.isEmpty, fill.fits(all) {
      for strip in all { placeStrip(strip) }
      return end
    }
    let room = fill.area.height - fill.end(of: head) - fill.notes.height(with: head)
    let isLow = table.totalHeight <= fill.area.height * style.highestWaitingTable
    let mustWait = !waiting.isEmpty || isLow || room < piece
    if table[0].mayFloat, mustWait, !fill.isEmpty {
      if head.isEmpty {
        waiting.append(.table(table))
        return end
      }
      if let next = placeText(under: head, at: end, of: strips) {
        waiting.append(.table(table))
        return next
      }
    }
    if !fill.isEmpty, room < piece {
      if fill.fits(all) {
        for strip in all { placeStrip(strip) }
        return end
      }
      turnPage()
      return place(table: table, after: head, at: end, of: strips)
    }
    place(pieces: all)
    return end
  }

  /// A heading needs text beneath it; what follows it may wait where some text comes next. Gives
  /// back what comes after that text.
  private mutating func placeText(
    under headings: some BidirectionalCollection<Strip>, at end: Int, of strips: [Strip]
  ) -> Int? {
    guard end < strips.count, case .heading? = headings.last?.role else { return nil }
    let next = chunkEnd(from: end, in: strips)
    let text = Array(headings) + strips[end..<next]
    guard case .text = strips[end].role, case .text = strips[next - 1].role, fill.fits(text) else {
      return nil
    }
    for strip in text { placeStrip(strip) }
    return next
  }

  /// Places a table that is broken where pages end.
  private mutating func place(pieces strips: [Strip]) {
    isWithinTable = true
    var start = 0
    while start < strips.count {
      let end = chunkEnd(from: start, in: strips)
      place(strips[start..<end])
      start = end
    }
    isWithinTable = false
    placeWaiting()
  }

  /// Places what waits as long as there is room for it, figures a little smaller if need be.
  mutating func placeWaiting(shrink: Double? = nil) {
    while !isWithinTable, let next = waiting.first {
      switch next {
      case .figure(let figure):
        let possible = scale(of: figure, on: fill)
        let least = leastScale(of: figure, shrink ?? style.figureShrink)
        guard fill.isEmpty || possible >= least else { return }
        waiting.removeFirst()
        placeStrip(figure.strip(scale: possible))
      case .table(let strips):
        guard fill.isEmpty || fill.fits(strips) else { return }
        waiting.removeFirst()
        place(pieces: strips)
      }
    }
  }

  /// The scale of a figure that has a page to itself: what leaves room for text beside it, unless
  /// its own text would be too small to read.
  private func fullScale(of figure: FigurePlacement) -> Double {
    let legible = figure.legibleScale(smallestText: style.smallestFigureText)
    return max(
      figure.scale(fitting: style.textArea.height * style.largestFigure),
      min(legible, figure.scale(fitting: style.textArea.height)))
  }

  /// The smallest scale that is tolerated to keep a figure on its page.
  private func leastScale(of figure: FigurePlacement, _ shrink: Double) -> Double {
    let full = fullScale(of: figure)
    return max(
      full * shrink, min(full, figure.legibleScale(smallestText: style.smallestFigureText)))
  }

  /// The scale at which a figure fits on a page, at most its full one.
  private func scale(of figure: FigurePlacement, on fill: PageFill) -> Double {
    let room = fill.roomLeft(gap: figure.gap, for: figure.caption)
    return min(fullScale(of: figure), figure.scale(fitting: room))
  }
}
