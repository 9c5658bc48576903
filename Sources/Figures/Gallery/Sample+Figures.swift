import Foundation
import Graphics

/// The figures of one sentence and of one training.
extension Sample {
  static let heatMapWords = AttentionHeatMaps.Words(
    before: "Before fine-tuning", after: "After fine-tuning", difference: "Difference",
    from: "From", to: "To", weightScale: "Attention weight",
    differenceScale: "Change (after \u{2212} before)")

  static func heatMaps(
    _ tokens: [String], words: AttentionHeatMaps.Words = heatMapWords, showsValues: Bool = false
  ) -> AttentionHeatMaps {
    AttentionHeatMaps(
      tokens: tokens, before: attention(tokens.count, seed: 2),
      after: attention(tokens.count, seed: 3), words: words, showsValues: showsValues)
  }

  static let changeWords = ChangeBars.Words(
    axis: "Change of [CLS] attention (pp)", increase: "Increase", decrease: "Decrease")

  static func changes(_ sentence: Sentence) -> ChangeBars {
    ChangeBars(tokens: sentence.tokens, changes: sentence.changes, words: changeWords)
  }

  static let cosineWords = CosinePlot.Words(
    axis: "Cosine of the vectors before and after", threshold: "0.9")

  static func cosines(_ tokens: [String]) -> CosinePlot {
    CosinePlot(
      tokens: tokens, cosines: numbers(tokens.count, seed: 7).map { 1 - 0.32 * $0 * $0 },
      words: cosineWords)
  }

  static func pairs(_ tokens: [String]) -> PairedBars {
    func shares(_ seed: UInt64) -> [Double] {
      let values = numbers(tokens.count, seed: seed).map { 0.3 + $0 * $0 }
      let sum = values.reduce(0, +)
      return values.map { $0 / sum }
    }
    return PairedBars(
      labels: tokens,
      panels: [
        .init(title: "Incoming attention", before: shares(4), after: shares(5)),
        .init(title: "Outgoing attention", before: shares(6), after: shares(8)),
      ],
      words: .init(axis: "Share of the sentence", before: "Before", after: "After"))
  }

  static let accuracy = AccuracyBars(
    bars: [
      .init(label: "Before fine-tuning", value: 0.477, interval: 0.409...0.546),
      .init(label: "After fine-tuning", value: 0.829, interval: 0.771...0.875),
    ], chance: .init(value: 0.5, label: "Chance 50%"), axisTitle: "Accuracy on held-out reviews")

  static func training(_ steps: Int, epochs: Int) -> TrainingCurve {
    let noise = numbers(steps, seed: 11)
    let total = Double(steps)
    let warmup = max(total * 0.1, 1)
    return TrainingCurve(
      losses: (0..<steps).map { step in
        let t = Double(step) / total
        return 0.12 + 0.57 / (1 + exp(9 * (t - 0.33))) + 0.28 * (noise[step] - 0.5) * (1 - 0.5 * t)
      }.map { max($0, 0.01) },
      learningRates: (0..<steps).map { step in
        let step = Double(step)
        return 5e-5 * (step < warmup ? step / warmup : (total - step) / (total - warmup))
      },
      epochEnds: (1...epochs).map { $0 * steps / epochs }, window: max(steps / 20, 1),
      accuracies: [0.487] + numbers(epochs, seed: 12).map { 0.79 + 0.07 * $0 },
      words: .init(
        loss: "Loss", learningRate: "Learning rate", step: "Step", everyStep: "Every step",
        smoothed: "Mean of \(max(steps / 20, 1)) steps",
        epochs: (1...epochs).map { "Epoch \($0)" }, accuracy: "Accuracy"))
  }
}
