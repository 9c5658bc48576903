import Graphics

/// Every size, margin, colour and spacing of a document; all lengths in points.
public struct DocumentStyle: Hashable, Sendable {
  /// A kind of text: its face, the height of its lines, and the room around it.
  public struct Role: Hashable, Sendable {
    /// Face, size and colour.
    public var text: TextStyle
    /// Distance from baseline to baseline.
    public var leading: Double
    /// Least room above the first line.
    public var above: Double
    /// Least room below the last line.
    public var below: Double

    /// Text on lines of `leading`. Of the room below one block and above the next, the larger
    /// counts.
    public init(_ text: TextStyle, leading: Double, above: Double = 0, below: Double = 0) {
      self.text = text
      self.leading = leading
      self.above = above
      self.below = below
    }
  }

  /// Room between the edges of the paper and the text.
  public struct Margins: Hashable, Sendable {
    /// Above the text; the running head stands in it.
    public var top: Double
    /// Right of the text.
    public var right: Double
    /// Below the text; the page number stands in it.
    public var bottom: Double
    /// Left of the text.
    public var left: Double

    /// Margins.
    public init(top: Double, right: Double, bottom: Double, left: Double) {
      self.top = top
      self.right = right
      self.bottom = bottom
      self.left = left
    }
  }

  /// Lines and tints.
  public struct Palette: Hashable, Sendable {
    /// Text.
    public var ink: Color
    /// Text that stands back: running heads, numbers of list items.
    public var muted: Color
    /// Links.
    public var link: Color
    /// The rule beneath the title.
    public var accent: Color
    /// Rules that part.
    public var rule: Color
    /// Hairlines between table rows.
    public var hairline: Color
    /// Behind code.
    public var codeTint: Color
    /// Bar and title of each kind of callout.
    public var callouts: [CalloutKind: Color]
    /// Parts of code; what is not named has the colour of code.
    public var code: [CodeTokenKind: Color]

    /// Colours.
    public init(
      ink: Color, muted: Color, link: Color, accent: Color, rule: Color, hairline: Color,
      codeTint: Color, callouts: [CalloutKind: Color], code: [CodeTokenKind: Color] = [:]
    ) {
      self.ink = ink
      self.muted = muted
      self.link = link
      self.accent = accent
      self.rule = rule
      self.hairline = hairline
      self.codeTint = codeTint
      self.callouts = callouts
      self.code = code
    }
  }

  /// Width and height of the paper.
  public var pageSize = Size(595.28, 841.89)
  /// Room around the text.
  public var margins = Margins(top: 74, right: 71, bottom: 74, left: 71)
  /// Colours.
  public var palette: Palette
  /// Words.
  public var labels: DocumentLabels

  /// The title, a heading of level 1.
  public var title: Role
  /// A paragraph in italics directly under the title: who, when, with what.
  public var byline: Role
  /// Headings of level 2 to 6; the last counts for all deeper ones.
  public var headings: [Role]
  /// Running text.
  public var body: Role
  /// Captions.
  public var caption: Role
  /// Cells of tables.
  public var table: Role
  /// Code blocks.
  public var code: Role
  /// Passages from elsewhere.
  public var quote: Role
  /// Notes at the foot of the page.
  public var note: Role
  /// Running head and page number.
  public var furniture: Role
  /// Lines of contents.
  public var contents: Role

