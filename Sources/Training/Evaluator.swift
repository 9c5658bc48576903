import Encoder
import Tensors

/// Applies a model to examples in inference mode.
public struct Evaluator: Sendable {
  /// Most tokens computed at once.
  public var tokensAtOnce: Int
  /// Number format of the operands of products.
  public var precision: ProductPrecision

  /// An evaluator; `tokensAtOnce` bounds the memory, it changes results by rounding at most.
  public init(tokensAtOnce: Int = 4096, precision: ProductPrecision = .float32) {
    self.tokensAtOnce = tokensAtOnce
    self.precision = precision
  }

  /// The predictions of `model`, a classifier into two classes, in the order of `examples`;
  /// `progress` is called now and then with the number of examples done.
  public func predictions(
    _ model: SequenceClassifier, _ examples: [Example], progress: (Int) -> Void = { _ in }
  ) -> [Prediction] {
    let products = Products(precision)
    var predictions: [Prediction] = []
    for piece in examples.microBatches(of: Array(examples.indices), tokens: tokensAtOnce) {
      let logits = model.logits(examples.batch(piece), products: products)
      for (row, index) in piece.enumerated() {
        let p = CrossEntropy.probabilities(logits.slice(row).values)
        let label = examples[index].label
        predictions.append(
          Prediction(label: label, positive: p.values[1], logLikelihood: p.logarithms[label]))
      }
      progress(predictions.count)
    }
    return predictions
  }
}
