import Foundation

/// A seeded, counter-based source of random numbers: number `i` of a stream depends on
/// (seed, stream, i) alone, so streams never disturb one another and no number depends on how the
/// work is divided among threads.
///
/// Number `i` is `mix(key + (i + 1)·γ)`, which is SplitMix64 started at `key`; `key` itself is a
/// hash of seed and stream, so the streams are windows far apart in SplitMix64's cycle of 2⁶⁴.
/// - Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", fig. 14
///   (γ and the shifts and multipliers of variant 13 of Stafford).
public struct RandomSource: RandomNumberGenerator, Hashable, Sendable {
  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private let key: UInt64
  private var counter: UInt64 = 0

  /// The stream `stream` of `seed`, at its first number.
  public init(seed: UInt64, stream: UInt64) {
    // Hashed twice with one part added between: (seed, stream) and (stream, seed) differ, and
    // neighbouring seeds share no stream.
    self.init(key: RandomSource.mix(RandomSource.mix(seed &+ RandomSource.gamma) &+ stream))
  }

  /// SplitMix64 in the state `key`.
  init(key: UInt64) {
    self.key = key
  }

  /// Number `index` of this stream, whatever has been drawn so far.
  public func value(at index: UInt64) -> UInt64 {
    RandomSource.mix(key &+ (index &+ 1) &* RandomSource.gamma)
  }

  /// The next number of the stream, every one of the 2⁶⁴ equally likely.
  public mutating func next() -> UInt64 {
    defer { counter &+= 1 }
    return value(at: counter)
  }

  /// A number of [0, 1): a multiple of 2⁻⁵³, every one equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number of the standard normal distribution; uses up two numbers of the stream.
  /// - Source: Box & Muller 1958, the cosine branch.
  public mutating func normal() -> Double {
    // 1 − u lies in (0, 1], where the logarithm is finite.
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// An integer of `0..<bound`, every one exactly equally likely; `bound` must be at least 1.
  /// - Source: Lemire 2019, arXiv:1805.10941, algorithm 5.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "an integer below \(bound) does not exist")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let surplus = (0 &- range) % range
      while product.low < surplus {
        product = next().multipliedFullWidth(by: range)
      }
    }
    return Int(product.high)
  }

  /// Puts `elements` into a random order, every one equally likely (Fisher-Yates). Unlike the
  /// standard library's `shuffle(using:)`, the order for a seed is fixed here for good.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
