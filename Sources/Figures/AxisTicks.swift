import Foundation

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
public struct AxisTicks: Hashable, Sendable {
  /// The numbers, ascending, all within the range asked for.
  public let values: [Double]
  /// How far apart they are.
  public let step: Double
  /// How many decimals tell them apart.
  public let decimals: Int
  /// The step is `factor` times ten to the power of `exponent`.
  private let factor: Double
  private let exponent: Int

  /// The ticks in `lower...upper`, as many as come nearest to `count` from below. An empty or infinite range has one tick, `lower`.
  public init(from lower: Double, to upper: Double, about count: Int) {
    let span = upper - lower
    guard span > 0, span.isFinite, count > 0 else {
      self.init(0, 0, from: lower, to: lower)
      return
    }
    let raw = span / Double(count)
    var exponent = Int(floor(log10(raw)))
    let fraction = raw / pow(10, Double(exponent))
    var factor = 10.0
    for candidate in [1.0, 2.0, 5.0] where fraction <= candidate * (1 + 1e-9) {
      factor = candidate
      break
    }
    if factor == 10 {
      factor = 1
      exponent += 1
    }
    self.init(factor, exponent, from: lower, to: upper)
  }

  /// The same steps in `lower...upper`, or every so-many-th of them, 0 among them.
  func within(_ lower: Double, _ upper: Double, every count: Int = 1) -> AxisTicks {
    AxisTicks(factor * Double(count), exponent, from: lower, to: upper)
  }

  private init(_ factor: Double, _ exponent: Int, from lower: Double, to upper: Double) {
    self.factor = factor
    self.exponent = exponent
    guard factor > 0 else {
      values = lower.isFinite ? [lower] : []
      step = 0
      decimals = 0
      return
    }
    // Dividing by a whole power of ten gives the double nearest to 0.3; multiplying does not.
    let power = pow(10, Double(abs(exponent)))
    func multiple(_ index: Double) -> Double {
      exponent < 0 ? index * factor / power : index * factor * power
    }
    step = multiple(1)
    decimals = max(0, -exponent)
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    values = first <= last ? stride(from: first, through: last, by: 1).map { multiple($0) } : []
  }

  /// The smallest round number (1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten) that is not
  /// below `value`; 0 for 0 and less.
  public static func ceiling(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    let exponent = Int(floor(log10(value)))
    let power = pow(10, Double(abs(exponent)))
    for factor in [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] {
      let candidate = exponent < 0 ? factor / power : factor * power
      if candidate >= value * (1 - 1e-12) { return candidate }
    }
    return value
  }
}
