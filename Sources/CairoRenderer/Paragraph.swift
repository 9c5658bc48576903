import Graphics

/// The characters between two line ends, each with the run it belongs to.
struct Paragraph {
  /// A stretch that is not broken if it can be helped, and the spaces behind it.
  struct Word: Hashable {
    var content: Range<Int>
    /// Where the spaces behind the content end.
    var end: Int
    /// Whether a line should rather not end here.
    var staysWithNext = false
  }

  /// A stretch of characters of one run.
  private struct Piece {
    var run: Int
    var range: Range<Int>
  }

  let shaper: TextShaper
  let runs: [TextRun]
  private var characters: [Character] = []
  /// All characters in UTF-8, and where each begins in it.
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var owners: [Int] = []

  init(shaper: TextShaper, runs: [TextRun]) {
    self.shaper = shaper
    self.runs = runs
  }

  mutating func append(_ character: Character, of run: Int) {
    let expanded: [Character] = character == "\t" ? Array(repeating: " ", count: 4) : [character]
    for character in expanded {
      characters.append(character)
      owners.append(run)
      starts.append(bytes.count)
      bytes += character.utf8
    }
  }

  mutating func removeAll() {
    characters.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// All of it but the spaces at the end.
  var whole: Range<Int> { word(from: 0, to: characters.count).content }

  /// The words in order; what belongs together is one word unless it is wider than `width`.
  /// Spaces at the beginning (the indentation of code) belong to the first.
  func words(width: Double) -> [Word] {
    guard !characters.isEmpty else { return [] }
    let (breaks, bound) = breaks
    let avoided = bound.all
    let starts = [0] + breaks.filter { !avoided.contains($0) }
    return zip(starts, starts.dropFirst() + [characters.count]).flatMap { start, end in
      let inner = breaks.filter { avoided.contains($0) && $0 > start && $0 < end }
      let whole = word(from: start, to: end)
      if inner.isEmpty || self.width(of: whole.content) <= width { return [whole] }
      return zip([start] + inner, inner + [end]).map { word(from: $0, to: $1) }
    }
  }

  /// The words in order, each as short as it should be.
  func singleWords() -> [Word] {
    guard !characters.isEmpty else { return [] }
    let (all, avoided) = breaks
    let breaks = all.filter { !avoided.forbidden.contains($0) }
    return zip([0] + breaks, breaks + [characters.count]).map { start, end in
      var word = word(from: start, to: end)
      word.staysWithNext = avoided.unwanted.contains(end)
      return word
    }
  }

  /// The positions before which a line may begin, and those of them before which it should not.
  private var breaks: ([Int], AvoidedBreaks) {
    let indentation = characters.prefix(while: Paragraph.isSpace).count
    let breaks = BreakOpportunities.positions(in: characters).filter { $0 > indentation }
    return (breaks, AvoidedBreaks(in: characters, among: breaks))
  }

  private func word(from start: Int, to end: Int) -> Word {
    var last = end
    while last > start, Paragraph.isSpace(characters[last - 1]) { last -= 1 }
    return Word(content: start..<last, end: end)
  }

  /// The spaces in a stretch that can be widened.
  func spaces(in range: Range<Int>) -> Int { characters[range].count { $0 == " " } }

  /// Width of a stretch as it is drawn, run by run, with the room at the sides of runs that want it.
  func width(of range: Range<Int>) -> Double {
    pieces(range).reduce(0) { $0 + shape($1).extent.width + sideRoom($1) }
  }

  private func sideRoom(_ piece: Piece) -> Double {
    let room = runs[piece.run].sideRoom
    guard room > 0 else { return 0 }
    let (start, end) = (piece.range.lowerBound, piece.range.upperBound)
    let isFree = (
      left: start == 0 || characters[start - 1] == " ",
      right: end == characters.count || characters[end] == " "
    )
    return (isFree.left ? room : 0) + (isFree.right ? room : 0)
  }

  /// A stretch as a line. An empty one is as high as a line in `emptyStyle`.
  func line(_ range: Range<Int>, emptyStyle: TextStyle) -> TextLine {
    guard !range.isEmpty else {
      var extent = shaper.shape("", style: emptyStyle).extent
      extent.width = 0
      return TextLine(fragments: [], extent: extent)
    }
    var extent = TextExtent(width: 0, ascent: 0, descent: 0)
    let fragments = pieces(range).map { piece in
      let room = shape(piece).extent
      var run = runs[piece.run]
      run.text = text(piece.range)
      let fragment = TextFragment(run: run, x: extent.width, width: room.width)
      extent.width += room.width
      extent.ascent = max(extent.ascent, room.ascent)
      extent.descent = max(extent.descent, room.descent)
      return fragment
    }
    return TextLine(fragments: fragments, extent: extent)
  }

  private func shape(_ piece: Piece) -> ShapedText {
    shaper.shape(text(piece.range), style: runs[piece.run].style)
  }

  private func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let end = range.upperBound < starts.count ? starts[range.upperBound] : bytes.count
    return String(decoding: bytes[starts[range.lowerBound]..<end], as: UTF8.self)
  }

  private func pieces(_ range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    for index in range {
      if let last = pieces.last, last.run == owners[index] {
        pieces[pieces.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        pieces.append(Piece(run: owners[index], range: index..<index + 1))
      }
    }
    return pieces
  }

  /// Spaces that vanish at a break; those that forbid a break stay.
  private static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace && !["\u{A0}", "\u{2007}", "\u{202F}"].contains(character)
  }
}
