import Graphics

/// Measures text by fixed advances, so that what is laid out in a test does not depend on a font
/// or on the version of a text library: 0.55 em for an ASCII character (0.6 em in bold), 1 em for
/// any other.
public struct FixedMeasuring: TextMeasuring, Sendable {
  /// Line height above the baseline, in em; that of Nanum Gothic.
  public static let ascent = 0.92
  /// Line height below the baseline, in em.
  public static let descent = 0.23

  /// The only kind there is.
  public init() {}

  /// The sum of the advances.
  public func extent(of text: String, style: TextStyle) -> TextExtent {
    let advances = text.reduce(0.0) { sum, character in
      sum + (character.isASCII ? (style.bold ? 0.6 : 0.55) : 1)
    }
    return TextExtent(
      width: advances * style.size, ascent: Self.ascent * style.size,
      descent: Self.descent * style.size)
  }

  /// Breaks greedily at spaces and at `\n`; a word wider than a line gets a line of its own and is
  /// broken between characters. The space at a break is dropped.
  public func lines(of runs: [TextRun], width: Double) -> [TextLine] {
    var lines: [TextLine] = []
    var fragments: [TextFragment] = []
    var x = 0.0
    func end() {
      let extents = fragments.map { extent(of: $0.run.text, style: $0.run.style) }
      lines.append(
        TextLine(
          fragments: fragments,
          extent: TextExtent(
            width: x, ascent: extents.map(\.ascent).max() ?? 0,
            descent: extents.map(\.descent).max() ?? 0)))
      fragments = []
      x = 0
    }
    func place(_ text: String, _ run: TextRun) {
      let advance = extent(of: text, style: run.style).width
      fragments.append(
        TextFragment(
          run: TextRun(text, style: run.style, link: run.link), x: x, width: advance))
      x += advance
    }
    for run in runs {
      for (index, line) in run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { end() }
        for word in line.split(separator: " ") {
          let space = x > 0 ? " " : ""
          if x + extent(of: space + word, style: run.style).width <= width {
            place(space + word, run)
            continue
          }
          if x > 0 { end() }
          for character in word {
            if x + extent(of: String(character), style: run.style).width > width, x > 0 { end() }
            place(String(character), run)
          }
        }
      }
    }
    end()
    return lines
  }

  /// None: every character has an advance.
  public func missingCharacters(in text: String, family: FontFamily) -> [Character] { [] }
}
