import Tensors

/// From the last hidden states to logits.
///
/// BERT: `tanh(W·h_[CLS] + b)` (the pooler), dropout, linear. DistilBERT: linear, ReLU, dropout,
/// linear, as `DistilBertForSequenceClassification` does.
struct ClassificationHead: Sendable {
  let configuration: EncoderConfiguration
  let dense: ParameterPair
  let classifier: ParameterPair

  /// What the backward pass needs of a forward pass.
  struct Cache: Sendable {
    /// First hidden state of each sequence `[B, H]`.
    let first: Tensor
    /// Output of the dense layer before ReLU, or after tanh `[B, H]`.
    let inner: Tensor
    /// Input of the classifier, after dropout `[B, H]`.
    let dropped: Tensor
  }

  /// The head is small and its result decides: always float32.
  private var products: Products { Products(.float32) }
  private var activation: Activation {
    configuration.architecture == .bert ? .tanh : .relu
  }
  private var dropoutSite: Int { 4 * configuration.layerCount + 6 }

  /// Logits `[B, C]` and the pooled vectors `[B, H]` of the last hidden states of first tokens
  /// `[B, H]`; `dropout` has a row for each of them.
  func forward(
    _ first: Tensor, _ parameters: UnsafeBufferPointer<Float>, dropout: Dropout?
  ) -> (logits: Tensor, pooled: Tensor, cache: Cache) {
    let raw = Linear.forward(
      first, weight: parameters.part(dense.weight), bias: parameters.part(dense.bias),
      products: products)
    let pooled = activation.forward(raw)
    var dropped = pooled
    dropout?.apply(to: &dropped, site: dropoutSite)
    let logits = Linear.forward(
      dropped, weight: parameters.part(classifier.weight), bias: parameters.part(classifier.bias),
      products: products)
    let inner = configuration.architecture == .bert ? pooled : raw
    return (logits, pooled, Cache(first: first, inner: inner, dropped: dropped))
  }

  /// The gradient with respect to the last hidden states of first tokens `[B, H]`; adds those of
  /// the head's parameters.
  func backward(
    _ dLogits: Tensor, cache: Cache, _ parameters: UnsafeBufferPointer<Float>,
    dropout: Dropout?, into gradients: UnsafeMutableBufferPointer<Float>
  ) -> Tensor {
    Linear.accumulateGradients(
      dLogits, x: cache.dropped, weight: gradients.part(classifier.weight),
      bias: gradients.part(classifier.bias), products: products)
    var dPooled = Linear.inputGradient(
      dLogits, weight: parameters.part(classifier.weight), products: products)
    dropout?.apply(to: &dPooled, site: dropoutSite)
    let dRaw = activation.backward(dPooled, x: cache.inner)
    Linear.accumulateGradients(
      dRaw, x: cache.first, weight: gradients.part(dense.weight), bias: gradients.part(dense.bias),
      products: products)
    return Linear.inputGradient(
      dRaw, weight: parameters.part(dense.weight), products: products)
  }
}
