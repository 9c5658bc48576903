/// How far two lists of numbers put the same things in the same order.
public enum KendallTau {
  /// Kendall's `τ_b = (C − D)/√((n₀ − n₁)(n₀ − n₂))` of two lists of one length: C and D count the
  /// pairs in the same and in opposite order, n₀ all pairs, n₁ and n₂ those tied in `x` and in `y`.
  /// −1 to 1, exactly 1 where both lists are equal; nil where all numbers of one list are equal.
  /// - Source: Kendall 1945, "The treatment of ties in ranking problems".
  public static func b(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count, "\(x.count) numbers beside \(y.count)")
    var (balance, untiedX, untiedY) = (0, 0, 0)
    for i in x.indices {
      for j in 0..<i {
        let (dx, dy) = (sign(x[i], x[j]), sign(y[i], y[j]))
        balance += dx * dy
        untiedX += dx * dx
        untiedY += dy * dy
      }
    }
    guard untiedX > 0 && untiedY > 0 else { return nil }
    return Double(balance) / (Double(untiedX) * Double(untiedY)).squareRoot()
  }

  private static func sign(_ a: Double, _ b: Double) -> Int { a > b ? 1 : (a < b ? -1 : 0) }
}
