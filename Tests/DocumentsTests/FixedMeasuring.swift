import Graphics

@testable import Documents

/// Measures without a font: half the size for an ASCII character, the whole size for any other.
struct FixedMeasuring: TextMeasuring {
  /// What it says no font can draw.
  var missing: Set<Character> = []

  func extent(of text: String, style: TextStyle) -> TextExtent {
    TextExtent(
      width: width(text, style: style), ascent: style.size * 0.8, descent: style.size * 0.2)
  }

  func lines(of runs: [TextRun], width: Double) -> [TextLine] {
    var lines: [TextLine] = []
    var line: [(character: Character, run: Int)] = []
    var room = 0.0
    func close() {
      while line.last?.character == " " { line.removeLast() }
      lines.append(set(line, runs: runs))
      line = []
      room = 0
    }
    for (index, run) in runs.enumerated() {
      for character in run.text {
        if character == "\n" {
          close()
          continue
        }
        if line.isEmpty, character == " ", !lines.isEmpty { continue }
        line.append((character, index))
        room += advance(character, run.style)
        guard character != " ", room > width else { continue }
        let split = line.lastIndex { $0.character == " " }.map { $0 + 1 } ?? line.count - 1
        let rest = line[max(split, 1)...]
        line = Array(line[..<max(split, 1)])
        close()
        line = Array(rest)
        room = rest.reduce(0) { $0 + advance($1.character, runs[$1.run].style) }
      }
    }
    if !line.isEmpty || lines.isEmpty { close() }
    return lines
  }

  func missingCharacters(in text: String, family: FontFamily) -> [Character] {
    var seen: Set<Character> = []
    return text.filter { missing.contains($0) && seen.insert($0).inserted }
  }

  private func width(_ text: String, style: TextStyle) -> Double {
    text.reduce(0) { $0 + advance($1, style) }
  }

  private func advance(_ character: Character, _ style: TextStyle) -> Double {
    (character.isASCII ? 0.5 : 1) * style.size
  }

  private func set(_ characters: [(character: Character, run: Int)], runs: [TextRun]) -> TextLine {
    var fragments: [TextFragment] = []
    var x = 0.0
    var ascent = 0.0
    let pieces = Dictionary(grouping: characters, by: \.run)
    for run in pieces.keys.sorted() {
      let text = String(pieces[run, default: []].map(\.character))
      var piece = runs[run]
      piece.text = text
      let width = width(text, style: piece.style)
      fragments.append(TextFragment(run: piece, x: x, width: width))
      x += width
      ascent = max(ascent, piece.style.size)
    }
    return TextLine(
      fragments: fragments,
      extent: TextExtent(width: x, ascent: ascent * 0.8, descent: ascent * 0.2))
  }
}

/// `markdown` on pages, measured without fonts.
func typeset(
  _ markdown: String, figures: [String: Scene] = [:], measuring: FixedMeasuring = FixedMeasuring(),
  style: DocumentStyle = .report
) throws -> (document: PagedDocument, warnings: [DocumentWarning]) {
  try Typesetter(style: style, measuring: measuring).pages(
    of: MarkdownDocument(parsing: markdown), figures: figures,
    metadata: DocumentMetadata(title: "Report", date: "2025-05-30T00:00:00Z"))
}

/// An empty picture.
func picture(_ width: Double, _ height: Double) -> Scene { Scene(size: Size(width, height)) }

extension Page {
  /// The texts on it in the order of drawing.
  var texts: [String] {
    items.compactMap { item in
      if case .mark(.text(let text, _, _, _, _)) = item { text } else { nil }
    }
  }

  /// Where text begins and its baseline.
  func position(of wanted: String) -> Point? {
    for case .mark(.text(let text, let point, _, _, _)) in items where text.contains(wanted) {
      return point
    }
    return nil
  }

  /// The rectangles of the pictures on it.
  var pictures: [Rectangle] {
    items.compactMap { item in
      if case .scene(_, let frame) = item { frame } else { nil }
    }
  }

  /// The names of the places on it.
  var destinations: [String] {
    items.compactMap { item in
      if case .destination(let name, _) = item { name } else { nil }
    }
  }
}
