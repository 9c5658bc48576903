import Foundation
import Graphics

/// Fixed data that the gallery's figures are drawn with: the deck's three sentences and their ratios of [CLS]
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
}
