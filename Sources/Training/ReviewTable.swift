import Foundation
import SwiftCSV

/// Reviews in a table with a header.
struct ReviewTable {
  let url: URL
  let delimiter: CSVDelimiter

  /// Reads the rows that pass `filter`.
  func read(_ filter: ColumnFilter?) throws(TrainingError) -> [LabeledText] {
    let path = url.relativePath
    let content = CharacterSeparation.separated(try readText(of: url))
    guard content.contains(where: { !$0.isWhitespace }) else {
      throw .noReviews(path: path, filter: nil)
    }
    let records = Records()
    var hasHeader = false
    do {
      // Without a line break at the end the parser would drop an empty last field. A limit of 0
      // rows reads the header only: the view would copy and pad every row.
      let table = try EnumeratedCSV(
        string: content.utf8.last == UInt8(ascii: "\n") ? content : content + "\n",
        delimiter: delimiter, loadColumns: false, rowLimit: 0)
      records.header = table.header.map(CharacterSeparation.joined)
      hasHeader = true
      try table.enumerateAsArray(startAt: 1, rowLimit: nil) { records.append($0) }
    } catch {
      throw .malformedTable(
        path: path, row: hasHeader ? records.rows.count + 1 : 0, reason: "a stray quotation mark")
    }
    // The parser takes a quotation that never ends for a field that lasts to the end of the file.
    guard content.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else {
      throw .malformedTable(
        path: path, row: records.rows.count, reason: "a quotation never ends")
    }
    return try reviews(in: records, filter)
  }

  private func reviews(
    in records: Records, _ filter: ColumnFilter?
  ) throws(TrainingError) -> [LabeledText] {
    let header = records.header.map { $0.trimmingCharacters(in: .whitespaces) }
    let text = try column("text", in: header)
    let label = try column("label", in: header)
    let filtered: Int? =
      if let filter { try column(filter.column, in: header) } else { nil }
    var result: [LabeledText] = []
    for (row, fields) in records.rows.enumerated() {
      guard fields.count == header.count else {
        throw .fieldCount(
          path: url.relativePath, row: row + 1, expected: header.count, got: fields.count)
      }
      if let filter, let filtered, fields[filtered] != filter.value { continue }
      let record = ReviewRecord(
        row: row, place: .row(row + 1), text: fields[text], label: fields[label])
      result.append(try record.review(in: url))
    }
    return result
  }

  /// The index of the column `name`, whose letters may be upper or lower case.
  private func column(_ name: String, in header: [String]) throws(TrainingError) -> Int {
    let matches = header.indices.filter { header[$0].lowercased() == name.lowercased() }
    guard let first = matches.first else {
      throw .columnMissing(path: url.relativePath, column: name, found: header)
    }
    guard matches.count == 1 else {
      throw .columnRepeated(path: url.relativePath, column: name)
    }
    return first
  }
}

/// Keeps quotation marks and commas apart from neighbours with which they make one character, such
/// as a combining mark behind them: the parser, which reads characters, would see neither.
private enum CharacterSeparation {
  /// A code point that no text has: it is assigned to nothing, as is its whole plane.
  private static let mark: Unicode.Scalar = "\u{DFFF0}"

  /// The table as the parser is to see it.
  static func separated(_ table: String) -> String {
    var last = (index: table.startIndex, byte: UInt8(0))
    let needsMark = table.utf8.indices.contains { index in
      let byte = table.utf8[index]
      defer { last = (index, byte) }
      // Tables are long, and nearly all neighbours are seen to be two characters by their bytes.
      guard max(last.byte, byte) > 0x7F, isStructure(last.byte) || isStructure(byte) else {
        return false
      }
      return join(table.unicodeScalars[last.index], table.unicodeScalars[index])
    }
    guard needsMark else { return table }
    var result = String.UnicodeScalarView()
    for scalar in table.unicodeScalars {
      if let last = result.last, join(last, scalar) { result.append(mark) }
      result.append(scalar)
    }
    return String(result)
  }

  /// A field as it is in the table.
  static func joined(_ field: String) -> String {
    guard field.unicodeScalars.contains(mark) else { return field }
    return String(String.UnicodeScalarView(field.unicodeScalars.filter { $0 != mark }))
  }

  private static func isStructure(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",")
  }

  private static func join(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    guard [first, second].contains(where: { $0 == "\"" || $0 == "," }) else { return false }
    return String(String.UnicodeScalarView([first, second])).count == 1
  }
}

/// What the parser has read so far; a class, as its callback escapes.
private final class Records {
  var header: [String] = []
  var rows: [[String]] = []

  /// Adds a row, unless it is a blank line.
  func append(_ fields: [String]) {
    if fields != [""] { rows.append(fields.map(CharacterSeparation.joined)) }
  }
}
