import Foundation
import Graphics

/// Measures text, and turns pictures into SVG and PNG and laid-out pages into PDF, with Cairo and
/// Pango and the fonts of one folder.
///
/// The same value gives the same bytes, whatever was drawn before. An instance belongs to one
/// task at a time.
public final class Renderer: TextMeasuring {
  let shaper: TextShaper
  private let breaker: LineBreaker
  /// A paragraph that was broken into lines.
  private struct Broken: Hashable {
    let runs: [TextRun]
    let width: Double
    let growth: Double?
  }

  /// As SVG.
  var pictures: ReportMemory<Scene, Data>
  /// As PDF.
  var documents: ReportMemory<PagedDocument, Data>
  private var paragraphs: ReportMemory<Broken, [TextLine]>

  /// Opens the fonts in the folder `fonts`, which must hold all files of `fonts/` of the source.
  /// Nanum Gothic sets the text; DejaVu Sans, Droid Sans Fallback (Han) and Symbola (signs and
  /// emoji in black) lend what it does not have.
  public init(fonts: URL) throws(CairoRendererError) {
    shaper = try TextShaper(fonts: FontBook(folder: fonts))
    breaker = LineBreaker(shaper: shaper)
    pictures = ReportMemory(shaper: shaper)
    documents = ReportMemory(shaper: shaper)
    paragraphs = ReportMemory(shaper: shaper)
  }

  /// Whether the files of the fonts have not changed since they were opened; if they have, another
  /// renderer is needed.
  public var hasCurrentFonts: Bool { shaper.fonts.isCurrent }

  /// The characters of everything measured and drawn so far that no font has, sorted, each once.
  /// A frame with the character's number stands in their place, so a report must say so.
  public var undrawableCharacters: [Character] { shaper.undrawableCharacters }

  /// Begins another report: the characters that no font has are counted anew, and of the pictures,
  /// documents and paragraphs made so far only those of the last report are remembered.
  public func beginReport() {
    shaper.forgetUndrawableCharacters()
    pictures.beginReport()
    documents.beginReport()
    paragraphs.beginReport()
  }

  /// The room that one line of `text` takes, never broken; line ends and tabs count as spaces.
  public func extent(of text: String, style: TextStyle) -> TextExtent {
    shaper.shape(text, style: style).extent
  }

  /// A paragraph broken into lines no wider than `width`, at spaces, at hyphens and slashes
  /// between Latin letters (in short compounds only where nothing else helps), and never inside a
  /// Korean word (어절) unless the word is wider than a line. A line end closes a line, so `"a\n"`
  /// is one line; runs without a character give one empty line. Spaces at a break and at the end of
  /// a line are left out; a tab is four spaces.
  public func lines(of runs: [TextRun], width: Double) -> [TextLine] {
    paragraphs.value(of: Broken(runs: runs, width: width, growth: nil)) {
      breaker.lines(of: runs, width: width)
    }
  }

  /// The same with the breaks that make the lines of a paragraph as evenly full as they can be:
  /// the sum of the cubes of what each space has to grow or shrink to fill its line is the least.
  /// Spaces grow by at most `growth`, in points; a line that would need more is left ragged. Lines
  /// may be wider than `width` by up to a quarter of their spaces.
  public func evenLines(of runs: [TextRun], width: Double, growth: Double) -> [TextLine] {
    paragraphs.value(of: Broken(runs: runs, width: width, growth: growth)) {
      breaker.lines(of: runs, width: width, growth: growth)
    }
  }

  /// The characters of `text` that none of the fonts can draw, each once, in order.
  public func missingCharacters(in text: String, family: FontFamily) -> [Character] {
    var seen: Set<Character> = []
    return shaper.shape(text, style: TextStyle(family: family, size: 10)).missing
      .filter { seen.insert($0).inserted }
  }
}
