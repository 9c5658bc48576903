import Foundation

/// Checked access to the fields of a `config.json`.
struct ConfigurationFields {
  let fields: [String: Any]
  let file: String

  func fail(_ reason: String) -> EncoderError { .configuration(file: file, reason: reason) }

  private func value(_ name: String) -> Any? {
    fields[name].flatMap { $0 is NSNull ? nil : $0 }
  }

  func text(_ name: String, default standard: String? = nil) throws(EncoderError) -> String {
    if value(name) == nil, let standard { return standard }
    guard let text = value(name) as? String else {
      throw fail("has no text '\(name)'")
    }
    return text
  }

  /// A size; `limit` keeps products of sizes far from overflow.
  func count(_ name: String, below limit: Int = 1 << 24) throws(EncoderError) -> Int {
    guard let count = value(name) as? Int, count > 0, count < limit else {
      throw fail("has no whole number '\(name)' from 1 to \(limit - 1)")
    }
    return count
  }

  func number(_ name: String, default standard: Double) throws(EncoderError) -> Double {
    guard let value = value(name) else { return standard }
    guard let number = value as? Double, number.isFinite, number >= 0 else {
      throw fail("has a '\(name)' that is not a number of at least 0")
    }
    return number
  }

  func rate(_ name: String, default standard: Float) throws(EncoderError) -> Float {
    let rate = Float(try number(name, default: Double(standard)))
    guard rate < 1 else { throw fail("has a '\(name)' of \(rate); it must be below 1") }
    return rate
  }
}
