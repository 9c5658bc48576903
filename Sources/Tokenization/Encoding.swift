/// A text, or a pair of texts, as the model reads it: `[CLS] text [SEP]` or
/// `[CLS] text [SEP] pair [SEP]`.
///
/// Every array has one element a token; the special tokens count.
public struct Encoding: Sendable {
  /// Ids into the vocabulary.
  public let inputIDs: [Int32]
  /// 0 for the text with its `[CLS]` and `[SEP]`, 1 for the pair with its `[SEP]`.
  public let tokenTypeIDs: [Int32]
  /// The half-open range of Unicode code points of the original text (or pair) that became the
  /// token; `0..<0` for the special tokens of the template.
  public let offsets: [Range<Int>]
  /// How many pieces truncation removed, of text and pair together; 0 if nothing was cut.
  public let removedTokens: Int

  private let vocabulary: Vocabulary

  init(
    inputIDs: [Int32], tokenTypeIDs: [Int32], offsets: [Range<Int>], removedTokens: Int,
    vocabulary: Vocabulary
  ) {
    self.inputIDs = inputIDs
    self.tokenTypeIDs = tokenTypeIDs
    self.offsets = offsets
    self.removedTokens = removedTokens
    self.vocabulary = vocabulary
  }

  /// The number of tokens.
  public var count: Int { inputIDs.count }

  /// The tokens as the vocabulary spells them, `##` before a piece that continues a word.
  ///
  /// Looked up anew at each call: training needs the ids only.
  public var tokens: [String] { inputIDs.map { vocabulary.token($0) ?? "" } }
}

extension Encoding: Hashable {
  /// Equal in ids, type ids, offsets, removed pieces and vocabulary, hence in tokens.
  public static func == (left: Encoding, right: Encoding) -> Bool {
    left.inputIDs == right.inputIDs && left.tokenTypeIDs == right.tokenTypeIDs
      && left.offsets == right.offsets && left.removedTokens == right.removedTokens
      && left.vocabulary == right.vocabulary
  }

  /// Feeds the ids and offsets, which nearly always tell two encodings apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(inputIDs)
    hasher.combine(offsets)
  }
}
