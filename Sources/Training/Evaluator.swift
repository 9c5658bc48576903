import Encoder
import Tensors

/// What a model thinks of one example.
public struct Prediction: Hashable, Sendable {
  /// The example's class.
  public let label: Int
  /// Probability of the positive class, 0 to 1.
  public let positive: Double
  /// Natural logarithm of the probability of the example's own class.
  public let logLikelihood: Double

  /// A prediction from its values.
  public init(label: Int, positive: Double, logLikelihood: Double) {
    self.label = label
    self.positive = positive
    self.logLikelihood = logLikelihood
  }

  /// The class that the model chooses: positive above one half.
  public var choice: Int { positive > 0.5 ? 1 : 0 }
}

/// Applies a model to examples in inference mode.
public struct Evaluator: Sendable {
  /// Most tokens computed at once.
  public var tokensAtOnce: Int

  /// An evaluator; `tokensAtOnce` bounds the memory, it changes results by rounding at most.
  public init(tokensAtOnce: Int = 4096) {
    self.tokensAtOnce = tokensAtOnce
  }

  /// The predictions of `model`, a classifier into two classes, in the order of `examples`;
  /// `progress` is called now and then with the number of examples done.
  public func predictions(
    _ model: SequenceClassifier, _ examples: [Example], progress: (Int) -> Void = { _ in }
  ) -> [Prediction] {
    var predictions: [Prediction] = []
    for piece in examples.microBatches(of: Array(examples.indices), tokens: tokensAtOnce) {
      let logits = model.logits(examples.batch(piece))
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
