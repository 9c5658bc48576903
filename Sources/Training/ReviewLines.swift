import Foundation

/// Reviews as JSON objects, one a line.
struct ReviewLines {
  let url: URL

  /// Reads the lines that pass `filter`.
  func read(_ filter: ColumnFilter?) throws(TrainingError) -> [LabeledText] {
    let content = try readText(of: url)
    let decoder = JSONDecoder()
    var result: [LabeledText] = []
    var row = 0
    let lines = content.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      defer { row += 1 }
      guard let object = try? decoder.decode(JSONObject.self, from: Data(line)) else {
        throw .malformedLine(path: url.relativePath, line: index + 1)
      }
      if let filter,
        try value(filter.column, of: object, line: index + 1) != filter.value
      {
        continue
      }
      let record = ReviewRecord(
        row: row, place: .line(index + 1), text: try value("text", of: object, line: index + 1),
        label: try value("label", of: object, line: index + 1))
      result.append(try record.review(in: url))
    }
    return result
  }

  private func value(
    _ key: String, of object: JSONObject, line: Int
  ) throws(TrainingError) -> String {
    guard let value = object.fields[key] else {
      throw .keyMissing(
        path: url.relativePath, line: line, key: key, found: object.fields.keys.sorted())
    }
    return value
  }
}

/// A JSON object's members that are text or whole numbers, each as text.
private struct JSONObject: Decodable {
  let fields: [String: String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    var fields: [String: String] = [:]
    for key in container.allKeys {
      if let text = try? container.decode(String.self, forKey: key) {
        fields[key.stringValue] = text
      } else if let number = try? container.decode(Int.self, forKey: key) {
        fields[key.stringValue] = String(number)
      }
    }
    self.fields = fields
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
