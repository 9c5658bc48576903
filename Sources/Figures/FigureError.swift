/// Why a figure cannot be drawn.
public enum FigureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing to draw.
  case empty(what: String)
  /// Two lists that belong together have different lengths.
  case countMismatch(what: String, expected: Int, got: Int)
  /// NaN or an infinity.
  case notFinite(what: String, index: Int, value: Double)
  /// A number that the figure's axis does not hold.
  case outOfRange(what: String, index: Int, value: Double, allowed: ClosedRange<Double>)
  /// More than can be read on one page.
  case tooMany(what: String, count: Int, maximum: Int)

  /// What, where, expected, got, and what to do.
  public var description: String {
    switch self {
    case .empty(let what):
      "\(what): nothing to draw; leave the figure out or give at least one value"
    case .countMismatch(let what, let expected, let got):
      "\(what): expected \(expected) values, got \(got); give one for each label"
    case .notFinite(let what, let index, let value):
      "\(what)[\(index)] is \(value), expected a finite number; find out where it was computed, "
        + "a figure cannot show it"
    case .outOfRange(let what, let index, let value, let allowed):
      "\(what)[\(index)] is \(value), expected \(allowed.lowerBound) to \(allowed.upperBound); "
        + "check its unit"
    case .tooMany(let what, let count, let maximum):
      "\(count) \(what) cannot be read on one page, at most \(maximum) can; divide them into "
        + "pages or leave some out and say so in the caption"
    }
  }
}

extension FigureError {
  /// Refuses a list that has not one finite value for each label; its values within `allowed`.
  static func check(
    _ values: [Double], _ what: String, count: Int, within allowed: ClosedRange<Double>? = nil
  ) throws(FigureError) {
    guard values.count == count else {
      throw .countMismatch(what: what, expected: count, got: values.count)
    }
    for (index, value) in values.enumerated() {
      try checkOne(value, what, index: index, within: allowed)
    }
  }

  /// Refuses a matrix that is not `[rows][columns]`; its values within `allowed`.
  static func check(
    _ matrix: [[Double]], _ what: String, rows: Int, columns: Int,
    within allowed: ClosedRange<Double>? = nil
  ) throws(FigureError) {
    guard matrix.count == rows else {
      throw .countMismatch(what: "rows of \(what)", expected: rows, got: matrix.count)
    }
    for (index, row) in matrix.enumerated() {
      try check(row, "\(what)[\(index)]", count: columns, within: allowed)
    }
  }

  /// Refuses a value that is not finite or not within `allowed`.
  static func checkOne(
    _ value: Double, _ what: String, index: Int, within allowed: ClosedRange<Double>?
  ) throws(FigureError) {
    guard value.isFinite else { throw .notFinite(what: what, index: index, value: value) }
    if let allowed, !allowed.contains(value) {
      throw .outOfRange(what: what, index: index, value: value, allowed: allowed)
    }
  }
}
