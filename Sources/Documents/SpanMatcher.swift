import Graphics

/// Finds the span that each fragment of a broken paragraph was cut from.
///
/// Fragments come in the order of the spans, each a piece of one, white space at breaks left out;
/// so the next fragment lies in the current span if its text comes next there.
struct SpanMatcher {
  private let spans: [Span]
  private var index = 0
  private var rest: Substring

  init(_ spans: [Span]) {
    self.spans = spans
    rest = spans.first.map { $0.run.text[...] } ?? ""
  }

  /// The span that holds `fragment`.
  mutating func span(of fragment: TextFragment) -> Span {
    let wanted = fragment.run.text.drop(while: \.isWhitespace)
    while index < spans.count {
      let span = spans[index]
      let candidate = rest.drop(while: \.isWhitespace)
      if span.run.style == fragment.run.style, span.run.link == fragment.run.link {
        if wanted.isEmpty { return span }
        if candidate.hasPrefix(wanted) {
          rest = candidate.dropFirst(wanted.count)
          return span
        }
      }
      guard index + 1 < spans.count else { break }
      // A fragment of nothing but spaces does not move on past text still to come.
      if wanted.isEmpty, !candidate.isEmpty { break }
      index += 1
      rest = spans[index].run.text[...]
    }
    return Span(run: fragment.run)
  }
}
