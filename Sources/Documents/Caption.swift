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
    guard words.count == 2, let number = Caption.number(words[1]) else { return nil }
    if labels.figure.contains(String(words[0])) {
      subject = .figure
    } else if labels.table.contains(String(words[0])) {
      subject = .table
    } else {
      return nil
    }
    self.number = number
    self.content = content
    line = block.line
  }

  /// The number in `1.`, `A.2` or `3.1:`; nothing for another word. Most are plain, and asked for
  /// often.
  private static func number(_ word: Substring) -> String? {
    let plain = word.last == "." ? word.dropLast() : word
    if !plain.isEmpty, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return String(plain)
    }
    return word.wholeMatch(of: /((?:[A-Z]\.?)?\d+(?:\.\d+)*)[.:]?/).map { String($0.1) }
  }

  /// The name that leads to what it belongs to, `figure-1`.
  var destination: String {
    subject.rawValue + "-" + number.lowercased().replacing(".", with: "-")
  }
}
