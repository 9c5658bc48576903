import Encoder
import Foundation
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

  /// Settings from all their values.
  public init(
    epochs: Int, batchSize: Int, learningRate: Double, warmupRatio: Double, weightDecay: Double,
    maximumGradientNorm: Double, trainable: TrainableParts, seed: UInt64, tokensAtOnce: Int = 4096
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
  }
}

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

/// Fine-tunes a classifier as transformers' `Trainer` does: shuffled batches, mean cross-entropy,
/// clipping, AdamW, linear warm-up and decay.
public struct Trainer: Sendable {
  /// How.
  public let settings: TrainingSettings

  /// A trainer with `settings`.
  public init(_ settings: TrainingSettings) {
    self.settings = settings
  }

  /// Number of steps for `count` examples.
  public func totalSteps(examples count: Int) -> Int {
    settings.epochs * ((count + settings.batchSize - 1) / settings.batchSize)
  }

  /// Trains `model` on `examples`; `progress` is called after every step with the number of
  /// examples done so far.
  /// - Throws: `TrainingError.diverged` when the loss or the gradient is no longer a number; the
  ///   model is then useless.
  public func train(
    _ model: inout SequenceClassifier, on examples: [Example],
    progress: (TrainingStep, Int) -> Void = { _, _ in }
  ) throws(TrainingError) -> [TrainingStep] {
    let total = totalSteps(examples: examples.count)
    let schedule = LearningRateSchedule(
      peak: settings.learningRate,
      warmupSteps: Int((settings.warmupRatio * Double(total)).rounded(.up)), totalSteps: total)
    var optimizer = Optimizer(
      layout: model.layout, layers: model.configuration.layerCount,
      trainable: settings.trainable, weightDecay: settings.weightDecay,
      maximumGradientNorm: settings.maximumGradientNorm)
    var order = RandomSource(seed: settings.seed, stream: RandomStream.order)
    var history: [TrainingStep] = []
    var gradients = [Float](repeating: 0, count: model.layout.count)
    var done = 0
    for epoch in 1...settings.epochs {
      var indices = Array(examples.indices)
      order.shuffle(&indices)
      for first in stride(from: 0, to: indices.count, by: settings.batchSize) {
        let batch = Array(indices[first..<min(first + settings.batchSize, indices.count)])
        let rate = schedule.rate(at: history.count)
        let loss = accumulate(
          batch, of: examples, model: model, step: history.count, into: &gradients)
        let norm = optimizer.step(&model.parameters, gradients: gradients, learningRate: rate)
        guard loss.isFinite, norm.isFinite else {
          throw .diverged(step: history.count + 1, loss: loss, gradientNorm: norm)
        }
        done += batch.count
        let step = TrainingStep(
          step: history.count + 1, epoch: epoch, loss: loss, learningRate: rate,
          gradientNorm: norm)
        history.append(step)
        progress(step, done)
      }
    }
    return history
  }

  /// The gradient of the mean loss of one batch, in as many pieces as memory asks for, and that
  /// mean. What is dropped depends on an example's place in the batch, not on the pieces.
  func accumulate(
    _ batch: [Int], of examples: [Example], model: SequenceClassifier, step: Int,
    into gradients: inout [Float]
  ) -> Double {
    gradients.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    var losses: [Double] = []
    for piece in examples.microBatches(of: batch, tokens: settings.tokensAtOnce) {
      let seeds = piece.enumerated().flatMap { offset, index in
        examples[index].inputIDs.indices.map {
          Dropout.rowSeed(
            seed: settings.seed &+ RandomStream.dropout, step: step,
            sequence: losses.count + offset, position: $0)
        }
      }
      losses +=
        model.accumulateGradients(
          examples.batch(piece), labels: piece.map { examples[$0].label },
          scale: 1 / Double(batch.count), dropoutSeeds: seeds, trainable: settings.trainable,
          into: &gradients
        ).losses
    }
    return losses.reduce(0, +) / Double(batch.count)
  }
}

/// The streams of random numbers that training draws from: one seed, independent numbers. The split
/// draws from streams 0 to 3, whose seed may be the same.
public enum RandomStream {
  /// Initial weights of the head.
  public static let head: UInt64 = 11
  /// Order of the examples.
  public static let order: UInt64 = 12
  /// Dropout.
  public static let dropout: UInt64 = 13
}
