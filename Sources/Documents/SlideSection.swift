/// A part of a document that slides show under one title.
struct SlideSection {
  /// What goes on one slide if it fits: text, and a figure or table that it leads up to.
  struct Group {
    var text: [Block] = []
    /// A figure or table with its caption; empty for text alone.
    var exhibit: [Block] = []
  }

  /// The text of its heading; nothing for what stands before the first one.
  var title: [Inline]?
  /// The text of the chapter that it is a part of, where it is not one itself.
  var chapter: [Inline]?
  /// The line of its heading.
  var line: Int
  /// Names that lead to it: its own, and those of headings before it with nothing beneath them.
  var names: [String]
  var groups: [Group] = []
  /// The level of its heading.
  private var level = 0
  /// A list of figures or tables stood in it.
  private var hadList = false

  /// A section with nothing in it yet.
  init(title: [Inline]?, chapter: [Inline]? = nil, line: Int, names: [String], level: Int = 0) {
    self.title = title
    self.chapter = chapter
    self.line = line
    self.names = names
    self.level = level
  }

  /// The notes that its bar refers to.
  var notes: [Int] { (chapter ?? []).notes + (title ?? []).notes }

  /// The sections of `blocks`. Headings of level 2 and 3 begin one. Of lists of contents the
  /// chapters stay; lists of figures and tables are left out.
  static func sections(
    of blocks: some Sequence<Block>, names: [Int: String], labels: DocumentLabels
  ) -> [SlideSection] {
    var sections: [SlideSection] = []
    var current = SlideSection(title: nil, line: 1, names: [])
    var chapter: [Inline]?
    let places = Set(names.values.map { "#" + $0 })
    let blocks = Array(blocks)
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      index += 1
      if case .heading(let level, let content) = block.kind, level <= 3 {
        if level <= 2 { chapter = content }
        var own = block.anchors + content.anchors
        if let name = names[block.line] { own.insert(name, at: 0) }
        let holdsWhatFollows = level > max(2, current.level)
        if current.groups.isEmpty, current.title == nil || current.hadList || holdsWhatFollows {
          own = current.names + own
        } else {
          sections.append(current)
          // A note of a chapter stands where the chapter's title is first seen.
          if level > 2 { chapter = chapter?.withoutNotes }
        }
        current = SlideSection(
          title: content, chapter: level <= 2 ? nil : chapter, line: block.line, names: own,
          level: level)
        if level > 2 { chapter = chapter?.withoutNotes }
        continue
      }
      if case .contents(let entries) = block.kind {
        var copy = block
        copy.kind = .contents(entries.filter { $0.depth == 0 && places.contains($0.address) })
        if copy.kind == .contents([]) {
          current.names += block.anchors
          current.hadList = true
        } else {
          current.add(copy)
        }
        continue
      }
      let next = index < blocks.count ? blocks[index] : nil
      switch (block.kind, next?.kind) {
      case (.figure, _):
        let hasCaption = next.flatMap { Caption($0, labels: labels) }?.subject == .figure
        current.show(hasCaption ? [block] + [next].compactMap { $0 } : [block])
        if hasCaption { index += 1 }
      case (.paragraph, .table?) where Caption(block, labels: labels)?.subject == .table:
        current.show([block] + [next].compactMap { $0 })
        index += 1
      case (.table, _): current.show([block])
      default: current.add(block)
      }
    }
    if !current.groups.isEmpty || !current.names.isEmpty { sections.append(current) }
    return sections
  }

  /// Adds text; after a figure or table it begins a group.
  private mutating func add(_ block: Block) {
    if groups.last?.exhibit.isEmpty ?? false {
      groups[groups.count - 1].text.append(block)
    } else {
      groups.append(Group(text: [block]))
    }
  }

  /// Closes a group with a figure or table.
  private mutating func show(_ exhibit: [Block]) {
    if groups.last?.exhibit.isEmpty ?? false {
      groups[groups.count - 1].exhibit = exhibit
    } else {
      groups.append(Group(exhibit: exhibit))
    }
  }
}
