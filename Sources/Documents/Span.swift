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

/// A broken line with room made around the tinted boxes of its code.
struct PaddedLine {
  /// The pieces of the line, moved apart, each with the span it comes from.
  private(set) var pieces: [(fragment: TextFragment, span: Span)] = []
  /// Width of the line, boxes at its ends included.
  private(set) var width = 0.0

  /// Moves `pieces` apart: by `padding` where a box begins or ends the line, and by `padding` and
  /// `gap` where a box meets a letter. Beside a space there is room enough.
  init(_ pieces: [(TextFragment, Span)], padding: Double, gap: Double) {
    var shift = 0.0
    for (index, (fragment, span)) in pieces.enumerated() {
      let previous = index > 0 ? pieces[index - 1] : nil
      if let (before, beforeSpan) = previous {
        let touches =
          before.run.text.last?.isWhitespace == false
          && fragment.run.text.first?.isWhitespace == false
        if touches, span.isCode || beforeSpan.isCode { shift += padding + gap }
      } else if span.isCode {
        shift += padding
      }
      var moved = fragment
      moved.x += shift
      self.pieces.append((moved, span))
      width = moved.x + moved.width + (span.isCode ? padding : 0)
    }
  }
}
