import Tensors

/// A BERT or DistilBERT encoder with a head that classifies sequences.
///
/// Computes what transformers' `BertForSequenceClassification` and
/// `DistilBertForSequenceClassification` compute, on sequences without padding.
public struct SequenceClassifier: Sendable {
  /// Architecture of the encoder.
  public let configuration: EncoderConfiguration
  /// Number of classes `C`.
  public let classes: Int
  /// Order and place of the parameters.
  public let layout: ParameterLayout
  /// All parameters, laid out by `layout`.
  public var parameters: [Float]

  private let embeddings: EmbeddingLayer
  private let layers: [EncoderLayer]
  private let head: ClassificationHead

  /// A model with the given parameters, `layout.count` of them.
  public init(_ configuration: EncoderConfiguration, classes: Int, parameters: [Float]) {
    let layout = ParameterLayout(configuration, classes: classes)
    precondition(
      parameters.count == layout.count,
      "\(parameters.count) parameters for a layout of \(layout.count)")
    self.configuration = configuration
    self.classes = classes
    self.layout = layout
    self.parameters = parameters
    embeddings = EmbeddingLayer(
      ranges: layout.embeddings, hiddenSize: configuration.hiddenSize,
      epsilon: configuration.normEpsilon)
    layers = layout.layers.enumerated().map {
      EncoderLayer(index: $0, ranges: $1, configuration: configuration)
    }
    head = ClassificationHead(
      configuration: configuration, dense: layout.dense, classifier: layout.classifier)
  }

  /// Logits `[B, C]` in inference mode, with the linear layers of the encoder and the products of
  /// attention in the precision of `products`; nothing is kept for a backward pass. Tokens, types
  /// and positions must have embeddings (`EncoderConfiguration.check`), here and in training.
  public func logits(
    _ batch: TokenBatch, products: Products = Products(.float32)
  ) -> Tensor {
    parameters.withUnsafeBufferPointer { parameters in
      let pass = pass(batch, parameters, nil, products)
      var hidden = embeddings.forward(batch, parameters, dropout: nil).y
      for layer in layers.dropLast() { hidden = layer.forward(hidden, pass).y }
      let first = layers[layers.count - 1].forwardFirstTokens(hidden, pass).y
      return head.forward(first, parameters, dropout: nil).logits
    }
  }

  /// Adds the gradients of the summed loss times `scale` to `gradients` (laid out by `layout`) and
  /// returns the losses of the sequences and the logits `[B, C]`.
  /// - `dropoutSeeds` gives each token its number (`Dropout.rowSeed`); nil switches dropout off.
  /// - Parameters below the lowest trainable part get no gradient and cost no time.
  public func accumulateGradients(
    _ batch: TokenBatch, labels: [Int], scale: Double, dropoutSeeds: [UInt64]?,
    trainable: TrainableParts, products: Products = Products(.float32),
    into gradients: inout [Float]
  ) -> (losses: [Double], logits: Tensor) {
    precondition(gradients.count == layout.count, "gradients are laid out like the parameters")
    let dropout = dropoutSeeds.map {
      ForwardDropout(
        hidden: Dropout(rate: configuration.hiddenDropout, rowSeeds: $0),
        attention: Dropout(rate: configuration.attentionDropout, rowSeeds: $0))
    }
    let lowest = trainable.lowestLayer(of: layers.count)
    let last = layers[layers.count - 1]
    return parameters.withUnsafeBufferPointer { parameters in
      gradients.withUnsafeMutableBufferPointer { gradients in
        let pass = pass(batch, parameters, dropout, products)
        let headDropout = dropout?.hidden.selecting(
          pass.firstRows, rate: configuration.classifierDropout)
        var (hidden, embeddingCache) = embeddings.forward(
          batch, parameters, dropout: dropout?.hidden)
        var caches: [EncoderLayer.Cache] = []
        for layer in layers.dropLast() {
          let (y, cache) = layer.forward(hidden, pass)
          hidden = y
          if layer.index >= lowest { caches.append(cache) }
        }
        let (first, lastCache) = last.forwardFirstTokens(hidden, pass)
        let (logits, _, headCache) = head.forward(first, parameters, dropout: headDropout)
        let (losses, dLogits) = CrossEntropy.forward(logits, labels: labels, scale: scale)
        let dFirst = head.backward(
          dLogits, cache: headCache, parameters, dropout: headDropout, into: gradients)
        guard lowest < layers.count else { return (losses, logits) }
        var gradient = last.backwardFirstTokens(dFirst, cache: lastCache, pass, into: gradients)
        for layer in layers[lowest...].dropLast().reversed() {
          gradient = layer.backward(gradient, cache: caches.removeLast(), pass, into: gradients)
        }
        if trainable == .all {
          embeddings.backward(
            gradient, batch, cache: embeddingCache, parameters, dropout: dropout?.hidden,
            into: gradients)
        }
        return (losses, logits)
      }
    }
  }

