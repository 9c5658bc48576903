/// A value of a JSON settings file, told apart strictly: 1 is not `true`.
enum SettingValue: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([SettingValue])
  case object([String: SettingValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([SettingValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: SettingValue].self))
    }
  }

  /// Whether nothing is set: null, or a list or object without elements.
  var isEmpty: Bool { self == .null || self == .array([]) || self == .object([:]) }

  /// The fields of an object; none of anything else.
  var fields: [String: SettingValue] {
    if case .object(let fields) = self { return fields }
    return [:]
  }
}

extension SettingValue: CustomStringConvertible {
  /// As an error message shows it: JSON for simple values, a summary for others.
  var description: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return String(value)
    case .number(let value): return Int(exactly: value).map(String.init) ?? String(value)
    case .string(let value): return "\"\(value)\""
    case .array(let values):
      return "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .object(let values):
      let fields = values.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }
      return "{" + fields.joined(separator: ", ") + "}"
    }
  }
}
