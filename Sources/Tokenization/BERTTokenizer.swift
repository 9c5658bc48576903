/// Text to ids for BERT, as Hugging Face's `BertWordPieceTokenizer` computes it: clean, separate
/// CJK ideographs, strip accents, lower-case, split at white space and punctuation, WordPiece,
/// `[CLS]` and `[SEP]`.
///
/// A value without state: one tokenizer serves any number of threads.
public struct BERTTokenizer: Sendable {
  /// The pieces and their ids.
  public let vocabulary: Vocabulary
  /// The greatest length, in tokens, if a call of `encode` names none.
  public let defaultMaxLength: Int

  private let normalizer: Normalizer

  /// A tokenizer with the vocabulary of its model.
  /// - Parameters:
  ///   - lowercases: true for an "uncased" model.
  ///   - stripsAccents: whether `é` is read as `e`; nil, as in BERT, means the same as `lowercases`.
  ///   - separatesIdeographs: whether each CJK ideograph is a word, as in every published BERT.
  ///   - defaultMaxLength: the greatest length, in tokens, if a call of `encode` names none.
  public init(
    vocabulary: Vocabulary, lowercases: Bool = true, stripsAccents: Bool? = nil,
    separatesIdeographs: Bool = true, defaultMaxLength: Int = 512
  ) {
    self.vocabulary = vocabulary
    self.defaultMaxLength = defaultMaxLength
    normalizer = Normalizer.following(
      ScalarRules(
        lowercases: lowercases, stripsAccents: stripsAccents ?? lowercases,
        separatesIdeographs: separatesIdeographs))
  }

  /// Encodes a text, or a text and its pair, in at most `maxLength` tokens.
  ///
  /// What does not fit is cut off at the end, from the longer of the two texts first, and counted
  /// in `Encoding.removedTokens`.
  /// - Parameter maxLength: the special tokens count; nil means `defaultMaxLength`.
  /// - Throws: `maxLengthTooSmall` if not even the special tokens fit.
  public func encode(
    _ text: String, pair: String? = nil, maxLength: Int? = nil
  ) throws(TokenizationError) -> Encoding {
    let maxLength = maxLength ?? defaultMaxLength
    let specialCount = pair == nil ? 2 : 3
    let room = maxLength - specialCount
    guard room >= 0 else {
      throw .maxLengthTooSmall(maxLength: maxLength, needed: specialCount)
    }
    let first = pieces(of: text, limit: room)
    let second = pair.map { pieces(of: $0, limit: room) }
    let kept = Truncation.longestFirst(
      first: first.count, second: second?.count ?? 0, room: room)
    let total = kept.first + kept.second + specialCount

    var inputIDs: [Int32] = []
    var offsets: [Range<Int>] = []
    inputIDs.reserveCapacity(total)
    offsets.reserveCapacity(total)
    func close(_ pieces: PieceList, keeping count: Int) {
      inputIDs.append(contentsOf: pieces.ids.prefix(count))
      offsets.append(contentsOf: pieces.offsets.prefix(count))
      inputIDs.append(vocabulary.special.separator)
      offsets.append(0..<0)
    }
    inputIDs.append(vocabulary.special.classification)
    offsets.append(0..<0)
    close(first, keeping: kept.first)
    var tokenTypeIDs = [Int32](repeating: 0, count: inputIDs.count)
    if let second {
      close(second, keeping: kept.second)
      tokenTypeIDs += repeatElement(1, count: kept.second + 1)
    }
    return Encoding(
      inputIDs: inputIDs, tokenTypeIDs: tokenTypeIDs, offsets: offsets,
      removedTokens: first.count + (second?.count ?? 0) - kept.first - kept.second,
      vocabulary: vocabulary)
  }

  private func pieces(of text: String, limit: Int) -> PieceList {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = TextScanner(normalizer: normalizer, vocabulary: vocabulary, limit: limit)
      return scanner.pieces(of: bytes)
    }
  }
}
