import Graphics

/// Breaks paragraphs into lines, each as full as it can be, or all as evenly full.
struct LineBreaker {
  let shaper: TextShaper

  /// What may be added to a line's width before it counts as too wide: sums of widths round.
  private static let tolerance = 0.001

  /// See `Renderer.lines(of:width:)`, and with `growth`
  /// `Renderer.evenLines(of:width:growth:)`.
  func lines(of runs: [TextRun], width: Double, growth: Double? = nil) -> [TextLine] {
    var lines: [TextLine] = []
    var paragraph = Paragraph(shaper: shaper, runs: runs)
    var endsOpen = !runs.isEmpty
    for (index, run) in runs.enumerated() {
      for character in run.text {
        if character.isNewline {
          lines += set(paragraph, emptyStyle: run.style, width: width, growth: growth)
          paragraph.removeAll()
          endsOpen = false
        } else {
          paragraph.append(character, of: index)
          endsOpen = true
        }
      }
    }
    if endsOpen, let style = runs.last?.style {
      lines += set(paragraph, emptyStyle: style, width: width, growth: growth)
    }
    return lines
  }

  private func set(
    _ paragraph: Paragraph, emptyStyle: TextStyle, width: Double, growth: Double?
  ) -> [TextLine] {
    let room = width + LineBreaker.tolerance
    let whole = paragraph.whole
    if !whole.isEmpty, paragraph.width(of: whole) <= room {
      return [paragraph.line(whole, emptyStyle: emptyStyle)]
    }
    let even = growth.flatMap {
      EvenBreaks(paragraph, words: paragraph.singleWords(), width: room, growth: $0)?.ranges
    }
    let lines =
      even ?? ranges(of: paragraph, words: paragraph.words(width: room), width: room)
    return lines.map {
      paragraph.line($0, emptyStyle: emptyStyle)
    }
  }

  /// The characters of each line; always at least one range, always progress.
  private func ranges(
    of paragraph: Paragraph, words: [Paragraph.Word], width: Double
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    var start = 0
    while first < words.count {
      let head = start..<max(start, words[first].content.upperBound)
      if paragraph.width(of: head) > width, head.count > 1 {
        let end = longestPrefix(of: head, in: paragraph, width: width)
        if end < head.upperBound {
          ranges.append(start..<end)
          start = end
          continue
        }
      }
      let last = lastWord(from: first, start: start, words: words, in: paragraph, width: width)
      ranges.append(start..<max(start, words[last].content.upperBound))
      first = last + 1
      start = first < words.count ? words[first].content.lowerBound : start
    }
    return ranges.isEmpty ? [0..<0] : ranges
  }

  /// The last word that fits into the line beginning at `start` in the word `first`.
  private func lastWord(
    from first: Int, start: Int, words: [Paragraph.Word], in paragraph: Paragraph, width: Double
  ) -> Int {
    var last = first
    var total = paragraph.width(of: start..<max(start, words[first].end))
    while last + 1 < words.count {
      let word = words[last + 1]
      let content = paragraph.width(of: word.content)
      if total + content > width { break }
      total += content + paragraph.width(of: word.content.upperBound..<word.end)
      last += 1
    }
    // Words set together may be wider than the sum of words set alone.
    while last > first, paragraph.width(of: start..<words[last].content.upperBound) > width {
      last -= 1
    }
    return last
  }

  /// The end of the longest piece of a word that fits, at least one character.
  private func longestPrefix(
    of word: Range<Int>, in paragraph: Paragraph, width: Double
  ) -> Int {
    var fits = word.lowerBound + 1
    var tooLong = word.upperBound + 1
    while tooLong - fits > 1 {
      let middle = (fits + tooLong) / 2
      if paragraph.width(of: word.lowerBound..<middle) <= width {
        fits = middle
      } else {
        tooLong = middle
      }
    }
    return fits
  }
}
