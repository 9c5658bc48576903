/// A setting's value as YAML and JSON know it.
///
/// Encoded to JSON as the plain value (null, number, string, array, object), so the manifest can
/// hold a whole configuration.
public enum SettingValue: Hashable, Sendable {
  case none
  case whole(UInt64)
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([SettingValue])
  /// Keys in the order of the file.
  case section([Entry])

  /// One key of a section and its value.
  public struct Entry: Hashable, Sendable {
    /// The key, snake_case.
    public let key: String
    /// Its value.
    public var value: SettingValue

    init(_ key: String, _ value: SettingValue) {
      self.key = key
      self.value = value
    }
  }
}

extension SettingValue: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Writes the plain value; throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    if case .section(let entries) = self {
      var container = encoder.container(keyedBy: Key.self)
      for entry in entries { try container.encode(entry.value, forKey: Key(entry.key)) }
      return
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .none, .section: try container.encodeNil()
    case .whole(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    }
  }
}
