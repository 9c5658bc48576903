import Foundation
import SwiftCSV

/// Rows of text under a header: the content of a CSV file of `Output/data`.
struct DataTable: Hashable, Sendable {
  let header: [String]
  var rows: [[String]] = []

  init(_ header: [String], rows: [[String]] = []) {
    self.header = header
    self.rows = rows
  }

  /// The table as RFC 4180 has it, but with `\n` as line end, which diffs prefer.
  var csv: String {
    ([header] + rows).map { $0.map(DataTable.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// Reads `name` of `folder`, which must have just the columns of `header`.
  /// - Throws: `ReportError.data` with the file and what is wrong.
  init(reading name: String, of folder: URL, header: [String]) throws(ReportError) {
    let table = try DataTable.read(name, of: folder)
    guard table.header == header else {
      throw DataTable.refuse(table, name, of: folder, expected: header)
    }
    self.header = header
    rows = table.rows
  }

  /// Reads `columns` of `name` of `folder`, which may have others besides.
  /// - Throws: `ReportError.data` with the file and what is wrong.
  init(reading name: String, of folder: URL, columns: [String]) throws(ReportError) {
    let table = try DataTable.read(name, of: folder)
    let places = columns.compactMap { table.header.firstIndex(of: $0) }
    guard places.count == columns.count else {
      throw DataTable.refuse(table, name, of: folder, expected: columns)
    }
    header = columns
    rows = table.rows.map { row in places.map { row.indices.contains($0) ? row[$0] : "" } }
  }

  private static func read(_ name: String, of folder: URL) throws(ReportError) -> EnumeratedCSV {
    let file = folder.appendingPathComponent(name)
    do {
      return try EnumeratedCSV(url: file, delimiter: .comma, loadColumns: false)
    } catch {
      throw .data(file: file.path, problem: "cannot be read as CSV: \(error)")
    }
  }

  private static func refuse(
    _ table: EnumeratedCSV, _ name: String, of folder: URL, expected: [String]
  ) -> ReportError {
    .data(
      file: folder.appendingPathComponent(name).path,
      problem: "has the columns \(table.header.joined(separator: ",")), "
        + "expected \(expected.joined(separator: ","))")
  }

  /// The number in `column` of `row`.
  /// - Throws: `ReportError.data` where there is none, or one that is not finite.
  func number<Number: LosslessStringConvertible>(
    _ row: Int, _ column: Int, in file: String
  ) throws(ReportError) -> Number {
    guard rows[row].indices.contains(column), let number = Number(rows[row][column]) else {
      throw .data(file: file, problem: "row \(row + 1) has no number in column \(column + 1)")
    }
    if let real = number as? Double, !real.isFinite {
      throw .data(
        file: file,
        problem: "row \(row + 1) has \(real) in column \(column + 1), expected a finite number")
    }
    return number
  }

  /// Those that a field may not have without quotation marks.
  private static let signs = Array(",\"\n\r".utf8)

  private static func quoted(_ field: String) -> String {
    let hasSigns = field.utf8.contains(where: signs.contains)
    let scalars = field.unicodeScalars
    let hasOuterSpace = [scalars.first, scalars.last].contains { scalar in
      scalar.map(CharacterSet.whitespaces.contains) ?? false
    }
    guard hasSigns || hasOuterSpace else { return field }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
