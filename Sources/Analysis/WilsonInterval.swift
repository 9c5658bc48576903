/// The range in which the true rate behind a count of successes lies with 95 % confidence.
/// - Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
public struct WilsonInterval: Hashable, Sendable {
  /// Lower end, 0 to 1.
  public let lower: Double
  /// Upper end, 0 to 1.
  public let upper: Double

  /// The interval for `successes` of `trials`, at least one trial.
  public init(successes: Int, trials: Int) {
    precondition(trials > 0 && (0...trials).contains(successes), "\(successes) of \(trials)")
    // The 97.5 % quantile of the normal distribution.
    let z = 1.959963984540054
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    lower = max(0, (centre - spread) / scale)
    upper = min(1, (centre + spread) / scale)
  }
}
