import Foundation

/// Checked access to the fields of a `config.json`.
struct ConfigurationFields {
  /// What a field may hold. Foundation's untyped parser would take `true` for the number 1.
  enum Value: Decodable, Hashable {
    case text(String)
    case number(Double)
    case absent
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .absent
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else {
        self = .other
      }
    }
  }

  let fields: [String: Value]
  let file: String

  /// The fields of the JSON object in `data`; `file` names it in errors.
  init(_ data: Data, file: String) throws(EncoderError) {
    guard let fields = try? JSONDecoder().decode([String: Value].self, from: data) else {
      throw .configuration(file: file, reason: "is not a JSON object")
    }
    self.fields = fields
    self.file = file
  }

  func fail(_ reason: String) -> EncoderError { .configuration(file: file, reason: reason) }

  private func value(_ name: String) -> Value { fields[name] ?? .absent }

  func text(_ name: String, default standard: String? = nil) throws(EncoderError) -> String {
    if value(name) == .absent, let standard { return standard }
    guard case .text(let text) = value(name) else { throw fail("has no text '\(name)'") }
    return text
  }

  /// A size; `limit` keeps products of sizes far from overflow.
  func count(_ name: String, below limit: Int = 1 << 24) throws(EncoderError) -> Int {
    guard case .number(let number) = value(name), let count = Int(exactly: number), count > 0,
      count < limit
    else { throw fail("has no whole number '\(name)' from 1 to \(limit - 1)") }
    return count
  }

  func number(_ name: String, default standard: Double) throws(EncoderError) -> Double {
    if value(name) == .absent { return standard }
    guard case .number(let number) = value(name), number.isFinite, number >= 0 else {
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
