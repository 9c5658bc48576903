/// How far a model's probabilities can be taken at their word.
/// - Source: Guo et al. 2017, arXiv:1706.04599, eq. 3 (ECE); Brier 1950 for the score.
public struct Calibration: Hashable, Sendable {
  /// The predictions whose larger probability lies in `(lower, upper]`.
  public struct Bin: Hashable, Sendable {
    /// Lower end, not included.
    public let lower: Double
    /// Upper end, included.
    public let upper: Double
    /// Number of predictions.
    public let count: Int
    /// Mean of the larger probability, nil where there is no prediction.
    public let confidence: Double?
    /// Part of the predictions that are right, nil where there is none.
    public let accuracy: Double?
  }

  /// The bins of equal width, from 0 to 1. With two classes those below ½ stay empty.
  public let bins: [Bin]
  /// Expected calibration error `Σ n_b/n·|acc_b − conf_b|`, 0 to 1.
  public let error: Double
  /// Brier score: mean of `(p − y)²` over the probability p of the positive class and y = 1 for
  /// the positive class, else 0; 0 to 1.
  public let brier: Double

  /// The calibration of the probabilities `positive` of the positive class, 0 to 1, for examples
  /// of the classes `labels`, 1 or 0. An example is right where the class is 1 and the probability
  /// above ½, or the class is 0 and it is not.
  /// - Throws: where there is no prediction or the lists differ in length.
  public init(
    positive: [Double], labels: [Int], binCount: Int = 15
  ) throws(AnalysisError) {
    precondition(binCount > 0, "\(binCount) bins")
    guard !positive.isEmpty else { throw .tooFew(what: "predictions", expected: 1, got: 0) }
    guard labels.count == positive.count else {
      throw .unequalCounts(what: "labels", expected: positive.count, got: labels.count)
    }
    var members: [[(confidence: Double, isRight: Bool)]] = Array(repeating: [], count: binCount)
    let uppers = (1...binCount).map { Double($0) / Double(binCount) }
    for (p, label) in zip(positive, labels) {
      let confidence = max(p, 1 - p)
      let bin = uppers.firstIndex { confidence <= $0 } ?? binCount - 1
      members[bin].append((confidence, (p > 0.5) == (label == 1)))
    }
    let n = Double(positive.count)
    bins = members.indices.map { index in
      let part = members[index]
      let count = Double(part.count)
      return Bin(
        lower: Double(index) / Double(binCount), upper: uppers[index], count: part.count,
        confidence: part.isEmpty ? nil : part.reduce(0) { $0 + $1.confidence } / count,
        accuracy: part.isEmpty ? nil : Double(part.count { $0.isRight }) / count)
    }
    error = bins.reduce(0) { sum, bin in
      guard let accuracy = bin.accuracy, let confidence = bin.confidence else { return sum }
      return sum + Double(bin.count) / n * (accuracy - confidence).magnitude
    }
    brier =
      zip(positive, labels).reduce(0.0) { sum, pair in
        let miss = pair.0 - (pair.1 == 1 ? 1 : 0)
        return sum + miss * miss
      } / n
  }
}
