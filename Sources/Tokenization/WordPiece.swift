/// Splits a word into the pieces of the vocabulary: at each place the longest piece that fits.
///
/// - Source: Schuster and Nakajima 2012; Wu et al. 2016, arXiv:1609.08144, section 4.1. The limit
///   of 100 scalars is that of huggingface/tokenizers, `models/wordpiece/mod.rs`.
struct WordPiece: Sendable {
  private let pieces: PieceTable
  private let unknown: Int32

  init(vocabulary: Vocabulary) {
    pieces = vocabulary.pieces
    unknown = vocabulary.special.unknown
  }

  /// Appends the word's pieces, or `[UNK]` for the whole word if it is too long or some part of it
  /// has no piece.
  func split(_ word: borrowing WordBuffer, into list: inout PieceList) {
    let end = word.count
    guard word.scalars <= WordBuffer.maxScalars else {
      return list.append(unknown, from: word.firstOrigin, to: word.lastOrigin + 1)
    }
    if let id = pieces.id(
      of: word.slice(0..<end), hash: word.prefixHashes[end - 1], at: .initial)
    {
      return list.append(id, from: word.firstOrigin, to: word.lastOrigin + 1)
    }
    let mark = list.count
    var start = 0
    while start < end {
      guard let (id, next) = longestPiece(of: word, from: start) else {
        list.rewind(to: mark)
        return list.append(unknown, from: word.firstOrigin, to: word.lastOrigin + 1)
      }
      list.append(id, from: word.origins[start], to: word.origins[next - 1] + 1)
      start = next
    }
  }

  /// The longest piece at byte `start` of the word, and where it ends.
  private func longestPiece(
    of word: borrowing WordBuffer, from start: Int
  ) -> (id: Int32, end: Int)? {
    let position: PieceTable.Position = start == 0 ? .initial : .continuation
    let longest = min(word.count, start + pieces.longest)
    if start > 0 { word.hashContinuation(start..<longest) }
    var end = longest
    while end > start {
      let hash = (start == 0 ? word.prefixHashes : word.continuationHashes)[end - 1]
      if let id = pieces.id(of: word.slice(start..<end), hash: hash, at: position) {
        return (id, end)
      }
      end -= 1
    }
    return nil
  }
}
