import Foundation

/// How a number is written: always with a point, with the real minus sign (U+2212), and never by
/// the machine's locale.
public struct NumberFormat: Hashable, Sendable {
  /// The way of writing.
  public enum Notation: Hashable, Sendable {
    /// `0.25`
    case plain
    /// `2e−5`, for numbers too small for the plain one.
    case exponent
  }

  /// The way of writing.
  public var notation: Notation
  /// Digits after the point (in the plain notation).
  public var decimals: Int
  /// What the number is multiplied by first: 100 for a percentage.
  public var factor: Double
  /// What follows the digits: `%`, ` pp`.
  public var suffix: String
  /// Whether a positive number gets a plus sign. Zero, or what rounds to it, never has a sign.
  public var signed: Bool
  /// Whether commas group the digits before the point in threes (in the plain notation).
  public var grouped: Bool

  /// A format; plain, unscaled and unsigned unless told otherwise.
  public init(
    decimals: Int, notation: Notation = .plain, factor: Double = 1, suffix: String = "",
    signed: Bool = false, grouped: Bool = false
  ) {
    self.notation = notation
    self.decimals = decimals
    self.factor = factor
    self.suffix = suffix
    self.signed = signed
    self.grouped = grouped
  }

  /// `0.25`
  public static func decimal(_ decimals: Int, signed: Bool = false) -> NumberFormat {
    NumberFormat(decimals: decimals, signed: signed)
  }

  /// A count: 12345 is `12,345`.
  public static let count = NumberFormat(decimals: 0, grouped: true)

  /// A share of 1 as a percentage: 0.857 is `85.7%`.
  public static func percent(_ decimals: Int) -> NumberFormat {
    NumberFormat(decimals: decimals, factor: 100, suffix: "%")
  }

  /// A change in percentage points, always signed: `+10.5 pp`, `−3.4%p`.
  public static func points(_ decimals: Int, unit: String = "") -> NumberFormat {
    NumberFormat(decimals: decimals, suffix: unit, signed: true)
  }

  /// Changes in percentage points with `decimals`, two as in tables, or as many as give the largest
  /// of `changes` two digits: small changes are not all `0.00`.
  public static func points(telling changes: [Double], decimals: Int = 2) -> NumberFormat {
    let largest = changes.map(\.magnitude).max() ?? 0
    guard largest.isFinite, largest > 0 else { return points(decimals) }
    return points(min(max(decimals, Int((1 - log10(largest)).rounded(.up))), 8)).shortened()
  }

  /// `5e−5`; 0 is `0`.
  public static let exponent = NumberFormat(decimals: 2, notation: .exponent)

  /// The same format in the exponent notation where it would need more than four decimals and where
  /// `values` can be told apart in it.
  func shortened(_ values: [Double] = []) -> NumberFormat {
    guard notation == .plain, decimals > 4 else { return self }
    var copy = self
    copy.notation = .exponent
    copy.decimals = 2
    return Set(values.map(copy.text)).count == Set(values).count ? copy : self
  }

  /// `value` written; a dash for what is not a finite number.
  public func text(_ value: Double) -> String {
    let scaled = value * factor
    guard scaled.isFinite else { return "–" }
    let digits = notation == .plain ? plain(abs(scaled)) : exponential(abs(scaled))
    let isZero = !digits.contains { ("1"..."9").contains($0) }
    let sign = isZero ? "" : scaled < 0 ? "\u{2212}" : signed ? "+" : ""
    return sign + digits + suffix
  }

  private func plain(_ magnitude: Double) -> String {
    let digits = String(format: "%.\(max(decimals, 0))f", magnitude)
    guard grouped else { return digits }
    let whole = digits.prefix { $0 != "." }
    let threes = whole.enumerated().map { index, digit in
      index > 0 && (whole.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return threes.joined() + digits.dropFirst(whole.count)
  }

  private func exponential(_ magnitude: Double) -> String {
    guard magnitude > 0 else { return "0" }
    let parts = String(format: "%.\(max(decimals, 0))e", magnitude).split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return plain(magnitude) }
    var mantissa = String(parts[0])
    if mantissa.contains(".") {
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      if mantissa.hasSuffix(".") { mantissa.removeLast() }
    }
    return mantissa + "e" + (power < 0 ? "\u{2212}" : "") + "\(abs(power))"
  }
}
