/// The text under a figure or over a table, recognised by its bold label: `**Figure 1.** …`.
struct Caption: Hashable {
  /// What the caption belongs to.
  enum Subject: String, Hashable {
    case figure
    case table
  }

  /// Figure or table.
  var subject: Subject
  /// Its number as written, `1` or `A.2`.
  var number: String
  /// The whole text, label included.
  var content: [Inline]
  /// Its line in the Markdown.
  var line: Int

  /// The caption that `block` is, or nothing for any other block.
  init?(_ block: Block, labels: DocumentLabels) {
    guard case .paragraph(let content) = block.kind,
      let first = content.first(where: { inline in
        if case .anchor = inline { false } else { true }
      }),
      case .strong(let bold) = first
    else { return nil }
    // A no-break space between label and number is one, too.
    let words = bold.plainText.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2,
      let match = words[1].wholeMatch(of: /((?:[A-Z]\.?)?\d+(?:\.\d+)*)[.:]?/)
    else { return nil }
    if labels.figure.contains(String(words[0])) {
      subject = .figure
    } else if labels.table.contains(String(words[0])) {
      subject = .table
    } else {
      return nil
    }
    number = String(match.1)
    self.content = content
    line = block.line
  }

  /// The name that leads to what it belongs to, `figure-1`.
  var destination: String {
    subject.rawValue + "-" + number.lowercased().replacing(".", with: "-")
  }
}
