import Tensors

/// Embeddings: word + position + token type, layer normalisation, dropout.
struct EmbeddingLayer: Sendable {
  let ranges: ParameterLayout.Embeddings
  let hiddenSize: Int
  let epsilon: Float

  static let dropoutSite = 1

  /// The embedding output `[N, H]`.
  func forward(
    _ batch: TokenBatch, _ parameters: UnsafeBufferPointer<Float>, dropout: Dropout?
  ) -> (y: Tensor, cache: LayerNorm.Cache) {
    var sum = Tensor(zeros: batch.inputIDs.count, hiddenSize)
    let size = hiddenSize
    sum.values.withUnsafeMutableBufferPointer { sum in
      for (row, position) in batch.positions.enumerated() {
        let word = ranges.words.lowerBound + Int(batch.inputIDs[row]) * size
        let place = ranges.positions.lowerBound + position * size
        precondition(
          word + size <= ranges.words.upperBound && place + size <= ranges.positions.upperBound,
          "token id or position outside of the embedding tables")
        for j in 0..<size { sum[row * size + j] = parameters[word + j] + parameters[place + j] }
        guard let types = ranges.tokenTypes else { continue }
        let type = types.lowerBound + Int(batch.tokenTypeIDs[row]) * size
        precondition(type + size <= types.upperBound, "token type outside of its embedding table")
        for j in 0..<size { sum[row * size + j] += parameters[type + j] }
      }
    }
    var (y, cache) = LayerNorm.forward(
      sum, gamma: parameters[ranges.norm.weight], beta: parameters[ranges.norm.bias],
      epsilon: epsilon)
    dropout?.apply(to: &y, site: EmbeddingLayer.dropoutSite)
    return (y, cache)
  }

  /// Adds the gradients of all tables and of the normalisation.
  func backward(
    _ dy: Tensor, _ batch: TokenBatch, cache: LayerNorm.Cache,
    _ parameters: UnsafeBufferPointer<Float>, dropout: Dropout?,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) {
    var dy = dy
    dropout?.apply(to: &dy, site: EmbeddingLayer.dropoutSite)
    let dSum = LayerNorm.backward(
      dy, cache: cache, gamma: parameters[ranges.norm.weight],
      gradients: (gradients[ranges.norm.weight], gradients[ranges.norm.bias]))
    let size = hiddenSize
    // Rows of one word may come many times: in order, so that the sums are always the same.
    dSum.values.withUnsafeBufferPointer { dSum in
      for (row, position) in batch.positions.enumerated() {
        let word = ranges.words.lowerBound + Int(batch.inputIDs[row]) * size
        let place = ranges.positions.lowerBound + position * size
        for j in 0..<size {
          gradients[word + j] += dSum[row * size + j]
          gradients[place + j] += dSum[row * size + j]
        }
        guard let types = ranges.tokenTypes else { continue }
        let type = types.lowerBound + Int(batch.tokenTypeIDs[row]) * size
        for j in 0..<size { gradients[type + j] += dSum[row * size + j] }
      }
    }
  }
}

extension UnsafeBufferPointer {
  /// The elements of `range` as a buffer of their own.
  subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: self[range] as Slice<UnsafeBufferPointer<Element>>)
  }
}

extension UnsafeMutableBufferPointer {
  /// The elements of `range` as a buffer of their own.
  subscript(range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(rebasing: self[range] as Slice<UnsafeMutableBufferPointer<Element>>)
  }
}
