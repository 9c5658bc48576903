/// The tokens with a meaning of their own, and how to recognise them in a text.
///
/// Hugging Face looks for the literals in the original text before anything is normalized: the
/// spelling must be exact, `[mask]` is an ordinary word between brackets.
struct SpecialTokens: Sendable {
  let unknown: Int32
  let classification: Int32
  let separator: Int32

  private struct Literal {
    let bytes: [UInt8]
    let id: Int32
  }

  private let literals: [Literal]

  /// Spellings that a vocabulary must have.
  static let required = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
  /// Recognised if the vocabulary has it; only pre-training needs it.
  static let mask = "[MASK]"

  init(
    count: Int, source: String, id: (String) -> Int32?
  ) throws(TokenizationError) {
    var ids: [Int32] = []
    for token in SpecialTokens.required {
      guard let found = id(token) else {
        throw .missingSpecialToken(source: source, token: token, count: count)
      }
      ids.append(found)
    }
    (unknown, classification, separator) = (ids[1], ids[2], ids[3])
    var literals = zip(SpecialTokens.required, ids).map {
      Literal(bytes: Array($0.utf8), id: $1)
    }
    if let found = id(SpecialTokens.mask) {
      literals.append(Literal(bytes: Array(SpecialTokens.mask.utf8), id: found))
    }
    self.literals = literals
  }

  /// The special token whose literal begins at `index`, with the literal's length in bytes
  /// (all of them ASCII).
  func match(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (id: Int32, length: Int)? {
    for literal in literals where text[index...].starts(with: literal.bytes) {
      return (literal.id, literal.bytes.count)
    }
    return nil
  }
}
