/// Which tokens of a sequence have a query.
enum AttentionQueries {
  case all
  /// The first alone: queries, contexts and their gradients have one row a sequence.
  case first
}

/// Where queries, keys and values (or their gradients) of `H` columns begin; values stand beside
/// their keys.
struct AttentionPlace<Pointer: Strideable> where Pointer.Stride == Int {
  let queries: Pointer
  let keys: Pointer
  /// Floats from one query to the next, and from one key to the next.
  let stride: (query: Int, key: Int)

  /// Queries, keys and values side by side, `[N, 3H]`.
  init(joined start: Pointer, hidden: Int) {
    self.init(queries: start, keys: start.advanced(by: hidden), (3 * hidden, 3 * hidden))
  }

  init(queries: Pointer, keys: Pointer, _ stride: (query: Int, key: Int)) {
    self.queries = queries
    self.keys = keys
    self.stride = stride
  }

  func q(_ task: AttentionTask) -> Pointer {
    queries.advanced(by: task.row * stride.query + task.head * task.size)
  }
  func k(_ task: AttentionTask) -> Pointer {
    keys.advanced(by: task.first * stride.key + task.head * task.size)
  }
  func v(_ task: AttentionTask) -> Pointer { k(task).advanced(by: task.hidden) }
}

/// One head of one sequence, or a block of its queries: what a task works on.
struct AttentionTask {
  let first: Int
  let length: Int
  let head: Int
  let hidden: Int
  let size: Int
  /// The row of the sequence's first query among those of all sequences.
  let firstQuery: Int
  /// The queries, counted from the sequence's first.
  var queries: Range<Int>
  /// Floats from one query's scores to the next's.
  var stride: Int

  var scale: Float { 1 / Float(size).squareRoot() }
  /// The first query's row among those of all sequences.
  var row: Int { firstQuery + queries.lowerBound }

  /// The place of this head among the places of dropout.
  func dropoutSite(_ site: Int) -> UInt64 { UInt64(site) << 16 | UInt64(head + 1) }

  /// The same for at most `count` queries at a time, in order, with scores in rows that loops
  /// take without a rest.
  func blocks(of count: Int) -> [AttentionTask] {
    Swift.stride(from: 0, to: queries.count, by: count).map { start in
      var block = self
      block.stride = SmallProduct.padded(length)
      block.queries = start..<min(start + count, queries.count)
      return block
    }
  }
}
