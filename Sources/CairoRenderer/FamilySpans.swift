/// The stretches of a line of text that another family sets than the one asked first.
enum FamilySpans {
  /// A stretch, in bytes of UTF-8, and the family for it.
  struct Span: Hashable {
    var range: Range<Int>
    var family: String
  }

  /// The stretches of `text`, ascending.
  ///
  /// - Nanum Gothic draws a backslash as a Won sign, as Korean keyboards once did; Nanum Gothic
  ///   Coding draws a backslash.
  /// - Nanum Gothic has the Hanja of Korean texts only. A stretch of Han characters and Kana in
  ///   which one is not `known` to it is set in the Han family as a whole, or a word would change
  ///   its face from character to character.
  /// - Nanum Gothic's en dash is hardly longer than its hyphen; DejaVu Sans has one to tell apart.
  static func spans(of text: String, known: (Unicode.Scalar) -> Bool) -> [Span] {
    guard text.utf8.contains(where: { $0 == backslash || $0 >= 0xE2 }) else { return [] }
    var spans: [Span] = []
    var start: Int?
    var isKnown = true
    var position = 0
    for scalar in text.unicodeScalars {
      if isEastAsian(scalar) {
        start = start ?? position
        isKnown = isKnown && known(scalar)
      } else {
        if let start, !isKnown {
          spans.append(Span(range: start..<position, family: FontBook.han))
        }
        start = nil
        isKnown = true
        if let family = family(of: scalar) {
          spans.append(Span(range: position..<position + UTF8.width(scalar), family: family))
        }
      }
      position += UTF8.width(scalar)
    }
    if let start, !isKnown {
      spans.append(Span(range: start..<position, family: FontBook.han))
    }
    return spans
  }

  /// The stretches of code, ascending: Nanum Gothic Coding has no single letters of Hangul, and the
  /// font after it draws some of them as others (U+11BC as ㅈ); Nanum Gothic has them all.
  static func spansOfCode(in text: String) -> [Span] {
    guard text.utf8.contains(where: { $0 == leadOfJamo }) else { return [] }
    var spans: [Span] = []
    var position = 0
    for scalar in text.unicodeScalars {
      let end = position + UTF8.width(scalar)
      if (0x1100...0x11FF).contains(scalar.value) {
        if let last = spans.last, last.range.upperBound == position {
          spans[spans.count - 1].range = last.range.lowerBound..<end
        } else {
          spans.append(Span(range: position..<end, family: FontBook.family(.sans)))
        }
      }
      position = end
    }
    return spans
  }

  /// The first byte of U+1000 to U+1FFF.
  private static let leadOfJamo: UInt8 = 0xE1

  private static func family(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\\": FontBook.family(.mono)
    case "–": FontBook.dash
    default: nil
    }
  }

  private static let backslash = UInt8(ascii: "\\")

  /// Han characters, Kana and the punctuation between them; Hangul is not among them.
  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFF01...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
