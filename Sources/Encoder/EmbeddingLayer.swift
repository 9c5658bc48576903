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
    for (table, indices) in tables(batch) {
      Embedding.add(rows: indices, of: parameters.part(table), to: &sum)
    }
    var (y, cache) = LayerNorm.forward(
      sum, gamma: parameters.part(ranges.norm.weight), beta: parameters.part(ranges.norm.bias),
      epsilon: epsilon)
    dropout?.apply(to: &y, site: EmbeddingLayer.dropoutSite)
    return (y, cache)
  }

  /// Adds the gradients of all tables and of the normalisation; `dy` is `[N, H]`.
  func backward(
    _ dy: Tensor, _ batch: TokenBatch, cache: LayerNorm.Cache,
    _ parameters: UnsafeBufferPointer<Float>, dropout: Dropout?,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) {
    var dy = dy
    dropout?.apply(to: &dy, site: EmbeddingLayer.dropoutSite)
    let dSum = LayerNorm.backward(
      dy, cache: cache, gamma: parameters.part(ranges.norm.weight),
      gradients: (gradients.part(ranges.norm.weight), gradients.part(ranges.norm.bias))
    ).dx
    for (table, indices) in tables(batch) {
      Embedding.accumulateGradients(dSum, rows: indices, into: gradients.part(table))
    }
  }

  /// The tables that are added up, each with the row of every token `[N]`.
  private func tables(_ batch: TokenBatch) -> [(table: Range<Int>, indices: [Int32])] {
    let types = ranges.tokenTypes.map { ($0, batch.tokenTypeIDs) }
    return [(ranges.words, batch.inputIDs), (ranges.positions, batch.positions)]
      + (types.map { [$0] } ?? [])
  }
}
