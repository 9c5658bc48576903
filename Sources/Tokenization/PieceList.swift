/// The pieces of one text in order: those that can survive truncation are kept, the others counted.
struct PieceList {
  private(set) var ids: [Int32] = []
  private(set) var offsets: [Range<Int>] = []
  /// The number of pieces, kept or not.
  private(set) var count = 0
  private let limit: Int

  /// - Parameter limit: how many pieces to keep at most.
  init(limit: Int) { self.limit = limit }

  /// Makes room for the pieces of a text of so many bytes: English has about one in five bytes.
  mutating func reserve(for bytes: Int) {
    let expected = min(limit, bytes / 4 + 8)
    ids.reserveCapacity(expected)
    offsets.reserveCapacity(expected)
  }

  @inline(__always)
  mutating func append(_ id: Int32, from start: Int, to end: Int) {
    if count < limit {
      ids.append(id)
      offsets.append(start..<end)
    }
    count += 1
  }

  /// Takes back the pieces after the first `count`.
  mutating func rewind(to count: Int) {
    self.count = count
    let kept = min(count, limit)
    ids.removeSubrange(kept...)
    offsets.removeSubrange(kept...)
  }
}
