import Encoder
import Foundation
import Tensors
import Tokenization
import Training

/// Measures how fast this machine fine-tunes: what `bertreport benchmark` does.
///
/// Weights are random: speed needs no checkpoint. The reviews are the first of the data set.
public struct Benchmark: Sendable {
  /// Sizes of models to measure.
  public var shapes = EncoderShape.allCases
  /// Reviews to train on and to evaluate.
  public var reviews = 64
  /// Tokens at which a review is cut.
  public var maxLength = 512
  /// Reviews a step.
  public var batchSize = 16
  /// Number format of the operands of products.
  public var precision = ProductPrecision.fastest
  /// Whether the time of training is taken by part.
  public var isProfiled = false

  /// The defaults: what the numbers of the README were measured with.
  public init() {}

  /// Measures all shapes one after the other on the first of `texts`.
  /// - Throws: where a text cannot be tokenized or training diverges.
  public func run(
    _ texts: [String], tokenizer: BERTTokenizer, watch: RunWatcher = { _ in }
  ) throws -> BenchmarkResult {
    watch(.stage("Measuring the peak of matrix products"))
    var peaks: [ProductPrecision: Double] = [:]
    for precision in Set([.float32, precision, .fastest]) {
      peaks[precision] = MatrixPeak.operationsPerSecond(precision)
    }
    watch(.stage("Tokenizing"))
    let speed = try measureTokenizer(texts, tokenizer)
    let examples = try texts.prefix(reviews).enumerated().map { index, text in
      let encoding = try tokenizer.encode(text, maxLength: maxLength)
      return Example(
        inputIDs: encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs, label: index % 2)
    }
    let results = try shapes.map { shape in
      watch(.stage("Measuring \(shape.rawValue)"))
      return try measure(shape, examples, peak: peaks[precision] ?? 0)
    }
    return BenchmarkResult(
      program: ProgramVersion.text, oneDNN: LibraryVersion.oneDNN, machine: .current,
      settings: .init(
        reviews: examples.count, tokens: examples.reduce(0) { $0 + $1.inputIDs.count },
        longest: examples.map(\.inputIDs.count).max() ?? 0, maxLength: maxLength,
        batchSize: batchSize, precision: precision.rawValue),
      peakGigaflops: Dictionary(
        uniqueKeysWithValues: peaks.map { ($0.key.rawValue, rounded($0.value / 1e9)) }),
      tokenizer: speed, shapes: results)
  }

  private func measureTokenizer(
    _ texts: [String], _ tokenizer: BERTTokenizer
  ) throws -> BenchmarkResult.Tokenizer {
    let bytes = Double(texts.reduce(0) { $0 + $1.utf8.count })
    _ = try texts.prefix(100).map { try tokenizer.encode($0, maxLength: .max) }
    let clock = ContinuousClock()
    var tokens = 0
    let alone = try clock.measure {
      for text in texts { tokens += try tokenizer.encode(text, maxLength: .max).count }
    }
    let together = clock.measure {
      Parallel.forEachRange(of: texts.count, size: 64) { range in
        for text in texts[range] { _ = try? tokenizer.encode(text, maxLength: .max) }
      }
    }
    return .init(
      reviews: texts.count, megabytes: rounded(bytes / 1e6), tokens: tokens,
      megabytesPerSecondOneThread: rounded(bytes / 1e6 / (alone / .seconds(1))),
      megabytesPerSecond: rounded(bytes / 1e6 / (together / .seconds(1))))
  }

  private func measure(
    _ shape: EncoderShape, _ examples: [Example], peak: Double
  ) throws -> BenchmarkResult.Shape {
    Usage.resetPeakMemory()
    var model = shape.classifier(seed: 1)
    let trainer = Trainer(
      Training.TrainingSettings(
        epochs: 1, batchSize: batchSize, learningRate: 5e-5, warmupRatio: 0.1, weightDecay: 0.01,
        maximumGradientNorm: 1, trainable: .all, seed: 42, precision: precision))
    let evaluator = Evaluator(precision: precision)
    let operations = examples.reduce(0) { $0 + model.operations(length: $1.inputIDs.count) }
    // Warm up with one batch, as the comparison in PyTorch does; the longest, so that memory is there.
    let warmUp = Array(
      examples.sorted { $0.inputIDs.count > $1.inputIDs.count }.prefix(batchSize))
    _ = try trainer.train(&model, on: warmUp)
    var parts: [Profile.Part: Duration]?
    let training = try pass(examples, operations: 3 * operations, peak: peak) {
      if isProfiled {
        parts = try Profile.record { _ = try trainer.train(&model, on: examples) }
      } else {
        _ = try trainer.train(&model, on: examples)
      }
    }
    _ = evaluator.predictions(model, warmUp)
    let evaluation = try pass(examples, operations: operations, peak: peak) {
      _ = evaluator.predictions(model, examples)
    }
    return .init(
      name: shape.rawValue, parameters: model.layout.count, training: training,
      evaluation: evaluation, peakMemoryMegabytes: Usage.peakMemory / 1_000_000,
      profile: parts.map { profile($0, total: training.seconds) })
  }

  private func pass(
    _ examples: [Example], operations: Double, peak: Double, _ work: () throws -> Void
  ) throws -> BenchmarkResult.Pass {
    let before = Usage.current
    let seconds = try ContinuousClock().measure(work) / .seconds(1)
    let after = Usage.current
    let tokens = examples.reduce(0) { $0 + $1.inputIDs.count }
    return .init(
      reviewsPerSecond: rounded(Double(examples.count) / seconds),
      tokensPerSecond: rounded(Double(tokens) / seconds), seconds: rounded(seconds),
      processorSeconds: rounded(after.processorSeconds - before.processorSeconds),
      gigaflops: rounded(operations / seconds / 1e9),
      shareOfPeak: rounded(operations / seconds / peak),
      pageFaults: after.pageFaults - before.pageFaults)
  }

  private func profile(
    _ parts: [Profile.Part: Duration], total: Double
  ) -> [String: Double] {
    var seconds = Dictionary(
      uniqueKeysWithValues: parts.map { ($0.key.rawValue, rounded($0.value / .seconds(1))) })
    seconds["elementwise"] = rounded(total - seconds.values.reduce(0, +))
    return seconds
  }

  /// To three decimals: more would be noise.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
