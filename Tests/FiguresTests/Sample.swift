import Figures
import Foundation
import Graphics

/// Fixed data that figures are drawn with: the deck's three sentences and their ratios of [CLS]
/// attention, and matrices that look like attention.
enum Sample {
  struct Sentence {
    let tokens: [String]
    /// Ratios in per cent, as the deck prints them, before and after.
    let before: [Double]
    let after: [Double]

    var changes: [Double] { zip(after, before).map { $0 - $1 } }
  }

  static let positive = Sentence(
    tokens: [
      "this", "movie", "is", "absolutely", "fantastic", "!", "i", "loved", "every", "minute",
      "of", "it",
    ],
    before: [
      8.5142, 7.0473, 7.4605, 8.1205, 6.8464, 8.0007, 7.9272, 8.3299, 7.6736, 7.0706, 7.5283,
      7.9128,
    ],
    after: [
      7.8586, 9.5975, 5.7518, 3.8837, 5.4568, 15.6342, 13.7864, 14.1251, 4.2290, 3.1398, 3.2539,
      5.8929,
    ])

  static let negative = Sentence(
    tokens: ["the", "film", "was", "terrible", "and", "boring", "i", "hated", "it"],
    before: [10.3732, 9.6360, 9.7551, 9.9158, 9.5957, 9.9427, 10.7147, 9.9526, 9.9241],
    after: [11.4353, 10.7522, 9.1981, 7.7752, 4.2221, 5.7248, 15.5051, 20.4586, 9.4623])

  static let neutral = Sentence(
    tokens: [
      "the", "movie", "was", "okay", "nothing", "special", "but", "not", "bad", "either",
    ],
    before: [
      9.2192, 8.5542, 8.7560, 8.8303, 9.1641, 9.9312, 9.8775, 9.2271, 8.7337, 8.8664,
    ],
    after: [
      14.5103, 11.7827, 17.8599, 10.9203, 5.5097, 4.1485, 5.3624, 8.2189, 5.2565, 8.9071,
    ])

  static let neutralTokens = [
    "[CLS]", "the", "movie", "was", "okay", ",", "nothing", "special", "but", "not", "bad",
    "either", ".", "[SEP]",
  ]

  static let korean = [
    "[CLS]", "이", "영화", "##는", "정말", "감동", "##적이", "##었", "##습니다", ".", "[SEP]",
  ]

  /// `count` tokens, some of them word pieces.
  static func tokens(_ count: Int) -> [String] {
    let words = [
      "[CLS]", "although", "the", "plot", "mean", "##der", "##s", "through", "a", "predictable",
      "middle", "act", ",", "its", "cast", "keeps", "you", "watch", "##ing", "and",
    ]
    return (0..<count).map { $0 == 0 ? words[0] : words[1 + ($0 - 1) % (words.count - 1)] }
  }

  /// Tokens of 25 characters.
  static func longTokens(_ count: Int) -> [String] {
    (0..<count).map { "antidisestablishmentari" + String(format: "%02d", $0 % 100) }
  }

  /// Numbers from 0 to 1 that are the same on every machine.
  static func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31)
    }
  }

  /// Rows that add to 1: much on the last token, on the token itself and its neighbours.
  static func attention(_ count: Int, seed: UInt64) -> [[Double]] {
    let noise = numbers(count * count, seed: seed)
    return (0..<count).map { row in
      let weights = (0..<count).map { column in
        var score = 2.2 * noise[row * count + column]
        if column == count - 1 { score += 1.4 }
        if column == 0 { score += 0.9 }
        if abs(row - column) <= 1 { score += seed % 2 == 0 ? 1.1 : 0.4 }
        return exp(1.3 * score)
      }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
  }

  static let heatMapWords = AttentionHeatMaps.Words(
    before: "Before fine-tuning", after: "After fine-tuning", difference: "Difference",
    from: "From", to: "To", weightScale: "Attention weight",
    differenceScale: "Change (after \u{2212} before)")
  static let koreanHeatMapWords = AttentionHeatMaps.Words(
    before: "미세조정 전", after: "미세조정 후", difference: "차이", from: "주는 토큰", to: "받는 토큰",
    weightScale: "어텐션 가중치", differenceScale: "변화 (후 \u{2212} 전)")

  static func heatMaps(
    _ tokens: [String], words: AttentionHeatMaps.Words = heatMapWords, showsValues: Bool = false
  ) -> AttentionHeatMaps {
    AttentionHeatMaps(
      tokens: tokens, before: attention(tokens.count, seed: 2),
      after: attention(tokens.count, seed: 3), words: words, showsValues: showsValues)
  }

  static let changeWords = ChangeBars.Words(
    axis: "Change of [CLS] attention (pp)", increase: "Increase", decrease: "Decrease")
  static let koreanChangeWords = ChangeBars.Words(
    axis: "[CLS] 어텐션 변화량 (%p)", increase: "증가", decrease: "감소")

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
      words: .init(
        loss: "Loss", learningRate: "Learning rate", step: "Step", everyStep: "Every step",
        smoothed: "Mean of \(max(steps / 20, 1)) steps",
        epochs: (1...epochs).map { "Epoch \($0)" }))
  }
}
