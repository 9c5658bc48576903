/// What happened in one step of training.
public struct TrainingStep: Hashable, Sendable {
  /// Step, counted from 1.
  public let step: Int
  /// Epoch, counted from 1.
  public let epoch: Int
  /// Mean cross-entropy of the batch before the step.
  public let loss: Double
  /// Learning rate of the step.
  public let learningRate: Double
  /// Norm of the gradient before clipping.
  public let gradientNorm: Double

  /// A step from its values, as they were stored.
  public init(step: Int, epoch: Int, loss: Double, learningRate: Double, gradientNorm: Double) {
    self.step = step
    self.epoch = epoch
    self.loss = loss
    self.learningRate = learningRate
    self.gradientNorm = gradientNorm
  }
}
