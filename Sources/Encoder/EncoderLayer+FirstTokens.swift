import Tensors

/// The last layer of a classifier, whose output is read at first tokens alone: keys and values of
/// all tokens, and everything else of one token a sequence.
///
/// Numbers and gradients are those of the whole layer; of its linear layers a sixth is left.
extension EncoderLayer {
  /// What the backward pass needs of a forward pass.
  struct FirstTokensCache: Sendable {
    /// Input of the layer `[N, H]`.
    let x: Tensor
    /// Its first tokens `[B, H]`.
    let first: Tensor
    /// Queries of the first tokens `[B, H]`.
    let queries: Tensor
    /// Keys and values of all tokens `[N, 2H]`.
    let keysValues: Tensor
    let rest: RestCache
  }

  /// The layer's output at first tokens `[B, H]`, from its input `[N, H]`.
  func forwardFirstTokens(_ x: Tensor, _ pass: LayerPass) -> (y: Tensor, cache: FirstTokensCache) {
    let first = x.rows(pass.firstRows)
    let dropout = pass.dropout?.selecting(pass.firstRows)
    let queries = pass.linear(first, ranges.queries)
    let keysValues = pass.linear(x, ranges.keysValues)
    let context = Profile.measure(.attention) {
      pass.attention.forward(
        queries: queries, keysValues: keysValues, dropout: dropout?.attention,
        site: attentionSite)
    }
    let (y, rest) = forward(context, adding: first, pass, dropout)
    return (
      y,
      FirstTokensCache(x: x, first: first, queries: queries, keysValues: keysValues, rest: rest)
    )
  }

  /// The gradient with respect to the layer's input, `[N, H]`, from that of its output `[B, H]`;
  /// adds those of its parameters.
  func backwardFirstTokens(
    _ dy: Tensor, cache: FirstTokensCache, _ pass: LayerPass,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) -> Tensor {
    let dropout = pass.dropout?.selecting(pass.firstRows)
    let (dContext, dAdded) = backward(dy, cache.rest, pass, dropout, into: gradients)
    let d = Profile.measure(.attention) {
      pass.attention.backward(
        dContext, queries: cache.queries, keysValues: cache.keysValues,
        dropout: dropout?.attention, site: attentionSite)
    }
    let dFirst = pass.linearBackward(
      d.queries, cache.first, ranges.queries, addedTo: dAdded, into: gradients)
    var dx = pass.linearBackward(d.keysValues, cache.x, ranges.keysValues, into: gradients)
    dx.add(dFirst, toRows: pass.firstRows)
    return dx
  }
}
