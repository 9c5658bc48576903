/// The same quantity of the model before and after fine-tuning.
public struct BeforeAfter<Value> {
  /// Before fine-tuning ("pre").
  public var before: Value
  /// After fine-tuning ("ft").
  public var after: Value

  /// A pair of the two.
  public init(before: Value, after: Value) {
    self.before = before
    self.after = after
  }

  /// The pair of what `transform` makes of either.
  public func map<Result, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Result
  ) throws(Failure) -> BeforeAfter<Result> {
    BeforeAfter<Result>(before: try transform(before), after: try transform(after))
  }
}

extension BeforeAfter: Sendable where Value: Sendable {}
extension BeforeAfter: Equatable where Value: Equatable {}
extension BeforeAfter: Hashable where Value: Hashable {}
