import Graphics

/// A run of text with what is drawn around it.
struct Span: Hashable {
  var run: TextRun
  /// Code: a tinted box behind.
  var isCode = false
  /// A line through the middle.
  var isStruck = false
  /// Set higher, as the number of a note is.
  var isRaised = false
}

/// A line of text ready to be placed.
struct SetLine: Hashable {
  /// What it shows; x from its left end, y from its upper edge.
  var items: [PageItem]
  /// Width of its text.
  var width: Double
}

/// A broken line with room made for the tinted boxes of code at its ends.
///
/// Between code and a letter nothing is added: programs that read text out of a PDF would see a
/// space between a token and its particle.
struct PaddedLine {
  /// The pieces of the line, each with the span it comes from.
  private(set) var pieces: [(fragment: TextFragment, span: Span)]
  /// Width of the line, boxes at its ends included.
  private(set) var width = 0.0

  /// Moves `pieces` right by `padding` where a box begins the line.
  init(_ pieces: [(fragment: TextFragment, span: Span)], padding: Double) {
    self.pieces = pieces
    guard let first = pieces.first, let last = pieces.last else { return }
    let shift = first.span.isCode ? padding : 0
    for index in pieces.indices { self.pieces[index].fragment.x += shift }
    width = last.fragment.x + last.fragment.width + shift + (last.span.isCode ? padding : 0)
  }
}
