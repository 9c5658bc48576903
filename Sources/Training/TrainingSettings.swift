import Encoder
import Tensors

/// How a model is fine-tuned.
public struct TrainingSettings: Hashable, Sendable {
  /// Passes over the training data.
  public var epochs: Int
  /// Examples a step.
  public var batchSize: Int
  /// Highest learning rate.
  public var learningRate: Double
  /// Share of the steps that warm up.
  public var warmupRatio: Double
  /// Weight decay of AdamW.
  public var weightDecay: Double
  /// Global norm above which the gradient is clipped.
  public var maximumGradientNorm: Double
  /// What is trained.
  public var trainable: TrainableParts
  /// Seed of the data order and of dropout, which draw from streams of their own.
  public var seed: UInt64
  /// Most tokens computed at once. A batch with more is computed in pieces; the gradient is the
  /// same to rounding, the memory is not.
  public var tokensAtOnce: Int
  /// Number format of the operands of products.
  public var precision: ProductPrecision

  /// Settings from all their values.
  public init(
    epochs: Int, batchSize: Int, learningRate: Double, warmupRatio: Double, weightDecay: Double,
    maximumGradientNorm: Double, trainable: TrainableParts, seed: UInt64,
    tokensAtOnce: Int = 4096, precision: ProductPrecision = .float32
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.warmupRatio = warmupRatio
    self.weightDecay = weightDecay
    self.maximumGradientNorm = maximumGradientNorm
    self.trainable = trainable
    self.seed = seed
    self.tokensAtOnce = tokensAtOnce
    self.precision = precision
  }
}
