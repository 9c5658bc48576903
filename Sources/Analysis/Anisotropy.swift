import Tensors

/// How alike any two tokens of a model are: what a cosine has to be compared with.
/// - Source: Ethayarajh 2019, arXiv:1909.00512, section 3.4.
public struct Anisotropy: Hashable, Sendable {
  /// A token among some sentences.
  public struct Place: Hashable, Sendable {
    /// The sentence, from 0.
    public let sentence: Int
    /// The token's position in it, from 0.
    public let position: Int

    /// Token `position` of sentence `sentence`.
    public init(sentence: Int, position: Int) {
      self.sentence = sentence
      self.position = position
    }
  }

  /// Two tokens, which need not be of one sentence.
  public struct Pair: Hashable, Sendable {
    /// One of them.
    public let first: Place
    /// The other.
    public let second: Place

    /// A pair of tokens.
    public init(_ first: Place, _ second: Place) {
      self.first = first
      self.second = second
    }

    /// `count` pairs of different tokens of sentences of `lengths` tokens, every ordered pair
    /// equally likely each time.
    /// - Throws: where the sentences have fewer than two tokens together.
    public static func drawn(
      _ count: Int, lengths: [Int], from source: inout RandomSource
    ) throws(AnalysisError) -> [Pair] {
      let places = lengths.enumerated().flatMap { sentence, length in
        (0..<length).map { Place(sentence: sentence, position: $0) }
      }
      guard places.count >= 2 else {
        throw .tooFew(what: "tokens to draw pairs from", expected: 2, got: places.count)
      }
      return (0..<count).map { _ in
        let first = source.integer(below: places.count)
        let second = source.integer(below: places.count - 1)
        return Pair(places[first], places[second < first ? second : second + 1])
      }
    }
  }

  /// Mean cosine of the pairs' hidden states, `[L+1]`.
  public let meanCosines: [Double]

  /// The mean over `pairs`, at least one, of tokens of the sentences of `traces`, all of one
  /// model. Both models should be given the same pairs.
  /// - Throws: where there is no pair, the models differ in size, or a hidden state is zero.
  public init(pairs: [Pair], traces: [AttentionTrace]) throws(AnalysisError) {
    var sums: [Double] = []
    for pair in pairs {
      let places = [pair.first, pair.second].map {
        PairCosines.Place(
          trace: traces[$0.sentence], pieces: $0.position..<$0.position + 1)
      }
      let cosines = try PairCosines(places[0], places[1]).cosines
      sums = sums.isEmpty ? cosines : zip(sums, cosines).map { $0 + $1 }
    }
    guard !pairs.isEmpty else {
      throw .tooFew(what: "pairs of tokens", expected: 1, got: 0)
    }
    meanCosines = sums.map { $0 / Double(pairs.count) }
  }

  /// Adjusted cosine: the cosine of every layer, `[L+1]`, less the mean cosine of random pairs
  /// there.
  public func adjusted(_ cosines: [Double]) -> [Double] {
    precondition(
      cosines.count == meanCosines.count, "\(cosines.count) layers, \(meanCosines.count) expected")
    return zip(cosines, meanCosines).map { $0 - $1 }
  }
}
