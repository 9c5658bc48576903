import Foundation

/// The pieces a model knows; a piece's id is its place in the list.
public struct Vocabulary: Sendable {
  private final class Storage: Sendable {
    let tokens: [String]
    let pieces: PieceTable
    let special: SpecialTokens

    init(tokens: [String], pieces: PieceTable, special: SpecialTokens) {
      self.tokens = tokens
      self.pieces = pieces
      self.special = special
    }
  }

  private let storage: Storage

  /// Reads a `vocab.txt`: UTF-8, one token a line, the id is the line's number from 0.
  /// - Throws: `unreadableFile`, `invalidUTF8`, and what `init(tokens:)` throws.
  public init(contentsOf url: URL) throws(TokenizationError) {
    let bytes: [UInt8]
    do {
      bytes = try Array(Data(contentsOf: url))
    } catch {
      throw .unreadableFile(path: url.path, reason: "there is no such file, or no permission")
    }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let last = lines.last, last.isEmpty { lines.removeLast() }
    var tokens: [String] = []
    tokens.reserveCapacity(lines.count)
    for line in lines {
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let token = String(validating: content, as: UTF8.self) else {
        throw .invalidUTF8(source: "'\(url.path)'", line: tokens.count + 1)
      }
      tokens.append(token)
    }
    try self.init(tokens: tokens, source: "'\(url.path)'")
  }

  /// A vocabulary of these tokens, ids from 0 in their order.
  /// - Throws: `emptyToken`, `duplicateToken`, and `missingSpecialToken` if one of `[PAD]`,
  ///   `[UNK]`, `[CLS]` and `[SEP]` is not there.
  public init(tokens: [String]) throws(TokenizationError) {
    try self.init(tokens: tokens, source: "vocabulary")
  }

  /// The same with the name of the place that errors show.
  init(tokens: [String], source: String) throws(TokenizationError) {
    var pieces = PieceTable(capacity: tokens.count)
    for (id, token) in tokens.enumerated() {
      if token.isEmpty { throw .emptyToken(source: source, line: id + 1) }
      let existing = Vocabulary.withPiece(of: token) { pieces.append($0, at: $1) }
      if let existing {
        throw .duplicateToken(
          source: source, token: token, firstLine: Int(existing) + 1, secondLine: id + 1)
      }
    }
    let special = try SpecialTokens(count: tokens.count, source: source) { token in
      Vocabulary.id(of: token, in: pieces)
    }
    storage = Storage(tokens: tokens, pieces: pieces, special: special)
  }

  /// The number of tokens.
  public var count: Int { storage.tokens.count }

  /// The token's id, or nil if it is not in the vocabulary. Compared by bytes: `é` as one code
  /// point and as two are different tokens.
  public func id(of token: String) -> Int32? { Vocabulary.id(of: token, in: storage.pieces) }

  /// The token with this id, or nil if the id is out of range.
  public func token(_ id: Int32) -> String? {
    storage.tokens.indices.contains(Int(id)) ? storage.tokens[Int(id)] : nil
  }

  var pieces: PieceTable { storage.pieces }
  var special: SpecialTokens { storage.special }

  private static func id(of token: String, in pieces: PieceTable) -> Int32? {
    withPiece(of: token) { bytes, position in
      let hash = bytes.reduce(position.seed) { PieceTable.extend($0, with: $1) }
      return pieces.id(of: bytes, hash: hash, at: position)
    }
  }

  /// Hands out the bytes that stand in a text for the token: without `##` if it continues a word.
  private static func withPiece<Result>(
    of token: String, _ body: (UnsafeBufferPointer<UInt8>, PieceTable.Position) -> Result
  ) -> Result {
    var token = token
    return token.withUTF8 { bytes in
      let continues = bytes.count > 2 && bytes[0] == UInt8(ascii: "#") && bytes[1] == bytes[0]
      return continues
        ? body(UnsafeBufferPointer(rebasing: bytes.dropFirst(2)), .continuation)
        : body(bytes, .initial)
    }
  }
}

extension Vocabulary: Equatable {
  /// Equal if the same tokens, byte for byte, have the same ids.
  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left.storage === right.storage
      || left.storage.tokens.elementsEqual(right.storage.tokens) { first, second in
        first.utf8.elementsEqual(second.utf8)
      }
  }
}
