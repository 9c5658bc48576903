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

extension SettingValue: Decodable {
  /// Reads the plain value; the keys of a section come in the order of their names. Throws what
  /// the decoder throws.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      self = .section(
        try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
          Entry($0.stringValue, try container.decode(SettingValue.self, forKey: $0))
        })
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(UInt64.self) {
      self = .whole(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else {
      self = .list(try container.decode([SettingValue].self))
    }
  }
}

extension SettingValue {
  /// Every value that stands alone, with its path: `training.epochs`, `analysis.sentences[0].text`.
  /// A list of plain values is one.
  func leaves(_ path: String = "") -> [(path: String, text: String)] {
    switch self {
    case .section(let entries):
      entries.flatMap { $0.value.leaves(path.isEmpty ? $0.key : "\(path).\($0.key)") }
    case .list(let values) where values.contains(where: \.isSection):
      values.enumerated().flatMap { $1.leaves("\(path)[\($0)]") }
    default: [(path, text)]
    }
  }

  private var isSection: Bool {
    if case .section = self { return true }
    return false
  }

  private var text: String {
    switch self {
    case .none: "nothing"
    case .whole(let value): "\(value)"
    case .number(let value): "\(value)"
    case .flag(let value): "\(value)"
    case .text(let value): value.isEmpty ? "nothing" : value
    case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .section(let entries):
      "{" + entries.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }
}
