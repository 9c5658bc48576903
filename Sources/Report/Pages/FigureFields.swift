extension [ReportFigure] {
  /// References to them, for a sentence that names them: each where they are three or fewer, else
  /// the first and the last; empty for none.
  var mention: ViewValue {
    let references = map { "@[fig:\($0.id)]" }
    guard references.count > 3 else { return .text(references.joined(separator: ", ")) }
    return .text("\(references[0])–\(references[references.count - 1])")
  }
}

extension ReportFigure {
  /// What the partial `figure` needs.
  var fields: View {
    [
      "id": .text(id), "alt": .text(description.alt),
      "alt_html": .text(escapedForHTML(description.alt)),
      "point": .text(description.fact.sentence),
      "caption": .text(markdownSentences(caption)),
    ]
  }
}

/// A text as Markdown in which each sentence has a line to itself.
func markdownSentences(_ text: String) -> String {
  sentences(text).map(escapedForMarkdown).joined(separator: "\n")
}

/// The sentences of a text of several.
func sentences(_ text: String) -> [String] {
  var sentences: [String] = []
  var start = text.startIndex
  for match in text.matches(of: /\.( )(?=[A-Z가-힣\[“])/) {
    sentences.append(String(text[start..<match.output.1.startIndex]))
    start = match.range.upperBound
  }
  return sentences + [String(text[start...])]
}
