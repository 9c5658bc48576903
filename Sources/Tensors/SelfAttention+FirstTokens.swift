/// Attention of the first token of each sequence alone.
///
/// A classifier reads nothing else of the last layer, so all other queries would be computed in
/// vain. One query a sequence is too little work for bfloat16: its products are float32.
extension SelfAttention {
  /// The context vectors `[B, H]` of `queries` `[B, H]`, one a sequence, over keys and values
  /// `[N, 2H]` (two blocks of `H` columns). `dropout` has a row for each query.
  public func forward(
    queries: Tensor, keysValues: Tensor, dropout: Dropout?, site: Int
  ) -> Tensor {
    let hidden = hiddenSize(of: queries, keysValues)
    return queries.values.withUnsafeBufferPointer { q in
      keysValues.values.withUnsafeBufferPointer { kv in
        forward(
          .init(
            queries: start(q, q.count), keys: start(kv, kv.count), (hidden, 2 * hidden)),
          .first, hidden: hidden, dropout, site, .float32)
      }
    }
  }

  /// The gradients with respect to queries `[B, H]` and keys and values `[N, 2H]`, from that of the
  /// context `[B, H]`.
  public func backward(
    _ dContext: Tensor, queries: Tensor, keysValues: Tensor, dropout: Dropout?, site: Int
  ) -> (queries: Tensor, keysValues: Tensor) {
    let hidden = hiddenSize(of: queries, keysValues)
    precondition(
      dContext.shape == queries.shape,
      "a gradient of shape \(dContext.shape) for a context of \(queries.shape)")
    var dQueries = Tensor(uninitialized: queries.shape)
    var dKeysValues = Tensor(uninitialized: keysValues.shape)
    queries.values.withUnsafeBufferPointer { q in
      keysValues.values.withUnsafeBufferPointer { kv in
        dQueries.values.withUnsafeMutableBufferPointer { dq in
          dKeysValues.values.withUnsafeMutableBufferPointer { dkv in
            let stride = (hidden, 2 * hidden)
            backward(
              dContext, .init(queries: start(q, q.count), keys: start(kv, kv.count), stride),
              into: .init(queries: start(dq, dq.count), keys: start(dkv, dkv.count), stride),
              .first, hidden: hidden, dropout, site, .float32)
          }
        }
      }
    }
    return (dQueries, dKeysValues)
  }

  private func hiddenSize(of queries: Tensor, _ keysValues: Tensor) -> Int {
    let hidden = queries.shape[1]
    precondition(
      queries.shape == [sequences, hidden] && hidden % heads == 0
        && keysValues.shape == [offsets[sequences], 2 * hidden],
      "queries of shape \(queries.shape), keys and values of \(keysValues.shape) for "
        + "\(sequences) sequences of \(offsets[sequences]) rows")
    return hidden
  }
}
