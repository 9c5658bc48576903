/// The two families a report is set in; the renderer maps them to the fonts of `fonts/`.
public enum FontFamily: String, Hashable, Sendable {
  /// Running text, headings and labels.
  case sans
  /// Code and anything whose columns must line up.
  case mono
}

/// How a piece of text looks.
public struct TextStyle: Hashable, Sendable {
  /// Family of the face.
  public var family: FontFamily
  /// Size in points.
  public var size: Double
  /// Bold face.
  public var bold: Bool
  /// Slanted face.
  public var italic: Bool
  /// Colour of the glyphs.
  public var color: Color

  /// A style; everything but the size has the usual default.
  public init(
    family: FontFamily = .sans, size: Double, bold: Bool = false, italic: Bool = false,
    color: Color = .black
  ) {
    self.family = family
    self.size = size
    self.bold = bold
    self.italic = italic
    self.color = color
  }

  /// The same style with changes made by `change`.
  public func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Where a link leads.
public enum LinkTarget: Hashable, Sendable {
  /// An address outside the document.
  case address(String)
  /// A named destination of the same document.
  case destination(String)
}

/// A stretch of text in one style, the unit that paragraphs are made of.
public struct TextRun: Hashable, Sendable {
  /// The characters.
  public var text: String
  /// Their look.
  public var style: TextStyle
  /// Where a click on them leads, if anywhere.
  public var link: LinkTarget?
  /// Room that a line keeps at either end of them, where a space or the line's end stands there:
  /// for a box behind them, which whoever draws it moves the text away from.
  public var sideRoom = 0.0

  /// A run of `text`.
  public init(_ text: String, style: TextStyle, link: LinkTarget? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}

/// The room a single line of text takes, in points.
public struct TextExtent: Hashable, Sendable {
  /// Advance width.
  public var width: Double
  /// Distance from the baseline up to the top of the line.
  public var ascent: Double
  /// Distance from the baseline down to the bottom of the line.
  public var descent: Double

  /// An extent from its three measures.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// `ascent + descent`.
  public var height: Double { ascent + descent }
}

/// A piece of a run placed in a line.
public struct TextFragment: Hashable, Sendable {
  /// The piece of the run that stands in this line.
  public var run: TextRun
  /// Its left edge, measured from the left edge of the paragraph.
  public var x: Double
  /// Its width.
  public var width: Double

  /// A fragment of `run` at `x`.
  public init(run: TextRun, x: Double, width: Double) {
    self.run = run
    self.x = x
    self.width = width
  }
}

/// A line of a broken paragraph.
public struct TextLine: Hashable, Sendable {
  /// Its pieces from left to right.
  public var fragments: [TextFragment]
  /// Width of the text in it, and how far it reaches above and below the baseline.
  public var extent: TextExtent

  /// A line of `fragments`.
  public init(fragments: [TextFragment], extent: TextExtent) {
    self.fragments = fragments
    self.extent = extent
  }
}

/// What figures and pages need to know about text before they can place it.
///
/// The renderer is the only one that measures, so that what is laid out is what is drawn.
public protocol TextMeasuring {
  /// The room that one line of `text` takes, never broken.
  func extent(of text: String, style: TextStyle) -> TextExtent

  /// A paragraph broken into lines no wider than `width`, by the Unicode rules (Korean between
  /// syllables only where `\n` or a space allows it, Latin at spaces and hyphens); a word wider
  /// than a line is broken between characters. What belongs together, such as `Figure 3`, `p < 1`,
  /// `fine-tuning` or a web address, is broken only where it is wider than a line. `\n` ends a line.
  func lines(of runs: [TextRun], width: Double) -> [TextLine]

  /// The same with breaks chosen for the paragraph as a whole, for text that fills its lines: they
  /// are as evenly full as they can be with spaces that grow by at most `growth`, and all but the
  /// last may be wider than `width` by up to a fifth of their spaces. What `lines` gives where
  /// nothing better is known.
  func evenLines(of runs: [TextRun], width: Double, growth: Double) -> [TextLine]

  /// The characters of `text` that none of the fonts can draw, each once, in order.
  func missingCharacters(in text: String, family: FontFamily) -> [Character]
}

extension TextMeasuring {
  /// Lines as full as they can be, each by itself.
  public func evenLines(of runs: [TextRun], width: Double, growth: Double) -> [TextLine] {
    lines(of: runs, width: width)
  }
}
