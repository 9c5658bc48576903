/// A part of a document that slides show under one title.
struct SlideSection {
  /// The text of its heading; nothing for what stands before the first one.
  var title: [Inline]?
  /// The line of its heading.
  var line: Int
  /// Names that lead to it: its own, and those of headings before it with nothing beneath them.
  var names: [String]
  /// What each of its slides shows: a figure or table with the text before it, or text alone.
  var groups: [[Block]] = []

  /// The sections of `blocks`. Headings of level 2 and 3 begin one; lists of contents are left
  /// out, since the slides have an outline.
  static func sections(
    of blocks: some Sequence<Block>, names: [Int: String], labels: DocumentLabels
  ) -> [SlideSection] {
    var sections: [SlideSection] = []
    var current = SlideSection(title: nil, line: 1, names: [])
    var group: [Block] = []
    func close() {
      if !group.isEmpty { current.groups.append(group) }
      group = []
    }
    let blocks = Array(blocks)
    for (index, block) in blocks.enumerated() {
      if case .heading(let level, let content) = block.kind, level <= 3 {
        close()
        var own = block.anchors + content.anchors
        if let name = names[block.line] { own.insert(name, at: 0) }
        if current.groups.isEmpty {
          own = current.names + own
        } else {
          sections.append(current)
        }
        current = SlideSection(title: content, line: block.line, names: own)
        continue
      }
      if case .contents = block.kind {
        current.names += block.anchors
        continue
      }
      group.append(block)
      let caption = index + 1 < blocks.count ? Caption(blocks[index + 1], labels: labels) : nil
      switch block.kind {
      case .figure where caption?.subject != .figure, .table: close()
      default:
        if index > 0, case .figure = blocks[index - 1].kind,
          Caption(block, labels: labels)?.subject == .figure
        {
          close()
        }
      }
    }
    close()
    if !current.groups.isEmpty || !current.names.isEmpty { sections.append(current) }
    return sections
  }
}
