import Graphics

/// A run of text with what is drawn around it.
struct Span: Hashable {
  var run: TextRun
  /// Code: a tinted box behind.
  var isCode = false
  /// A line through the middle.
  var isStruck = false
  /// How far its baseline lies above that of the line, as that of a note's number does.
  var lift = 0.0
  /// The formula that is drawn in place of the text.
  var formula: FormulaBox?
  /// What the formula is to readers who cannot see it.
  var element: StructureElement?
  /// The number of the note that it refers to.
  var note: Int?
}

extension [Span] {
  /// The first `count` characters.
  func prefix(characters count: Int) -> [Span] {
    var result: [Span] = []
    var left = count
    for span in self where left > 0 {
      var piece = span
      piece.run.text = String(span.run.text.prefix(left))
      left -= piece.run.text.count
      result.append(piece)
    }
    return result
  }
}

/// A line of text ready to be placed.
struct SetLine: Hashable {
  /// What it shows; x from its left end, y from its upper edge.
  var items: [PageItem]
  /// Width of its text.
  var width: Double
  /// Its height, more than the leading where a formula in it is high.
  var height: Double
  /// Where its baseline is, from its upper edge.
  var baseline: Double
  /// Numbers of the notes that it refers to.
  var notes: [Int]
}

/// A piece of a line: a stretch of one span.
struct LinePiece {
  var fragment: TextFragment
  /// The span it comes from.
  var span: Span
  /// Its words with the spaces after them, where the spaces of the line are widened: the text
  /// and its left edge. Empty where all of it is drawn at once.
  var words: [(text: String, x: Double)] = []
}

/// A broken line with room made for the tinted boxes of code, at its ends and where a space stands
/// beside them.
///
/// Between code and a letter nothing is added: programs that read text out of a PDF would see a
/// space between a token and its particle.
struct PaddedLine {
  /// The pieces of the line, from left to right.
  private(set) var pieces: [LinePiece]
  /// Width of the line, boxes at its ends included.
  private(set) var width = 0.0
  /// Room before each piece.
  private var margins: [Double]

  /// Moves `pieces` right by `padding` for each edge of a box before them.
  init(_ pieces: [LinePiece], padding: Double) {
    self.pieces = pieces
    margins = pieces.indices.map { index in
      guard index > 0 else { return pieces[index].span.isCode ? padding : 0 }
      let (left, right) = (pieces[index - 1], pieces[index])
      let isBeside =
        right.span.isCode && !left.span.isCode && left.fragment.run.text.last == " "
        || left.span.isCode && !right.span.isCode && right.fragment.run.text.first == " "
      return isBeside ? padding : 0
    }
    guard let last = pieces.last else { return }
    var shift = 0.0
    for index in pieces.indices {
      shift += margins[index]
      self.pieces[index].fragment.x += shift
    }
    width = last.fragment.x + last.fragment.width + shift + (last.span.isCode ? padding : 0)
  }

  /// Widens or narrows the spaces until the line fills `target`, unless one would grow by more than
  /// `limit` or shrink by more than a sixth of it.
  /// Spaces within code and formulas keep their width. Words are drawn one by one, so what counts
  /// is the sum of their widths.
  mutating func justify(to target: Double, limit: Double, measuring: any TextMeasuring) {
    let split = pieces.map { piece in
      (piece.isRigid ? [piece.fragment.run.text] : piece.fragment.run.text.words).map { word in
        let isWhole = word == piece.fragment.run.text
        let style = piece.fragment.run.style
        let width =
          isWhole ? piece.fragment.width : measuring.extent(of: word, style: style).width
        return (text: word, width: width)
      }
    }
    let ends = zip(pieces, split).flatMap { piece, words in
      words.map { !piece.isRigid && $0.text.hasSuffix(" ") }
    }
    let spaces = ends.dropLast().count { $0 }
    let padding = pieces.isEmpty ? 0 : width - pieces.reduce(0) { $0 + $1.fragment.width }
    let natural = split.joined().reduce(padding) { $0 + $1.width }
    let extra = (target - natural) / Double(max(spaces, 1))
    guard spaces > 0, extra <= limit, extra >= -limit / 6 else { return }
    var x = pieces[0].fragment.x - margins[0]
    for index in pieces.indices {
      x += margins[index]
      pieces[index].fragment.x = x
      for word in split[index] {
        pieces[index].words.append((word.text, x))
        x += word.width
        if word.text.hasSuffix(" "), !pieces[index].isRigid { x += extra }
      }
      pieces[index].fragment.width = x - pieces[index].fragment.x
    }
    width = target
  }
}

extension LinePiece {
  /// Its spaces keep their width.
  fileprivate var isRigid: Bool { span.isCode || span.formula != nil }
}

extension String {
  /// The words, each with one space after it where one follows.
  fileprivate var words: [String] {
    var result: [String] = []
    var word = ""
    for character in self {
      word.append(character)
      if character == " " {
        result.append(word)
        word = ""
      }
    }
    return word.isEmpty ? result : result + [word]
  }
}
