import Encoder
import Tensors

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
  /// examples done so far, `epochEnded` after every epoch with the model as it is then.
  /// - Throws: `TrainingError.diverged` when the loss or the gradient is no longer a number; the
  ///   model is then useless.
  public func train(
    _ model: inout SequenceClassifier, on examples: [Example],
    progress: (TrainingStep, Int) -> Void = { _, _ in },
    epochEnded: (SequenceClassifier) -> Void = { _ in }
  ) throws(TrainingError) -> [TrainingStep] {
    let total = totalSteps(examples: examples.count)
    let schedule = LearningRateSchedule(
      peak: settings.learningRate,
      warmupSteps: Int((settings.warmupRatio * Double(total)).rounded(.up)), totalSteps: total)
    var optimizer = Optimizer(
      layout: model.layout, layers: model.configuration.layerCount,
      trainable: settings.trainable, weightDecay: settings.weightDecay,
      maximumGradientNorm: settings.maximumGradientNorm)
    let products = Products(settings.precision)
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
          batch, of: examples, model: model, step: history.count, products: products,
          into: &gradients)
        let norm = optimizer.step(&model.parameters, gradients: gradients, learningRate: rate)
        products.parametersChanged()
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
      epochEnded(model)
    }
    return history
  }

  /// The gradient of the mean loss of one batch, in as many pieces as memory asks for, and that
  /// mean. What is dropped depends on an example's place in the batch, not on the pieces.
  func accumulate(
    _ batch: [Int], of examples: [Example], model: SequenceClassifier, step: Int,
    products: Products = Products(.float32), into gradients: inout [Float]
  ) -> Double {
    Profile.measure(.data) {
      gradients.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    var losses: [Double] = []
    for piece in examples.microBatches(of: batch, tokens: settings.tokensAtOnce) {
      let (tokens, seeds) = Profile.measure(.data) {
        (
          examples.batch(piece),
          piece.enumerated().flatMap { offset, index in
            examples[index].inputIDs.indices.map {
              Dropout.rowSeed(
                seed: settings.seed &+ RandomStream.dropout, step: step,
                sequence: losses.count + offset, position: $0)
            }
          }
        )
      }
      losses +=
        model.accumulateGradients(
          tokens, labels: piece.map { examples[$0].label },
          scale: 1 / Double(batch.count), dropoutSeeds: seeds, trainable: settings.trainable,
          products: products, into: &gradients
        ).losses
    }
    return losses.reduce(0, +) / Double(batch.count)
  }
}
