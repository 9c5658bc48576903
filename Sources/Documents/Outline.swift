import Graphics

/// The outline of a document, from its headings.
struct Outline {
  private(set) var entries: [OutlineEntry] = []

  /// A title that is the only heading of level 1 is left out, so that the chapters come first. A
  /// level that the Markdown skips is skipped here too: an entry is at most one deeper than the
  /// one before.
  init(_ blocks: [Block], names: [Int: String]) {
    let headings = blocks.compactMap { block -> (level: Int, text: String, line: Int)? in
      guard case .heading(let level, let content) = block.kind else { return nil }
      return (level, content.plainText, block.line)
    }
    let hasTitle =
      Typesetter.title(of: blocks) != nil && headings.filter { $0.level == 1 }.count == 1
    var open: [Int] = []
    for heading in headings.dropFirst(hasTitle ? 1 : 0) {
      guard let name = names[heading.line] else { continue }
      while let last = open.last, last >= heading.level { open.removeLast() }
      open.append(heading.level)
      entries.append(
        OutlineEntry(
          title: heading.text.trimming(while: \.isWhitespace), level: open.count,
          destination: name))
    }
  }
}
