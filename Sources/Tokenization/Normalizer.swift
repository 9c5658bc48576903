import Synchronization

/// BERT's text normalizer and pre-tokenizer for one scalar at a time: what a scalar of the text
/// contributes to the words.
///
/// Cleaning, CJK spacing, accent stripping, lower case and splitting at white space and
/// punctuation each look at one scalar only, so they are composed once into a table. The one
/// exception, canonical reordering of marks that stripping leaves, is `ScalarEffect.reordered`.
struct Normalizer: Sendable {
  /// The rules that the table holds.
  let rules: ScalarRules
  /// The effect of every byte value at which a scalar begins.
  let firstBytes: [FirstByte]
  /// Every ASCII byte as it stands in a word.
  let asciiOutput: [UInt8]
  /// The effects of the scalars of the first two planes, where nearly all text is.
  private let effects: [ScalarEffect]
  private let expansions: [[ScalarEffect]]

  /// What to do at a byte of UTF-8 text that begins a scalar.
  enum FirstByte: UInt8 {
    /// An ASCII letter, digit or the like: part of a word.
    case letter
    /// ASCII white space: ends a word.
    case space
    /// ASCII punctuation: a word of its own.
    case isolated
    /// An ASCII control: as if it were not there.
    case deleted
    /// `[`: punctuation, or the beginning of a special token.
    case bracket
    /// The first byte of a longer scalar.
    case multibyte
  }

  private static let made = Mutex<[ScalarRules: Normalizer]>([:])

  /// The normalizer of these rules. Its table is a pure function of them and takes some
  /// hundredths of a second to fill, so it is filled once.
  static func following(_ rules: ScalarRules) -> Normalizer {
    made.withLock { made in
      if let normalizer = made[rules] { return normalizer }
      let normalizer = Normalizer(rules)
      made[rules] = normalizer
      return normalizer
    }
  }

  private init(_ rules: ScalarRules) {
    self.rules = rules
    var effects: [ScalarEffect] = []
    effects.reserveCapacity(Normalizer.tabulated)
    var expansions: [[ScalarEffect]] = []
    for value in 0..<UInt32(Normalizer.tabulated) {
      let parts = Unicode.Scalar(value).map(rules.effects(of:)) ?? [.deleted]
      if parts.count == 1 {
        effects.append(parts[0])
      } else {
        effects.append(.expanded(UInt32(expansions.count)))
        expansions.append(parts)
      }
    }
    self.effects = effects
    self.expansions = expansions
    firstBytes = (0...255).map { byte -> FirstByte in
      if byte >= 0x80 { return .multibyte }
      if byte == UInt8(ascii: "[") { return .bracket }
      switch effects[byte].kind {
      case .letter: return .letter
      case .space: return .space
      case .isolated: return .isolated
      case .deleted, .expanded, .reordered: return .deleted
      }
    }
    asciiOutput = (0..<128).map { UInt8(truncatingIfNeeded: effects[$0].value) }
  }

  private static let tabulated = 0x20000

  /// What the scalar contributes.
  @inline(__always)
  func effect(of scalar: Unicode.Scalar) -> ScalarEffect {
    if scalar.value < UInt32(Normalizer.tabulated) { return effects[Int(scalar.value)] }
    let parts = rules.effects(of: scalar)
    return parts.count == 1 ? parts[0] : .expanded(0)
  }

  /// The parts of an expanded effect.
  func expansion(of scalar: Unicode.Scalar, _ effect: ScalarEffect) -> [ScalarEffect] {
    scalar.value < UInt32(Normalizer.tabulated)
      ? expansions[Int(effect.value)] : rules.effects(of: scalar)
  }
}
