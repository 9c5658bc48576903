import CKernels

/// Multi-head scaled dot-product self-attention over sequences that stand one after the other.
///
/// `softmax(QKᵀ/√D)·V` for every sequence and head, with dropout on the probabilities (Vaswani et
/// al. 2017, arXiv:1706.03762, eq. 1). There is no padding and so no mask: a sequence sees itself
/// and nothing else. The scores of some queries of one head and sequence live in a thread's own
/// memory; the backward pass computes them again instead of keeping them. `precision` is that of the
/// operands of the products; softmax, dropout and sums are float32.
public struct SelfAttention: Sendable {
  /// Number of heads `A`.
  public let heads: Int
  /// First row of each sequence in the concatenated rows, and one past the last: `B + 1` numbers.
  public let offsets: [Int]

  /// Attention with `heads` heads within the sequences that `offsets` bounds: the first number is
  /// 0, and each sequence has at least one row.
  public init(heads: Int, offsets: [Int]) {
    precondition(
      heads > 0 && offsets.first == 0 && zip(offsets, offsets.dropFirst()).allSatisfy(<),
      "\(heads) heads over sequences bounded by \(offsets)")
    self.heads = heads
    self.offsets = offsets
  }

  private var sequences: Int { offsets.count - 1 }
  private var longest: Int { zip(offsets, offsets.dropFirst()).map { $1 - $0 }.max() ?? 0 }

  /// `H` of queries, keys and values `[N, 3H]` that belong to these sequences and heads.
  private func hiddenSize(of qkv: Tensor) -> Int {
    precondition(
      qkv.shape.count == 2 && qkv.shape[0] == offsets[sequences]
        && qkv.shape[1] % (3 * heads) == 0,
      "queries, keys and values of shape \(qkv.shape) for \(offsets[sequences]) rows")
    return qkv.shape[1] / 3
  }

  /// One head of one sequence, or a block of its queries: what a task works on.
  private struct HeadTask {
    let first: Int
    let length: Int
    let head: Int
    let hidden: Int
    let size: Int
    /// The queries, counted from the sequence's first.
    var queries: Range<Int>
    /// Floats from one query's scores to the next's.
    var stride: Int

    var scale: Float { 1 / Float(size).squareRoot() }
    /// The first query's row among those of all sequences.
    var row: Int { first + queries.lowerBound }

