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

  var sequences: Int { offsets.count - 1 }
  private var longest: Int { zip(offsets, offsets.dropFirst()).map { $1 - $0 }.max() ?? 0 }

  typealias Source = AttentionPlace<UnsafePointer<Float>>
  typealias Target = AttentionPlace<UnsafeMutablePointer<Float>>

  /// `H` of queries, keys and values `[N, 3H]` that belong to these sequences and heads.
  private func hiddenSize(of qkv: Tensor) -> Int {
    precondition(
      qkv.shape.count == 2 && qkv.shape[0] == offsets[sequences]
        && qkv.shape[1] % (3 * heads) == 0,
      "queries, keys and values of shape \(qkv.shape) for \(offsets[sequences]) rows")
    return qkv.shape[1] / 3
  }

  private func task(_ index: Int, hidden: Int, _ queries: AttentionQueries = .all) -> AttentionTask
  {
    let sequence = index / heads
    let length = offsets[sequence + 1] - offsets[sequence]
    return AttentionTask(
      first: offsets[sequence], length: length, head: index % heads, hidden: hidden,
      size: hidden / heads, firstQuery: queries == .all ? offsets[sequence] : sequence,
      queries: 0..<(queries == .all ? length : 1), stride: length)
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
    return qkv.values.withUnsafeBufferPointer { qkv in
      forward(
        .init(joined: start(qkv, offsets[sequences] * 3 * hidden), hidden: hidden), .all,
        hidden: hidden, dropout, site, precision)
    }
  }

  /// The context vectors of the queries, `[N, H]` or `[B, H]`.
  func forward(
    _ source: Source, _ queries: AttentionQueries, hidden: Int, _ dropout: Dropout?, _ site: Int,
    _ precision: ProductPrecision
  ) -> Tensor {
    let rows = queries == .all ? offsets[sequences] : sequences
    check(dropout, queries: rows)
    var context = Tensor(uninitialized: [rows, hidden])
    let area = min(longest, SelfAttention.queriesAtOnce) * SmallProduct.padded(longest)
    let own = memory(precision, size: hidden / heads)
    context.values.withUnsafeMutableBufferPointer { context in
      guard let context = context.baseAddress else { return }
      Parallel.forEach(sequences * heads, scratch: area + own.floats) { index, scores in
        let products = SmallProduct(precision, memory: scores + area, first: own.first)
        let whole = task(index, hidden: hidden, queries)
        for block in whole.blocks(of: SelfAttention.queriesAtOnce) {
          probabilities(block, source, products, into: scores)
          drop(block, dropout, site, scores)
          products.compute(
            .init(scores, stride: block.stride),
            .init(source.v(block), stride: source.stride.key), rows: block.queries.count,
            columns: block.size, inner: block.length,
            into: context + block.row * hidden + block.head * block.size, stride: hidden)
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
    check(dropout, queries: qkv.shape[0])
    let length = offsets[sequence + 1] - offsets[sequence]
    var result = Tensor(uninitialized: [heads, length, length])
    qkv.values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { result in
        guard let source = source.baseAddress, let result = result.baseAddress else { return }
        Parallel.forEach(heads, scratch: 0) { head, none in
          let task = task(sequence * heads + head, hidden: hidden)
          let scores = result + head * length * length
          probabilities(
            task, .init(joined: source, hidden: hidden),
            SmallProduct(.float32, memory: none, first: 0), into: scores)
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
    qkv.values.withUnsafeBufferPointer { qkv in
      dQKV.values.withUnsafeMutableBufferPointer { dQKV in
        backward(
          dContext, .init(joined: start(qkv, qkv.count), hidden: hidden),
          into: .init(joined: start(dQKV, dQKV.count), hidden: hidden), .all, hidden: hidden,
          dropout, site, precision)
      }
    }
    return dQKV
  }

  /// Writes the gradients of the queries, keys and values of `source` to `target`.
  func backward(
    _ dContext: Tensor, _ source: Source, into target: Target, _ queries: AttentionQueries,
    hidden: Int,
    _ dropout: Dropout?, _ site: Int, _ precision: ProductPrecision
  ) {
    check(dropout, queries: dContext.shape[0])
    let area = min(longest, SelfAttention.queriesAtOnce) * SmallProduct.padded(longest)
    let own = memory(precision, size: hidden / heads)
    dContext.values.withUnsafeBufferPointer { dContext in
      guard let dContext = dContext.baseAddress else { return }
      Parallel.forEach(sequences * heads, scratch: 3 * area + own.floats) { index, memory in
        let products = SmallProduct(precision, memory: memory + 3 * area, first: own.first)
        let whole = task(index, hidden: hidden, queries)
        for block in whole.blocks(of: SelfAttention.queriesAtOnce) {
          backward(
            block, source, dContext, target, products,
            (memory, memory + area, memory + 2 * area), dropout, site)
        }
      }
    }
  }

  /// The gradient of a block's queries, and its part of those of all keys and values.
  private func backward(
    _ task: AttentionTask, _ source: Source, _ dContext: UnsafePointer<Float>, _ target: Target,
    _ products: SmallProduct,
    _ memory: (
      p: UnsafeMutablePointer<Float>, dropped: UnsafeMutablePointer<Float>,
      d: UnsafeMutablePointer<Float>
    ), _ dropout: Dropout?, _ site: Int
  ) {
    let (rows, length, hidden, size) = (task.queries.count, task.length, task.hidden, task.size)
    let isLater = task.queries.lowerBound > 0
    let dOut = dContext + task.row * hidden + task.head * size
    probabilities(task, source, products, into: memory.p)
    products.compute(  // d dropped = dOut·Vᵀ
      .init(dOut, stride: hidden),
      .init(source.v(task), stride: source.stride.key, transposed: true), rows: rows,
      columns: length, inner: size, into: memory.d, stride: task.stride)
    withSeeds(task, dropout) { seeds, rate in
      ck_dropped_softmax_gradient(
        memory.p, memory.d, task.stride, task.scale, seeds, task.dropoutSite(site), rate, rows,
        length, memory.dropped)
    }
    products.compute(  // dV = droppedᵀ·dOut
      .init(memory.dropped, stride: task.stride, transposed: true), .init(dOut, stride: hidden),
      rows: length, columns: size, inner: rows, into: target.v(task), stride: target.stride.key,
      accumulate: isLater)
    products.compute(  // dQ = d·K
      .init(memory.d, stride: task.stride), .init(source.k(task), stride: source.stride.key),
      rows: rows, columns: size, inner: length, into: target.q(task),
      stride: target.stride.query)
    products.compute(  // dK = dᵀ·Q
      .init(memory.d, stride: task.stride, transposed: true),
      .init(source.q(task), stride: source.stride.query), rows: length, columns: size,
      inner: rows, into: target.k(task), stride: target.stride.key, accumulate: isLater)
  }

  private func probabilities(
    _ task: AttentionTask, _ source: Source, _ products: SmallProduct,
    into scores: UnsafeMutablePointer<Float>
  ) {
    let rows = task.queries.count
    products.compute(
      .init(source.q(task), stride: source.stride.query),
      .init(source.k(task), stride: source.stride.key, transposed: true), rows: rows,
      columns: task.length, inner: task.size, into: scores, stride: task.stride)
    ck_softmax(scores, task.stride, task.scale, rows, task.length)
  }

  private func drop(
    _ task: AttentionTask, _ dropout: Dropout?, _ site: Int, _ scores: UnsafeMutablePointer<Float>
  ) {
    withSeeds(task, dropout) { seeds, rate in
      guard rate > 0 else { return }
      ck_dropout(
        scores, seeds, task.dropoutSite(site), rate, task.queries.count, task.stride)
    }
  }

  /// Dropout of as many rows as there are queries.
  private func check(_ dropout: Dropout?, queries: Int) {
    guard let dropout, dropout.rate > 0 else { return }
    precondition(
      dropout.rowSeeds.count == queries,
      "\(queries) queries but \(dropout.rowSeeds.count) row seeds")
  }

  /// Calls `body` with the seeds of a task's queries and the rate; without dropout that is 0.
  private func withSeeds(
    _ task: AttentionTask, _ dropout: Dropout?, _ body: (UnsafePointer<UInt64>?, Float) -> Void
  ) {
    guard let dropout, dropout.rate > 0 else { return body(nil, 0) }
    dropout.rowSeeds.withUnsafeBufferPointer { seeds in
      body(seeds.baseAddress.map { $0 + task.row }, dropout.rate)
    }
  }
}
