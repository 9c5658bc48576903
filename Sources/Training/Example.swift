import Encoder

/// A tokenized text with its class.
public struct Example: Hashable, Sendable {
  /// Token ids with [CLS] and [SEP].
  public let inputIDs: [Int32]
  /// Token types, as many.
  public let tokenTypeIDs: [Int32]
  /// Class: 0 negative, 1 positive.
  public let label: Int

  /// An example from its parts.
  public init(inputIDs: [Int32], tokenTypeIDs: [Int32], label: Int) {
    self.inputIDs = inputIDs
    self.tokenTypeIDs = tokenTypeIDs
    self.label = label
  }
}

extension [Example] {
  /// The indices of consecutive examples that together have at most `tokens` tokens (or one
  /// example that alone has more): the pieces in which a batch is computed.
  func microBatches(of indices: [Int], tokens: Int) -> [[Int]] {
    var pieces: [[Int]] = []
    var room = 0
    for index in indices {
      let size = self[index].inputIDs.count
      if pieces.isEmpty || size > room {
        pieces.append([])
        room = tokens
      }
      pieces[pieces.count - 1].append(index)
      room -= size
    }
    return pieces
  }

  /// The examples at `indices` as one batch without padding.
  func batch(_ indices: [Int]) -> TokenBatch {
    TokenBatch(indices.map { (self[$0].inputIDs, self[$0].tokenTypeIDs) })
  }
}
