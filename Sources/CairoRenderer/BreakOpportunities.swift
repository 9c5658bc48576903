import CPangoCairo

/// Where a paragraph may be broken: the Unicode rules (UAX #14, as Pango applies them), made
/// stricter for Korean, which reports set with whole words (어절), particles included.
enum BreakOpportunities {
  /// The positions before which a line may begin, ascending, without 0 and the end.
  /// `characters` is a paragraph without line ends.
  static func positions(in characters: [Character]) -> [Int] {
    let text = String(characters)
    var attributes = [PangoLogAttr](
      repeating: PangoLogAttr(), count: text.unicodeScalars.count + 1)
    pango_get_log_attrs(
      text, Int32(text.utf8.count), -1, pango_language_from_string("ko"), &attributes,
      Int32(attributes.count))
    var positions: [Int] = []
    var scalar = 0
    for index in characters.indices.dropLast() {
      scalar += characters[index].unicodeScalars.count
      if attributes[scalar].is_line_break != 0 || isLoneSign(characters, at: index + 1),
        mayPart(characters[index], characters[index + 1]),
        !endsScheme(characters, at: index)
      {
        positions.append(index + 1)
      }
    }
    return positions
  }

  /// Whether a full stop or a comma with white space on both sides stands at `index`: it is a token
  /// that is spoken of, and begins a line as well as any, which the Unicode rules forbid signs.
  private static func isLoneSign(_ characters: [Character], at index: Int) -> Bool {
    (characters[index] == "." || characters[index] == ",") && characters[index - 1].isWhitespace
      && index + 1 < characters.count && characters[index + 1].isWhitespace
  }

  /// Whether the two strokes of `https://` end at `index`: nobody reads on after them.
  private static func endsScheme(_ characters: [Character], at index: Int) -> Bool {
    index >= 2 && characters[index - 2...index].elementsEqual("://")
  }

  private static func mayPart(_ before: Character, _ after: Character) -> Bool {
    if before.isWhitespace { return true }
    // A line that ends at a soft hyphen would have to show one.
    if before == "\u{AD}" { return false }
    // `A.2` is a number.
    if before == ".", after.isNumber { return false }
    return !(isHangul(before) || isHangul(after)) || joints.contains(before)
  }

  /// After these a line may end even beside Hangul.
  private static let joints: Set<Character> = ["-", "/", "‐", "–", "—", "\u{200B}"]

  private static func isHangul(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return switch value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }
}
