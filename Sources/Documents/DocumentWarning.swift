/// Something in a laid-out document that a reader should be told of. The run counts and prints it.
public enum DocumentWarning: Hashable, Sendable {
  /// A piece of text, a table or a figure that is larger than the room it has, by `excess` points.
  case overfull(line: Int, what: String, excess: Double)
  /// Characters that no font can draw.
  case missingCharacters(line: Int, [Character])
  /// An internal link whose target is neither a heading nor an anchor; it is set as plain text.
  case danglingLink(line: Int, address: String, nearest: String?)
  /// A title of a link or image that is not shown in the PDF.
  case titleNotShown(line: Int, title: String)
  /// A link without text, which a page cannot show.
  case emptyLink(line: Int, address: String)
  /// `<!-- contents -->` without a list of links after it; nothing is set there.
  case emptyContents(line: Int)
  /// An image without a text for those who cannot see it.
  case missingAlternativeText(line: Int, path: String)
}

extension DocumentWarning: CustomStringConvertible {
  /// One line for a terminal.
  public var description: String {
    switch self {
    case .overfull(let line, let what, let excess):
      "line \(line): \(what) is \((excess * 10).rounded() / 10) pt larger than its room"
    case .missingCharacters(let line, let characters):
      "line \(line): the fonts have no glyph for "
        + characters.map { character in
          let codes = character.unicodeScalars.map { "U+" + hexadecimal($0.value) }
          return "'\(character)' (\(codes.joined(separator: " ")))"
        }.joined(separator: ", ")
    case .danglingLink(let line, let address, let nearest):
      "line \(line): the link '\(address)' leads nowhere"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .titleNotShown(let line, let title):
      "line \(line): the title \"\(title)\" is not shown on the page"
    case .emptyLink(let line, let address):
      "line \(line): the link to '\(address)' has no text and is not seen on the page"
    case .emptyContents(let line):
      "line \(line): no list of links stands after <!-- contents -->"
    case .missingAlternativeText(let line, let path):
      "line \(line): the image '\(path)' has no alternative text"
    }
  }

  /// The line of the Markdown it is about.
  public var line: Int {
    switch self {
    case .overfull(let line, _, _), .missingCharacters(let line, _), .danglingLink(let line, _, _),
      .titleNotShown(let line, _), .missingAlternativeText(let line, _), .emptyContents(let line),
      .emptyLink(let line, _):
      line
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
