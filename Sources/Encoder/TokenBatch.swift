/// Sequences of token ids, one after the other without padding.
public struct TokenBatch: Hashable, Sendable {
  /// Ids of all tokens `[N]`.
  public let inputIDs: [Int32]
  /// Token types of all tokens `[N]`.
  public let tokenTypeIDs: [Int32]
  /// First token of each sequence and one past the last: `B + 1` numbers.
  public let offsets: [Int]

  /// A batch of sequences; ids and types of a sequence are equally many, and at least one.
  public init(_ sequences: [(inputIDs: [Int32], tokenTypeIDs: [Int32])]) {
    var offsets = [0]
    for sequence in sequences {
      precondition(
        !sequence.inputIDs.isEmpty && sequence.inputIDs.count == sequence.tokenTypeIDs.count,
        "a sequence needs as many token types as tokens, and at least one")
      offsets.append(offsets[offsets.count - 1] + sequence.inputIDs.count)
    }
    inputIDs = sequences.flatMap(\.inputIDs)
    tokenTypeIDs = sequences.flatMap(\.tokenTypeIDs)
    self.offsets = offsets
  }

  /// Number of sequences `B`.
  public var count: Int { offsets.count - 1 }

  /// Position of every token in its own sequence `[N]`.
  var positions: [Int32] {
    zip(offsets, offsets.dropFirst()).flatMap { Array(0..<Int32($1 - $0)) }
  }
}
