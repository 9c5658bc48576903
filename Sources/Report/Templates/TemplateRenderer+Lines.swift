import Documents

/// Which template writes a line of the text that cannot be set.
extension TemplateRenderer {
  /// `error` about `text`, with its line and the place in the templates in use from `root` down that
  /// writes it; the error itself where it is about no line.
  /// - `document` is the file that the text is meant for.
  func located(
    _ error: DocumentError, in text: String, of document: String, root: String
  ) -> any Error {
    let message = error.description
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let match = message.prefixMatch(of: /line (\d+):\s/), let number = Int(match.output.1),
      lines.indices.contains(number - 1)
    else { return error }
    let line = lines[number - 1]
    return ReportError.unsettable(
      place: place(writing: line, from: root), problem: String(message[match.range.upperBound...]),
      line: line.count > 100 ? line.prefix(100) + "…" : String(line), document: document,
      root: files[root] ?? root)
  }

  /// Where the line stands that has most in common with `line` outside of its tags and may have
  /// become it; nil where there is none, or several differ in nothing but their tags.
  private func place(writing line: Substring, from root: String) -> Place? {
    let candidates = lines(from: root).map { place, text in
      (place: place, text: text, pieces: TemplateRenderer.pieces(of: text))
    }.filter { TemplateRenderer.mayBecome($0.pieces, TemplateRenderer.trimmed(line)) }
    func weight(_ pieces: [Substring]) -> Int {
      pieces.reduce(0) { $0 + $1.count { !$0.isWhitespace } }
    }
    guard let most = candidates.map({ weight($0.pieces) }).max(), most > 0 else { return nil }
    let best = candidates.filter { weight($0.pieces) == most }
    return best.allSatisfy { $0.text == best[0].text } ? best[0].place : nil
  }

  /// What of a template's line stands in the text as it is: what is between its tags, references
  /// and particles.
  private static func pieces(of line: Substring) -> [Substring] {
    trimmed(line).split(
      separator: /\{\{.*?\}\}\}?|\*{0,2}@\[[^\]]*\]|[가-힣]?\((?:는|가|를|와|으|이)\)/,
      omittingEmptySubsequences: false)
  }

  /// Whether `line` is `pieces` with something, or nothing, between each and the next.
  private static func mayBecome(_ pieces: [Substring], _ line: Substring) -> Bool {
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return pieces.first == line
    }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  private static func trimmed(_ line: Substring) -> Substring {
    let end = line.lastIndex { !$0.isWhitespace }.map(line.index(after:)) ?? line.startIndex
    return line[..<end].drop(while: \.isWhitespace)
  }
}
