import Tensors

/// Dropout of one forward pass: where it acts on hidden states and on attention probabilities.
struct ForwardDropout: Sendable {
  let hidden: Dropout
  let attention: Dropout
}

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
    /// What the heads gathered `[N, H]`.
    let context: Tensor
    let attentionNorm: LayerNorm.Cache
    /// Output of the attention half `[N, H]`.
    let middle: Tensor
    /// Feed-forward values before GELU `[N, F]`.
    let intermediate: Tensor
    let outputNorm: LayerNorm.Cache
  }

  var attentionSite: Int { 4 * index + 2 }
  private var attentionOutputSite: Int { 4 * index + 3 }
  private var outputSite: Int { 4 * index + 4 }

  /// The layer's output `[N, H]` from its input `[N, H]`.
  func forward(
    _ x: Tensor, _ parameters: UnsafeBufferPointer<Float>, attention: SelfAttention,
    dropout: ForwardDropout?, products: Products
  ) -> (y: Tensor, cache: Cache) {
    let qkv = linear(x, ranges.qkv, parameters, products)
    let context = Profile.measure(.attention) {
      attention.forward(
        qkv, dropout: dropout?.attention, site: attentionSite, precision: products.precision)
    }
    let (middle, attentionNorm) = norm(
      linear(context, ranges.attentionOutput, parameters, products), adding: x,
      attentionDropped(dropout), ranges.attentionNorm, parameters)
    let intermediate = linear(middle, ranges.intermediate, parameters, products)
    let (y, outputNorm) = norm(
      linear(Activation.gelu.forward(intermediate), ranges.output, parameters, products),
      adding: middle, outputDropped(dropout), ranges.outputNorm, parameters)
    return (
      y,
      Cache(
        x: x, qkv: qkv, context: context, attentionNorm: attentionNorm, middle: middle,
        intermediate: intermediate, outputNorm: outputNorm)
    )
  }

  /// The gradient with respect to the layer's input, `[N, H]`; adds those of its parameters.
  func backward(
    _ dy: Tensor, cache: Cache, _ parameters: UnsafeBufferPointer<Float>,
    attention: SelfAttention, dropout: ForwardDropout?, products: Products,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) -> Tensor {
    func linearBackward(
      _ dy: Tensor, _ x: Tensor, _ pair: ParameterPair, addedTo other: consuming Tensor? = nil
    ) -> Tensor {
      Linear.accumulateGradients(
        dy, x: x, weight: gradients.part(pair.weight), bias: gradients.part(pair.bias),
        products: products)
      return Linear.inputGradient(
        dy, weight: parameters.part(pair.weight), addedTo: other, products: products)
    }
    func normBackward(
      _ dy: Tensor, _ cache: LayerNorm.Cache, _ dropped: LayerNorm.Dropped?, _ pair: ParameterPair
    ) -> (dx: Tensor, beforeDropout: Tensor) {
      LayerNorm.backward(
        dy, cache: cache, dropped: dropped, gamma: parameters.part(pair.weight),
        gradients: (gradients.part(pair.weight), gradients.part(pair.bias)))
    }
    let output = normBackward(dy, cache.outputNorm, outputDropped(dropout), ranges.outputNorm)
    let dActivated = linearBackward(
      output.beforeDropout, Activation.gelu.forward(cache.intermediate), ranges.output)
    let dIntermediate = Activation.gelu.backward(dActivated, x: cache.intermediate)
    let dMiddle = linearBackward(
      dIntermediate, cache.middle, ranges.intermediate, addedTo: output.dx)

    let attended = normBackward(
      dMiddle, cache.attentionNorm, attentionDropped(dropout), ranges.attentionNorm)
    let dContext = linearBackward(attended.beforeDropout, cache.context, ranges.attentionOutput)
    let dQKV = Profile.measure(.attention) {
      attention.backward(
        dContext, qkv: cache.qkv, dropout: dropout?.attention, site: attentionSite,
        precision: products.precision)
    }
    return linearBackward(dQKV, cache.x, ranges.qkv, addedTo: attended.dx)
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

  private func linear(
    _ x: Tensor, _ pair: ParameterPair, _ parameters: UnsafeBufferPointer<Float>,
    _ products: Products
  ) -> Tensor {
    Linear.forward(
      x, weight: parameters.part(pair.weight), bias: parameters.part(pair.bias),
      products: products)
  }

  private func norm(
    _ x: consuming Tensor, adding residual: Tensor, _ dropped: LayerNorm.Dropped?,
    _ pair: ParameterPair, _ parameters: UnsafeBufferPointer<Float>
  ) -> (y: Tensor, cache: LayerNorm.Cache) {
    LayerNorm.forward(
      x, adding: residual, dropped: dropped, gamma: parameters.part(pair.weight),
      beta: parameters.part(pair.bias), epsilon: configuration.normEpsilon)
  }
}
