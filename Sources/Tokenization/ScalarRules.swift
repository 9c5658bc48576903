/// What one scalar contributes to the words of a text, in 32 bits.
struct ScalarEffect: Hashable, Sendable {
  enum Kind: UInt32 {
    /// Joins the word at hand as the scalar `value`.
    case letter
    /// Ends the word at hand and is dropped.
    case space
    /// Is a word of its own, the scalar `value`.
    case isolated
    /// As if it were not there.
    case deleted
    /// Becomes several scalars: number `value` of the normalizer's expansions.
    case expanded
    /// A combining mark that stays and may change places with its neighbours.
    case reordered
  }

  private let bits: UInt32

  init(_ kind: Kind, _ value: UInt32) { bits = kind.rawValue << 24 | value }

  @inline(__always) var kind: Kind { Kind(rawValue: bits >> 24) ?? .deleted }
  @inline(__always) var value: UInt32 { bits & 0xFF_FFFF }

  static let space = ScalarEffect(.space, 0)
  static let deleted = ScalarEffect(.deleted, 0)
  static let reordered = ScalarEffect(.reordered, 0)
  static func expanded(_ index: UInt32) -> ScalarEffect { ScalarEffect(.expanded, index) }
}

/// Composes `UnicodeRules` in the order of Hugging Face's `BertNormalizer` and `BertPreTokenizer`:
/// clean, separate ideographs, decompose and strip, lower-case, split.
struct ScalarRules: Hashable, Sendable {
  /// Whether text becomes lower case.
  let lowercases: Bool
  /// Whether text is decomposed (NFD) and non-spacing marks removed.
  let stripsAccents: Bool
  /// Whether every CJK ideograph becomes a word of its own.
  let separatesIdeographs: Bool

  /// The effects of a scalar of the text, one for each scalar that it becomes.
  func effects(of scalar: Unicode.Scalar) -> [ScalarEffect] {
    if UnicodeRules.isDeleted(scalar) { return [.deleted] }
    if UnicodeRules.isWhitespace(scalar) { return [.space] }
    let alone = separatesIdeographs && UnicodeRules.isIdeograph(scalar)
    guard stripsAccents else { return finished(scalar, alone: alone) }
    let parts = UnicodeRules.decomposition(of: scalar).filter { !UnicodeRules.isAccent($0) }
    if parts.contains(where: { UnicodeRules.combiningClass($0) != 0 }) { return [.reordered] }
    return parts.isEmpty ? [.deleted] : parts.flatMap { finished($0, alone: alone) }
  }

  /// The effects of a scalar that is cleaned and decomposed already.
  func finished(_ scalar: Unicode.Scalar, alone: Bool = false) -> [ScalarEffect] {
    let cased =
      lowercases && scalar.properties.changesWhenLowercased
      ? Array(scalar.properties.lowercaseMapping.unicodeScalars) : [scalar]
    return cased.map { scalar in
      ScalarEffect(
        alone || UnicodeRules.isPunctuation(scalar) ? .isolated : .letter, scalar.value)
    }
  }
}
