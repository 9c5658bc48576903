import CKernels

/// Multi-head scaled dot-product self-attention over sequences that stand one after the other.
///
/// `softmax(QKᵀ/√D)·V` for every sequence and head, with dropout on the probabilities (Vaswani et
/// al. 2017, arXiv:1706.03762, eq. 1). There is no padding and so no mask: a sequence sees itself
/// and nothing else. The scores of one head and sequence `[T, T]` live in a thread's own memory;
/// the backward pass computes them again instead of keeping them.
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

  /// One head of one sequence: what a task works on.
  private struct HeadTask {
    let first: Int
    let length: Int
    let head: Int
    let hidden: Int
    let size: Int
    var scale: Float { 1 / Float(size).squareRoot() }

    func q(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> {
      qkv + first * 3 * hidden + head * size
    }
    func k(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> { q(qkv) + hidden }
    func v(_ qkv: UnsafePointer<Float>) -> UnsafePointer<Float> { q(qkv) + 2 * hidden }
  }

  private func task(_ index: Int, hidden: Int) -> HeadTask {
    let sequence = index / heads
    return HeadTask(
      first: offsets[sequence], length: offsets[sequence + 1] - offsets[sequence],
      head: index % heads, hidden: hidden, size: hidden / heads)
  }

  /// The context vectors `[N, H]` of queries, keys and values `[N, 3H]` (three blocks of `H`
  /// columns, heads side by side in each). `dropout` acts on the probabilities.
  public func forward(_ qkv: Tensor, dropout: Dropout?, site: Int) -> Tensor {
    let hidden = hiddenSize(of: qkv)
    var context = Tensor(uninitialized: [qkv.shape[0], hidden])
    qkv.values.withUnsafeBufferPointer { qkv in
      context.values.withUnsafeMutableBufferPointer { context in
        guard let qkv = qkv.baseAddress, let context = context.baseAddress else { return }
        Parallel.forEach(sequences * heads, scratch: longest * longest) { index, scores in
          let task = task(index, hidden: hidden)
          probabilities(task, qkv, into: scores)
          drop(task, dropout, site, scores)
          MatrixProduct.single(
            .init(scores, stride: task.length), .init(task.v(qkv), stride: 3 * hidden),
            rows: task.length, columns: task.size, inner: task.length,
            into: context + task.first * hidden + task.head * task.size, stride: hidden)
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
        Parallel.forEach(heads) { head in
          let task = task(sequence * heads + head, hidden: hidden)
          probabilities(task, source, into: result + head * length * length)
          drop(task, dropout, site, result + head * length * length)
        }
      }
    }
    return result
  }

  /// The gradient with respect to queries, keys and values, `[N, 3H]`, from that of the context.
  public func backward(_ dContext: Tensor, qkv: Tensor, dropout: Dropout?, site: Int) -> Tensor {
    let hidden = hiddenSize(of: qkv)
    precondition(
      dContext.shape == [qkv.shape[0], hidden],
      "a gradient of shape \(dContext.shape) for a context of \([qkv.shape[0], hidden])")
    var dQKV = Tensor(uninitialized: qkv.shape)
    qkv.values.withUnsafeBufferPointer { qkv in
      dContext.values.withUnsafeBufferPointer { dContext in
        dQKV.values.withUnsafeMutableBufferPointer { dQKV in
          guard let qkv = qkv.baseAddress, let dContext = dContext.baseAddress,
            let dQKV = dQKV.baseAddress
          else { return }
          let area = longest * longest
          Parallel.forEach(sequences * heads, scratch: 3 * area) { index, memory in
            backward(
              task(index, hidden: hidden), qkv, dContext, dQKV,
              (memory, memory + area, memory + 2 * area), dropout, site)
          }
        }
      }
    }
    return dQKV
  }

  private func backward(
    _ task: HeadTask, _ qkv: UnsafePointer<Float>, _ dContext: UnsafePointer<Float>,
    _ dQKV: UnsafeMutablePointer<Float>,
    _ memory: (
      p: UnsafeMutablePointer<Float>, dropped: UnsafeMutablePointer<Float>,
      d: UnsafeMutablePointer<Float>
    ), _ dropout: Dropout?, _ site: Int
  ) {
    let (length, hidden, size) = (task.length, task.hidden, task.size)
    let wide = 3 * hidden
    let dOut = dContext + task.first * hidden + task.head * size
    let dQ = dQKV + task.first * wide + task.head * size
    probabilities(task, qkv, into: memory.p)
    memory.dropped.update(from: memory.p, count: length * length)
    drop(task, dropout, site, memory.dropped)
    MatrixProduct.single(  // dV = droppedᵀ·dOut
      .init(memory.dropped, stride: length, transposed: true), .init(dOut, stride: hidden),
      rows: length, columns: size, inner: length, into: dQ + 2 * hidden, stride: wide)
    MatrixProduct.single(  // d dropped = dOut·Vᵀ
      .init(dOut, stride: hidden), .init(task.v(qkv), stride: wide, transposed: true),
      rows: length, columns: length, inner: size, into: memory.d, stride: length)
    drop(task, dropout, site, memory.d)
    ck_softmax_gradient(memory.p, memory.d, task.scale, length, length, memory.d)
    MatrixProduct.single(
      .init(memory.d, stride: length), .init(task.k(qkv), stride: wide), rows: length,
      columns: size, inner: length, into: dQ, stride: wide)
    MatrixProduct.single(
      .init(memory.d, stride: length, transposed: true), .init(task.q(qkv), stride: wide),
      rows: length, columns: size, inner: length, into: dQ + hidden, stride: wide)
  }

  private func probabilities(
    _ task: HeadTask, _ qkv: UnsafePointer<Float>, into scores: UnsafeMutablePointer<Float>
  ) {
    let wide = 3 * task.hidden
    MatrixProduct.single(
      .init(task.q(qkv), stride: wide), .init(task.k(qkv), stride: wide, transposed: true),
      rows: task.length, columns: task.length, inner: task.size, into: scores,
      stride: task.length)
    ck_softmax(scores, task.scale, task.length, task.length)
  }

  private func drop(
    _ task: HeadTask, _ dropout: Dropout?, _ site: Int, _ scores: UnsafeMutablePointer<Float>
  ) {
    guard let dropout, dropout.rate > 0 else { return }
    precondition(
      dropout.rowSeeds.count == offsets[sequences],
      "\(offsets[sequences]) rows but \(dropout.rowSeeds.count) row seeds")
    dropout.rowSeeds.withUnsafeBufferPointer { seeds in
      guard let seeds = seeds.baseAddress else { return }
      ck_dropout(
        scores, seeds + task.first, UInt64(site) << 16 | UInt64(task.head + 1), dropout.rate,
        task.length, task.length)
    }
  }
}
