import Foundation

/// Whether two models that judged the same examples are right equally often.
/// - Source: McNemar 1947; the correction is Edwards 1948, the exact test that of the binomial
///   distribution with p = ½, two-sided.
public struct McNemarTest: Hashable, Sendable {
  /// Examples that the first model alone has right.
  public let b: Int
  /// Examples that the second model alone has right.
  public let c: Int
  /// `(|b−c|−1)²/(b+c)`, 0 for b = c, to be compared with χ² of one degree of freedom; nil where
  /// b + c < 25 and the exact test is used.
  public let statistic: Double?
  /// The probability of a difference at least as large if both are right equally often, 0 to 1;
  /// exactly 1 for b = c.
  public let pValue: Double

  /// The test for `b` and `c` examples, neither negative.
  public init(b: Int, c: Int) {
    precondition(b >= 0 && c >= 0, "\(b) and \(c) examples")
    self.b = b
    self.c = c
    let (sum, difference) = (b + c, Double(abs(b - c)))
    if sum < 25 {
      statistic = nil
      // C(n, k)/2ⁿ, each from the one before; the counts are small enough to be exact.
      var ways = 1.0
      var tail = 0.0
      for k in 0...min(b, c) {
        tail += ways
        ways = ways * Double(sum - k) / Double(k + 1)
      }
      pValue = min(1, 2 * tail / pow(2, Double(sum)))
    } else {
      let corrected = max(0, difference - 1)
      let statistic = corrected * corrected / Double(sum)
      self.statistic = statistic
      pValue = erfc((statistic / 2).squareRoot())
    }
  }
}
