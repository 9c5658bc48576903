/// A block of a document with the line of the Markdown it begins on.
public struct Block: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Its first line in the Markdown, counted from 1.
  public var line: Int
  /// Names of `<a id="…"></a>` that stood before it, alone on their line.
  public var anchors: [String]

  /// A block that begins on `line`.
  public init(_ kind: Kind, line: Int, anchors: [String] = []) {
    self.kind = kind
    self.line = line
    self.anchors = anchors
  }

  /// The kinds of blocks there are.
  public indirect enum Kind: Hashable, Sendable {
    /// A heading of level 1 to 6.
    case heading(level: Int, [Inline])
    /// Running text.
    case paragraph([Inline])
    /// A bullet, ordered or task list.
    case list(ListBlock)
    /// A table with a header row.
    case table(TableBlock)
    /// An indented passage from elsewhere.
    case quote([Block])
    /// GitHub's `> [!NOTE]` and its four sisters.
    case callout(CalloutKind, [Block])
    /// Lines of code, each without its line end; the language is empty where none is given. The
    /// first of them stands on `firstLine` of the Markdown, beneath the fence where there is one.
    case code(language: String, lines: [String], firstLine: Int)
    /// A paragraph that holds an image and nothing else.
    case figure(FigureBlock)
    /// A formula of its own.
    case formula(Formula)
    /// A line across the page.
    case thematicBreak
    /// A list of links after `<!-- contents -->`, set with the pages that they lead to.
    case contents([ContentsEntry])
  }
}

/// GitHub's five kinds of callouts; the raw value is what stands after `[!`.
public enum CalloutKind: String, Hashable, Sendable, CaseIterable {
  /// Worth knowing even when skimming.
  case note = "NOTE"
  /// Helpful advice.
  case tip = "TIP"
  /// Key information.
  case important = "IMPORTANT"
  /// Urgent information.
  case warning = "WARNING"
  /// Risks.
  case caution = "CAUTION"
}

/// A list.
public struct ListBlock: Hashable, Sendable {
  /// The number of the first item of an ordered list, nothing for a bullet list.
  public var start: Int?
  /// What stands after the number, `.` or `)`.
  public var delimiter: String
  /// No blank lines between the items.
  public var tight: Bool
  /// The items in order.
  public var items: [Item]

  /// An item of a list.
  public struct Item: Hashable, Sendable {
    /// Done or not, for an item of a task list.
    public var done: Bool?
    /// What it holds.
    public var blocks: [Block]
    /// Its line in the Markdown.
    public var line: Int

    /// An item holding `blocks`.
    public init(_ blocks: [Block], done: Bool? = nil, line: Int) {
      self.blocks = blocks
      self.done = done
      self.line = line
    }
  }

  /// A list of `items`; ordered where `start` is given.
  public init(items: [Item], start: Int? = nil, delimiter: String = ".", tight: Bool = true) {
    self.items = items
    self.start = start
    self.delimiter = delimiter
    self.tight = tight
  }
}

/// A table; every row has as many cells as the header.
public struct TableBlock: Hashable, Sendable {
  /// Where the text of a column stands.
  public enum Alignment: String, Hashable, Sendable {
    /// At the left edge, also where the Markdown says nothing.
    case left
    /// In the middle.
    case center
    /// At the right edge.
    case right
  }

  /// A row of cells.
  public struct Row: Hashable, Sendable {
    /// The text of each cell.
    public var cells: [[Inline]]
    /// Its line in the Markdown.
    public var line: Int

    /// A row of `cells`.
    public init(_ cells: [[Inline]], line: Int) {
      self.cells = cells
      self.line = line
    }
  }

  /// One for each column.
  public var alignments: [Alignment]
  /// The names of the columns.
  public var header: Row
  /// The rows beneath the header.
  public var rows: [Row]

  /// A table of `rows` under a `header`.
  public init(alignments: [Alignment], header: Row, rows: [Row]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A picture that stands alone.
public struct FigureBlock: Hashable, Sendable {
  /// The path as written in the Markdown, which names the scene.
  public var path: String
  /// What a reader who cannot see it is told.
  public var alternativeText: String
  /// The title after the path; the caption where no caption paragraph follows.
  public var title: String

  /// The picture at `path`.
  public init(path: String, alternativeText: String, title: String = "") {
    self.path = path
    self.alternativeText = alternativeText
    self.title = title
  }
}

/// A note, set at the foot of the page that refers to it.
public struct Footnote: Hashable, Sendable {
  /// Its number, from 1.
  public var number: Int
  /// What it says.
  public var blocks: [Block]
  /// Its line in the Markdown.
  public var line: Int

  /// Note `number`.
  public init(number: Int, blocks: [Block], line: Int) {
    self.number = number
    self.blocks = blocks
    self.line = line
  }
}