  /// Everything that happens to one sequence of at least one token in inference mode.
  /// - Throws: `EncoderError` where a token, its type or its position has no embedding.
  public func trace(
    _ inputIDs: [Int32], tokenTypeIDs: [Int32]
  ) throws(EncoderError) -> Trace {
    try configuration.check(inputIDs, tokenTypeIDs: tokenTypeIDs)
    let batch = TokenBatch([(inputIDs, tokenTypeIDs)])
    return parameters.withUnsafeBufferPointer { parameters in
      let pass = pass(batch, parameters, nil, Products(.float32))
      var hidden = embeddings.forward(batch, parameters, dropout: nil).y
      var hiddenStates = [hidden]
      var attentions: [Tensor] = []
      for layer in layers {
        let (y, cache) = layer.forward(hidden, pass)
        attentions.append(pass.attention.probabilities(cache.qkv, sequence: 0))
        hidden = y
        hiddenStates.append(y)
      }
      let (logits, pooled, _) = head.forward(
        hidden.rows(pass.firstRows), parameters, dropout: nil)
      return Trace(
        inputIDs: inputIDs, attentions: Tensor(stacking: attentions),
        hiddenStates: Tensor(stacking: hiddenStates), pooled: pooled.slice(0),
        logits: logits.slice(0))
    }
  }

  /// The attention of head `head` of layer `layer`, both from 0, to one sequence as in a step of
  /// training: with dropout in all layers up to it, so that rows no longer add to 1, `[T, T]`.
  /// - `dropoutSeeds` gives each token its number.
  /// - Throws: `EncoderError` where a token, its type or its position has no embedding.
  public func trainingAttention(
    _ inputIDs: [Int32], tokenTypeIDs: [Int32], layer: Int, head: Int, dropoutSeeds: [UInt64]
  ) throws(EncoderError) -> Tensor {
    precondition(
      layers.indices.contains(layer) && (0..<configuration.headCount).contains(head),
      "layer \(layer), head \(head) of [\(layers.count), \(configuration.headCount)]")
    try configuration.check(inputIDs, tokenTypeIDs: tokenTypeIDs)
    let batch = TokenBatch([(inputIDs, tokenTypeIDs)])
    return parameters.withUnsafeBufferPointer { parameters in
      let dropout = ForwardDropout(
        hidden: Dropout(rate: configuration.hiddenDropout, rowSeeds: dropoutSeeds),
        attention: Dropout(rate: configuration.attentionDropout, rowSeeds: dropoutSeeds))
      let pass = pass(batch, parameters, dropout, Products(.float32))
      var hidden = embeddings.forward(batch, parameters, dropout: dropout.hidden).y
      for below in layers[..<layer] { hidden = below.forward(hidden, pass).y }
      let cache = layers[layer].forward(hidden, pass).cache
      return pass.attention.probabilities(
        cache.qkv, sequence: 0, dropout: dropout.attention, site: layers[layer].attentionSite
      ).slice(head)
    }
  }

  private func pass(
    _ batch: TokenBatch, _ parameters: UnsafeBufferPointer<Float>, _ dropout: ForwardDropout?,
    _ products: Products
  ) -> LayerPass {
    LayerPass(
      parameters: parameters,
      attention: SelfAttention(heads: configuration.headCount, offsets: batch.offsets),
      dropout: dropout, products: products)
  }
}
