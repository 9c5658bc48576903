/// The range in which the difference of two models' accuracies lies with 95 % confidence, from
/// resamples of the test examples; every resample is the same for both models.
/// - Source: Efron & Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3 (percentile
///   interval); quantiles are interpolated linearly (Hyndman & Fan 1996, type 7).
public struct BootstrapDifference: Hashable, Sendable {
  /// The smallest number of resamples that is accepted.
  public static let fewestResamples = 2000

  /// Accuracy after less accuracy before, −1 to 1.
  public let difference: Double
  /// The 2.5 % quantile of the resamples' differences.
  public let lower: Double
  /// The 97.5 % quantile.
  public let upper: Double
  /// Number of resamples.
  public let resamples: Int

  /// The interval from `resamples` resamples of whether both models are right on every example.
  /// `index(n)` has to give a number of `0..<n`, all equally likely; it is called n times for each
  /// resample, in order.
  /// - Throws: where there is no example, the lists differ in length, or there are too few
  ///   resamples.
  public init(
    correct: BeforeAfter<[Bool]>, resamples: Int, index: (Int) -> Int
  ) throws(AnalysisError) {
    let n = correct.before.count
    guard correct.after.count == n else {
      throw .unequalCounts(what: "predictions after", expected: n, got: correct.after.count)
    }
    guard n > 0 else { throw .tooFew(what: "predictions", expected: 1, got: 0) }
    guard resamples >= BootstrapDifference.fewestResamples else {
      throw .tooFewResamples(resamples)
    }
    let gains = zip(correct.before, correct.after).map { ($1 ? 1 : 0) - ($0 ? 1 : 0) }
    let differences = (0..<resamples).map { _ in
      (0..<n).reduce(0) { sum, _ in sum + gains[index(n)] }
    }.sorted().map { Double($0) / Double(n) }
    difference = Double(gains.reduce(0, +)) / Double(n)
    lower = BootstrapDifference.quantile(0.025, of: differences)
    upper = BootstrapDifference.quantile(0.975, of: differences)
    self.resamples = resamples
  }

  private static func quantile(_ part: Double, of sorted: [Double]) -> Double {
    let place = part * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