  /// Running text fills its lines by wider spaces; captions, headings and cells never do.
  public var justifiesText = true
  /// Text in columns narrower than this stays ragged.
  public var leastJustifiedWidth = 300.0
  /// A line stays ragged where a space would grow by more than this part of the text's size.
  public var largestSpaceGrowth = 0.5
  /// Size of inline code as a part of the text's around it.
  public var inlineCodeScale = 0.95
  /// Room between inline code and the edge of its box.
  public var codeBoxPadding = 1.0
  /// Indentation of a list's text from its surroundings.
  public var listIndent = 17.0
  /// Room between the items of a tight list.
  public var tightItemGap = 2.0
  /// Room between a bullet or number and its text.
  public var markerGap = 5.5
  /// Indentation of quotes and callouts.
  public var quoteIndent = 13.0
  /// What stands within lists and quotes is never narrower than this.
  public var leastNestedWidth = 72.0
  /// Room between text and edge in a code block.
  public var codePadding = 8.0
  /// Indentation of the rest of a code line that did not fit.
  public var codeWrapIndent = 14.0
  /// Room left and right of a cell's text.
  public var cellPadding = 6.0
  /// Columns of a table narrower than the text grow by at most this factor to fill it.
  public var largestTableGrowth = 1.0
  /// Room above and below a cell's text.
  public var rowPadding = 2.2
  /// The narrowest a column may get when the text of all does not fit.
  public var leastColumnWidth = 28.0
  /// Room between a figure and its caption, or a table's caption and the table.
  public var captionGap = 7.0
  /// Whether captions are narrower than the text, those of one line in the middle; else they are
  /// set as the text is.
  public var insetsCaptions = true
  /// Room above and below a figure or table with its caption.
  public var figureGap = 16.0
  /// Indentation of a line of contents from the one it belongs to.
  public var contentsIndent = 14.0
  /// Room at the right of contents into which only page numbers reach.
  public var contentsNumberRoom = 32.0
  /// The last line of ragged text is longer than this part of the room where it can be.
  public var leastLastLine = 0.25
  /// Room above the rule over the notes at the foot of a page; half of it stands beneath.
  public var noteGap = 9.0
  /// Notes take no more than this part of a page; what is longer goes on on the next.
  public var largestNoteArea = 0.5
  /// Room above and below a formula of its own.
  public var formulaGap = 10.0
  /// A figure is never higher than this part of the text's height.
  public var largestFigure = 0.85
  /// No text of a figure is drawn smaller than this, as long as the figure fits on a page.
  public var smallestFigureText = 6.5
  /// A figure is never drawn larger than this part of its own size.
  public var largestFigureScale = 1.0
  /// A figure may be drawn smaller by this factor where that lets it stay on its page.
  public var figureShrink = 0.8
  /// The same for a figure that else would stand alone on a page after its chapter.
  public var figureShrinkAtEnd = 0.6
  /// Figures and tables that did not fit float past a heading of level 3 or deeper only where
  /// waiting for them would leave more than this part of a page empty; past one of a chapter,
  /// never.
  public var tolerableSectionGap = 0.2
  /// Nor do they where they fill more pages than this: text would leave its figures far behind.
  public var longestQueue = 6.0
  /// A table that is higher than this part of a page is broken where it does not fit: waiting for
  /// the next page would leave this one half empty.
  public var highestWaitingTable = 0.34
  /// No table is broken so that less than this part of a page of it stands on the first.
  public var leastTablePiece = 1.0 / 3
  /// Tables and code blocks lower than this part of the page are not broken.
  public var unbrokenHeight = 0.25

  /// The report's style with the words of `labels`.
  public static func report(labels: DocumentLabels) -> DocumentStyle {
    DocumentStyle(labels: labels)
  }

  /// The report's style in English.
  public static let report = DocumentStyle.report(labels: .english)

  private init(labels: DocumentLabels) {
    let ink = Color(0x1C1C1E)
    let muted = Color(0x6B7078)
    let accent = Color(0x1F3F66)
    self.labels = labels
    palette = Palette(
      ink: ink, muted: muted, link: Color(0x1B5A9C), accent: accent, rule: Color(0x3A3D42),
      hairline: Color(0xDADDE2), codeTint: Color(0xECEEF2),
      callouts: [
        .note: Color(0x2F6DB5), .tip: Color(0x2C7A4B), .important: Color(0x6F4BB0),
        .warning: Color(0x9A6700), .caution: Color(0xB3352F),
      ],
      code: [
        .comment: Color(0x6A737D), .string: Color(0x2E6B3E), .key: Color(0x1B5A9C),
        .constant: Color(0x9A4A00), .variable: Color(0x8A3FA0), .command: Color(0x1B5A9C),
        .option: Color(0x7A5A00),
      ])
    func role(
      _ size: Double, _ leading: Double, bold: Bool = false, color: Color? = nil,
      above: Double = 0, below: Double = 0, family: FontFamily = .sans
    ) -> Role {
      Role(
        TextStyle(family: family, size: size, bold: bold, color: color ?? ink), leading: leading,
        above: above, below: below)
    }
    title = role(21, 29, bold: true, color: accent, below: 6)
    byline = role(9, 13.5, color: muted, above: 4, below: 8)
    headings = [
      role(14, 19, bold: true, color: accent, above: 25, below: 8),
      role(11.5, 16, bold: true, above: 19, below: 5.5),
      role(10, 15.5, bold: true, above: 13, below: 3.5),
      role(10, 15.5, bold: true, color: muted, above: 11, below: 3),
    ]
    body = role(10, 15.5, above: 7, below: 7)
    caption = role(8.8, 13)
    table = role(9, 13.5)
    code = role(8.6, 12.4, above: 9, below: 11, family: .mono)
    quote = role(10, 15.5, color: Color(0x43474E), above: 9, below: 9)
    note = role(8.8, 13, above: 3, below: 3)
    furniture = role(8, 11, color: muted)
    contents = role(9.5, 14.5, above: 6, below: 8)
  }

  /// The room for text on a page.
  public var textArea: Rectangle {
    Rectangle(
      margins.left, margins.top, pageSize.width - margins.left - margins.right,
      pageSize.height - margins.top - margins.bottom)
  }

  /// The role of a heading.
  func heading(level: Int) -> Role {
    level == 1 ? title : headings[min(level - 2, headings.count - 1)]
  }
}
