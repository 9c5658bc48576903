import Foundation

/// Checked access to the fields of a `config.json`.
struct ConfigurationFields {
  /// What a field may hold. Foundation's untyped parser would take `true` for the number 1.
  enum Value: Decodable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case texts([String: String])
    case absent
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .absent
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let texts = try? value.decode([String: String].self) {
        self = .texts(texts)
      } else {
        self = .other
      }
    }
  }

  let fields: [String: Value]
  let file: String

  /// The fields of a file.
  init(contentsOf url: URL) throws(EncoderError) {
    guard let data = try? Data(contentsOf: url) else { throw .unreadable(file: url.path) }
    try self.init(data, file: url.path)
  }

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

  /// Texts that are numbered from 0, in order; nil where there are none.
  func list(_ name: String) throws(EncoderError) -> [String]? {
    if value(name) == .absent { return nil }
    guard case .texts(let texts) = value(name) else { throw fail("has no texts in '\(name)'") }
    return try (0..<texts.count).map { (index) throws(EncoderError) in
      guard let text = texts["\(index)"] else { throw fail("has no '\(name)' of \(index)") }
      return text
    }
  }

  /// An index from 0.
  func index(
    _ name: String, default standard: Int, below limit: Int
  ) throws(EncoderError) -> Int {
    if value(name) == .absent { return standard }
    guard case .number(let number) = value(name), let index = Int(exactly: number),
      (0..<limit).contains(index)
    else { throw fail("has a '\(name)' that is no whole number from 0 to \(limit - 1)") }
    return index
  }

  /// Whether a flag is set; it need not be there.
  func flag(_ name: String) throws(EncoderError) -> Bool {
    switch value(name) {
    case .absent: return false
    case .flag(let flag): return flag
    default: throw fail("has a '\(name)' that is neither true nor false")
    }
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
