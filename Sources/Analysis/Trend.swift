/// Which way a number has gone, and how far.
public struct Trend: Hashable, Sendable {
  /// A direction.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// Larger after than before.
    case increase
    /// Smaller after than before.
    case decrease
    /// Exactly the same.
    case none
  }

  /// The number before and after.
  public let values: BeforeAfter<Double>

  /// The way from `values.before` to `values.after`.
  public init(_ values: BeforeAfter<Double>) {
    self.values = values
  }

  /// After less before, in the number's own unit.
  public var change: Double { values.after - values.before }

  /// The sign of the change.
  public var direction: Direction {
    if change > 0 { return .increase }
    return change < 0 ? .decrease : .none
  }
}
