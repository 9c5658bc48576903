/// How well both models do on the reviews that have something in common.
public struct PredictionSlice: Hashable, Sendable {
  /// What the reviews have in common.
  public enum Kind: Hashable, Sendable {
    /// Nothing: all reviews.
    case all
    /// The class.
    case label(Int)
    /// The third of the lengths, 0 for the shortest, and the numbers of tokens it spans.
    case length(tercile: Int, tokens: ClosedRange<Int>)
    /// Whether a word of negation is present.
    case negation(Bool)
    /// Whether the review was cut.
    case truncated(Bool)
  }

  /// What the reviews have in common.
  public let kind: Kind
  /// Number of reviews, at least 1.
  public let count: Int
  /// Number of them whose class is chosen.
  public let correct: BeforeAfter<Int>

  /// Part of the reviews whose class is chosen, 0 to 1.
  public var accuracy: BeforeAfter<Double> { correct.map { Double($0) / Double(count) } }

  /// Where the true accuracy lies with 95 % confidence.
  public var interval: BeforeAfter<WilsonInterval> {
    correct.map { WilsonInterval(successes: $0, trials: count) }
  }

  /// All slices of `predictions` that have a review, in the order of `Kind`'s cases, the smaller
  /// label, the shorter third and "no" first.
  ///
  /// Thirds are cut at the ⌈n/3⌉-th and ⌈2n/3⌉-th smallest length; reviews of one length are never
  /// divided, so the thirds may differ in size and one may be missing.
  public static func all(_ predictions: [ReviewPrediction]) -> [PredictionSlice] {
    var result = [PredictionSlice(.all, predictions)]
    for label in [0, 1] {
      result.append(PredictionSlice(.label(label), predictions.filter { $0.label == label }))
    }
    let lengths = predictions.map(\.tokenCount).sorted()
    let ends = [1, 2, 3].compactMap { third in
      lengths.isEmpty ? nil : lengths[(third * lengths.count + 2) / 3 - 1]
    }
    for (tercile, end) in ends.enumerated() {
      let part = predictions.filter {
        $0.tokenCount <= end && (tercile == 0 || $0.tokenCount > ends[tercile - 1])
      }
      let own = part.map(\.tokenCount)
      guard let least = own.min(), let most = own.max() else { continue }
      result.append(PredictionSlice(.length(tercile: tercile, tokens: least...most), part))
    }
    for present in [false, true] {
      let part = predictions.filter { $0.hasNegation == present }
      result.append(PredictionSlice(.negation(present), part))
    }
    for cut in [false, true] {
      let part = predictions.filter { $0.isTruncated == cut }
      result.append(PredictionSlice(.truncated(cut), part))
    }
    return result.filter { $0.count > 0 }
  }

  private init(_ kind: Kind, _ predictions: [ReviewPrediction]) {
    self.kind = kind
    count = predictions.count
    correct = BeforeAfter(
      before: predictions.count { $0.isCorrect.before },
      after: predictions.count { $0.isCorrect.after })
  }
}
