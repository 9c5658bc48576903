import Tensors

/// One block of the encoder, post-LN: self-attention, add, norm; feed-forward, add, norm.
/// - Source: Devlin et al. 2019, arXiv:1810.04805, after Vaswani et al. 2017.
struct EncoderLayer: Sendable {
  let index: Int
  let ranges: ParameterLayout.Layer
  let configuration: EncoderConfiguration

  /// What the backward pass needs of a forward pass.
  struct Cache: Sendable {
    /// Input of the layer `[N, H]`.
    let x: Tensor
    /// Queries, keys and values `[N, 3H]`.
    let qkv: Tensor
    let rest: RestCache
  }

  /// What the backward pass needs of what follows attention, in `M` rows.
  struct RestCache: Sendable {
    /// What the heads gathered `[M, H]`.
    let context: Tensor
    let attentionNorm: LayerNorm.Cache
    /// Output of the attention half `[M, H]`.
    let middle: Tensor
    /// Feed-forward values before GELU `[M, F]`.
    let intermediate: Tensor
    let outputNorm: LayerNorm.Cache
  }

  var attentionSite: Int { 4 * index + 2 }
  private var attentionOutputSite: Int { 4 * index + 3 }
  private var outputSite: Int { 4 * index + 4 }

  /// The layer's output `[N, H]` from its input `[N, H]`.
  func forward(_ x: Tensor, _ pass: LayerPass) -> (y: Tensor, cache: Cache) {
    let qkv = pass.linear(x, ranges.qkv)
    let context = Profile.measure(.attention) {
      pass.attention.forward(
        qkv, dropout: pass.dropout?.attention, site: attentionSite,
        precision: pass.products.precision)
    }
    let (y, rest) = forward(context, adding: x, pass, pass.dropout)
    return (y, Cache(x: x, qkv: qkv, rest: rest))
  }

  /// The gradient with respect to the layer's input, `[N, H]`; adds those of its parameters.
  func backward(
    _ dy: Tensor, cache: Cache, _ pass: LayerPass,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) -> Tensor {
    let (dContext, dx) = backward(dy, cache.rest, pass, pass.dropout, into: gradients)
    let dQKV = Profile.measure(.attention) {
      pass.attention.backward(
        dContext, qkv: cache.qkv, dropout: pass.dropout?.attention, site: attentionSite,
        precision: pass.products.precision)
    }
    return pass.linearBackward(dQKV, cache.x, ranges.qkv, addedTo: dx, into: gradients)
  }

  /// What follows attention, from the context and the input it is added to, `[M, H]` both;
  /// `dropout` has a row for each of theirs.
  func forward(
    _ context: Tensor, adding x: Tensor, _ pass: LayerPass, _ dropout: ForwardDropout?
  ) -> (y: Tensor, cache: RestCache) {
    let (middle, attentionNorm) = norm(
      pass.linear(context, ranges.attentionOutput), adding: x, attentionDropped(dropout),
      ranges.attentionNorm, pass)
    let intermediate = pass.linear(middle, ranges.intermediate)
    let (y, outputNorm) = norm(
      pass.linear(Activation.gelu.forward(intermediate), ranges.output), adding: middle,
      outputDropped(dropout), ranges.outputNorm, pass)
    return (
      y,
      RestCache(
        context: context, attentionNorm: attentionNorm, middle: middle,
        intermediate: intermediate, outputNorm: outputNorm)
    )
  }

  /// The gradients with respect to the context and to the input it is added to, `[M, H]` both.
  func backward(
    _ dy: Tensor, _ cache: RestCache, _ pass: LayerPass, _ dropout: ForwardDropout?,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) -> (context: Tensor, x: Tensor) {
    func normBackward(
      _ dy: Tensor, _ cache: LayerNorm.Cache, _ dropped: LayerNorm.Dropped?, _ pair: ParameterPair
    ) -> (dx: Tensor, beforeDropout: Tensor) {
      LayerNorm.backward(
        dy, cache: cache, dropped: dropped, gamma: pass.parameters.part(pair.weight),
        gradients: (gradients.part(pair.weight), gradients.part(pair.bias)))
    }
    let output = normBackward(dy, cache.outputNorm, outputDropped(dropout), ranges.outputNorm)
    let dActivated = pass.linearBackward(
      output.beforeDropout, Activation.gelu.forward(cache.intermediate), ranges.output,
      into: gradients)
    let dIntermediate = Activation.gelu.backward(dActivated, x: cache.intermediate)
    let dMiddle = pass.linearBackward(
      dIntermediate, cache.middle, ranges.intermediate, addedTo: output.dx, into: gradients)
    let attended = normBackward(
      dMiddle, cache.attentionNorm, attentionDropped(dropout), ranges.attentionNorm)
    let dContext = pass.linearBackward(
      attended.beforeDropout, cache.context, ranges.attentionOutput, into: gradients)
    return (dContext, attended.dx)
  }

  /// Dropout of what attention gives to the sum; DistilBERT has none there.
  private func attentionDropped(_ dropout: ForwardDropout?) -> LayerNorm.Dropped? {
    guard configuration.architecture == .bert else { return nil }
    return dropout.map { LayerNorm.Dropped($0.hidden, site: attentionOutputSite) }
  }

  /// Dropout of what the feed-forward half gives to the sum.
  private func outputDropped(_ dropout: ForwardDropout?) -> LayerNorm.Dropped? {
    dropout.map { LayerNorm.Dropped($0.hidden, site: outputSite) }
  }

  private func norm(
    _ x: consuming Tensor, adding residual: Tensor, _ dropped: LayerNorm.Dropped?,
    _ pair: ParameterPair, _ pass: LayerPass
  ) -> (y: Tensor, cache: LayerNorm.Cache) {
    LayerNorm.forward(
      x, adding: residual, dropped: dropped, gamma: pass.parameters.part(pair.weight),
      beta: pass.parameters.part(pair.bias), epsilon: configuration.normEpsilon)
  }
}
