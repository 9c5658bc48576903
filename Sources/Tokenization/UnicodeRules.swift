import Foundation

/// The properties of Unicode scalars as Hugging Face's `tokenizers` sees them.
///
/// Its Rust crates hold tables of different ages: categories of Unicode 8, decompositions and
/// combining classes of Unicode 9, white space and lower case of the current Unicode. The Swift
/// library knows in which version a scalar was assigned, which gives the old tables back from the
/// current ones; the few scalars whose category changed later are listed. Found by comparing all
/// 1,112,064 scalars with tokenizers 0.23.3.
///
/// - Source: huggingface/tokenizers, `normalizers/bert.rs` and `pre_tokenizers/bert.rs`.
enum UnicodeRules {
  private static let categoryVersion = 8
  private static let normalizationVersion = 9

  private static func isAssigned(_ scalar: Unicode.Scalar, by version: Int) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= version
  }

  /// Whether cleaning deletes the scalar: U+0000, U+FFFD, controls but tab, line feed and
  /// carriage return, format characters (zero width, soft hyphen, …) and private use.
  static func isDeleted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": return false
    case "\u{FFFD}": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse: return isAssigned(scalar, by: categoryVersion)
    default: return false
    }
  }

  /// Whether the scalar separates words and is dropped.
  static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Whether the scalar is a word of its own because it is punctuation; all ASCII symbols are.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": return true
    case "\u{166D}", "\u{111C9}": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return isAssigned(scalar, by: categoryVersion)
    default:
      return false
    }
  }

  /// Whether the scalar is an accent that stripping removes (non-spacing mark).
  static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{1734}", "\u{1171E}": return true
    case "\u{1885}", "\u{1886}", "\u{A9BD}", "\u{111C9}": return false
    default: break
    }
    return scalar.properties.generalCategory == .nonspacingMark
      && isAssigned(scalar, by: categoryVersion)
  }

  /// Whether the scalar is a word of its own because it is a CJK ideograph.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2A6DF,
      0x2A700...0x2B81F, 0x2B920...0x2CEAF, 0x2F800...0x2FA1F:
      return true
    default:
      return false
    }
  }

  /// The canonical combining class; 0 for a starter, at which reordering stops.
  static func combiningClass(_ scalar: Unicode.Scalar) -> UInt8 {
    isAssigned(scalar, by: normalizationVersion)
      ? scalar.properties.canonicalCombiningClass.rawValue : 0
  }

  /// The full canonical decomposition (NFD) of one scalar; itself if it has none.
  static func decomposition(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0xAC00...0xD7A3:
      return decomposedHangul(scalar.value - 0xAC00)
    case 0xC0...0x30FF, 0xF900...0xFB4E, 0x11000...0x11FFF, 0x1D100...0x1D1FF,
      0x2F800...0x2FA1D:
      guard isAssigned(scalar, by: normalizationVersion) else { return [scalar] }
      return Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    default:
      // No decomposition lies outside these blocks in Unicode 9, and none is ever added to a
      // scalar already assigned.
      return [scalar]
    }
  }

  /// A Hangul syllable's leading consonant, vowel and, if it has one, trailing consonant.
  /// - Source: The Unicode Standard, section 3.12.
  private static func decomposedHangul(_ index: UInt32) -> [Unicode.Scalar] {
    let (lead, rest) = index.quotientAndRemainder(dividingBy: 588)
    let (vowel, trail) = rest.quotientAndRemainder(dividingBy: 28)
    let values = [0x1100 + lead, 0x1161 + vowel] + (trail == 0 ? [] : [0x11A7 + trail])
    return values.compactMap(Unicode.Scalar.init)
  }
}