    func q(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> {
      qkv + row * 3 * hidden + head * size
    }
    func k(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> {
      qkv + first * 3 * hidden + head * size + hidden
    }
    func v(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> { k(qkv) + hidden }

    /// The place of this head among the places of dropout.
    func dropoutSite(_ site: Int) -> UInt64 { UInt64(site) << 16 | UInt64(head + 1) }

    /// The same for at most `count` queries at a time, in order, with scores in rows that loops
    /// take without a rest.
    func blocks(of count: Int) -> [HeadTask] {
      Swift.stride(from: 0, to: length, by: count).map { start in
        var block = self
        block.stride = SmallProduct.padded(length)
        block.queries = start..<min(start + count, length)
        return block
      }
    }
  }

  private func task(_ index: Int, hidden: Int) -> HeadTask {
    let sequence = index / heads
    let length = offsets[sequence + 1] - offsets[sequence]
    return HeadTask(
      first: offsets[sequence], length: length, head: index % heads, hidden: hidden,
      size: hidden / heads, queries: 0..<length, stride: length)
  }

  /// Queries of a sequence that a task works on at once: their scores stay in the cache.
  private static let queriesAtOnce = 128

  /// Floats of memory for the products of one task, and elements of their first factors.
  private func memory(_ precision: ProductPrecision, size: Int) -> (floats: Int, first: Int) {
    let (length, size) = (SmallProduct.padded(longest), SmallProduct.padded(size))
    let rows = min(length, SelfAttention.queriesAtOnce)
    let first = max(rows * max(length, size), length * rows)
    return (SmallProduct.memory(precision, first: first, second: length * size), first)
  }

  /// The context vectors `[N, H]` of queries, keys and values `[N, 3H]` (three blocks of `H`
  /// columns, heads side by side in each). `dropout` acts on the probabilities.
  public func forward(
    _ qkv: Tensor, dropout: Dropout?, site: Int, precision: ProductPrecision = .float32
  ) -> Tensor {
    let hidden = hiddenSize(of: qkv)
    var context = Tensor(uninitialized: [qkv.shape[0], hidden])
    let area = min(longest, SelfAttention.queriesAtOnce) * SmallProduct.padded(longest)
    let own = memory(precision, size: hidden / heads)
    qkv.values.withUnsafeBufferPointer { qkv in
      context.values.withUnsafeMutableBufferPointer { context in
        guard let qkv = qkv.baseAddress, let context = context.baseAddress else { return }
        Parallel.forEach(sequences * heads, scratch: area + own.floats) { index, scores in
          let products = SmallProduct(precision, memory: scores + area, first: own.first)
          let whole = task(index, hidden: hidden)
          for block in whole.blocks(of: SelfAttention.queriesAtOnce) {
            probabilities(block, qkv, products, into: scores)
            drop(block, dropout, site, scores)
            products.compute(
              .init(scores, stride: block.stride), .init(block.v(qkv), stride: 3 * hidden),
              rows: block.queries.count, columns: block.size, inner: block.length,
              into: context + block.row * hidden + block.head * block.size, stride: hidden)
          }
        }
      }
    }
    return context
  }

  /// The attention probabilities of one sequence, `[A, T, T]`; after dropout where it is given.
  public func probabilities(
    _ qkv: Tensor, sequence: Int, dropout: Dropout? = nil, site: Int = 0
  ) -> Tensor {
    let hidden = hiddenSize(of: qkv)
    let length = offsets[sequence + 1] - offsets[sequence]
    var result = Tensor(uninitialized: [heads, length, length])
    qkv.values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { result in
        guard let source = source.baseAddress, let result = result.baseAddress else { return }
        Parallel.forEach(heads, scratch: 0) { head, none in
          let task = task(sequence * heads + head, hidden: hidden)
          let scores = result + head * length * length
          probabilities(
            task, source, SmallProduct(.float32, memory: none, first: 0), into: scores)
          drop(task, dropout, site, scores)
        }
      }
    }
    return result
  }

  /// The gradient with respect to queries, keys and values, `[N, 3H]`, from that of the context.
  public func backward(
    _ dContext: Tensor, qkv: Tensor, dropout: Dropout?, site: Int,
    precision: ProductPrecision = .float32
  ) -> Tensor {
    let hidden = hiddenSize(of: qkv)
    precondition(
      dContext.shape == [qkv.shape[0], hidden],
      "a gradient of shape \(dContext.shape) for a context of \([qkv.shape[0], hidden])")
    var dQKV = Tensor(uninitialized: qkv.shape)
    let area = min(longest, SelfAttention.queriesAtOnce) * SmallProduct.padded(longest)
    let own = memory(precision, size: hidden / heads)
    qkv.values.withUnsafeBufferPointer { qkv in
      dContext.values.withUnsafeBufferPointer { dContext in
        dQKV.values.withUnsafeMutableBufferPointer { dQKV in
          guard let qkv = qkv.baseAddress, let dContext = dContext.baseAddress,
            let dQKV = dQKV.baseAddress
          else { return }
          Parallel.forEach(sequences * heads, scratch: 3 * area + own.floats) { index, memory in
            let products = SmallProduct(precision, memory: memory + 3 * area, first: own.first)
            for block in task(index, hidden: hidden).blocks(of: SelfAttention.queriesAtOnce) {
              backward(
                block, qkv, dContext, dQKV, products,
                (memory, memory + area, memory + 2 * area), dropout, site)
            }
          }
        }
      }
    }
    return dQKV
  }

  /// The gradient of a block's queries, and its part of those of all keys and values.
  private func backward(
    _ task: HeadTask, _ qkv: UnsafePointer<Float>, _ dContext: UnsafePointer<Float>,
    _ dQKV: UnsafeMutablePointer<Float>, _ products: SmallProduct,
    _ memory: (
      p: UnsafeMutablePointer<Float>, dropped: UnsafeMutablePointer<Float>,
      d: UnsafeMutablePointer<Float>
    ), _ dropout: Dropout?, _ site: Int
  ) {
    let (rows, length, hidden, size) = (task.queries.count, task.length, task.hidden, task.size)
    let wide = 3 * hidden
    let isLater = task.queries.lowerBound > 0
    let dOut = dContext + task.row * hidden + task.head * size
    let dQ = dQKV + task.row * wide + task.head * size
    let dK = dQKV + task.first * wide + task.head * size + hidden
    probabilities(task, qkv, products, into: memory.p)
    products.compute(  // d dropped = dOut·Vᵀ
      .init(dOut, stride: hidden), .init(task.v(qkv), stride: wide, transposed: true),
      rows: rows, columns: length, inner: size, into: memory.d, stride: task.stride)
    withSeeds(task, dropout) { seeds, rate in
      ck_dropped_softmax_gradient(
        memory.p, memory.d, task.stride, task.scale, seeds, task.dropoutSite(site), rate, rows,
        length, memory.dropped)
    }
    products.compute(  // dV = droppedᵀ·dOut
      .init(memory.dropped, stride: task.stride, transposed: true), .init(dOut, stride: hidden),
      rows: length, columns: size, inner: rows, into: dK + hidden, stride: wide,
      accumulate: isLater)
    products.compute(
      .init(memory.d, stride: task.stride), .init(task.k(qkv), stride: wide), rows: rows,
      columns: size, inner: length, into: dQ, stride: wide)
    products.compute(
      .init(memory.d, stride: task.stride, transposed: true), .init(task.q(qkv), stride: wide),
      rows: length, columns: size, inner: rows, into: dK, stride: wide, accumulate: isLater)
  }

  private func probabilities(
    _ task: HeadTask, _ qkv: UnsafePointer<Float>, _ products: SmallProduct,
    into scores: UnsafeMutablePointer<Float>
  ) {
    let (rows, wide) = (task.queries.count, 3 * task.hidden)
    products.compute(
      .init(task.q(qkv), stride: wide), .init(task.k(qkv), stride: wide, transposed: true),
      rows: rows, columns: task.length, inner: task.size, into: scores, stride: task.stride)
    ck_softmax(scores, task.stride, task.scale, rows, task.length)
  }

  private func drop(
    _ task: HeadTask, _ dropout: Dropout?, _ site: Int, _ scores: UnsafeMutablePointer<Float>
  ) {
    withSeeds(task, dropout) { seeds, rate in
      guard rate > 0 else { return }
      ck_dropout(
        scores, seeds, task.dropoutSite(site), rate, task.queries.count, task.stride)
    }
  }

  /// Calls `body` with the seeds of a task's queries and the rate; without dropout that is 0.
  private func withSeeds(
    _ task: HeadTask, _ dropout: Dropout?, _ body: (UnsafePointer<UInt64>?, Float) -> Void
  ) {
    guard let dropout, dropout.rate > 0 else { return body(nil, 0) }
    precondition(
      dropout.rowSeeds.count == offsets[sequences],
      "\(offsets[sequences]) rows but \(dropout.rowSeeds.count) row seeds")
    dropout.rowSeeds.withUnsafeBufferPointer { seeds in
      body(seeds.baseAddress.map { $0 + task.row }, dropout.rate)
    }
  }
}
