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
    let file = folder.appendingPathComponent(name)
    let table: EnumeratedCSV
    do {
      table = try EnumeratedCSV(url: file, delimiter: .comma, loadColumns: false)
    } catch {
      throw .data(file: file.path, problem: "cannot be read as CSV: \(error)")
    }
    guard table.header == header else {
      throw .data(
        file: file.path,
        problem: "has the columns \(table.header.joined(separator: ",")), "
          + "expected \(header.joined(separator: ","))")
    }
    self.header = header
    rows = table.rows
  }

  /// The number in `column` of `row`.
  /// - Throws: `ReportError.data` where there is none.
  func number<Number: LosslessStringConvertible>(
    _ row: Int, _ column: Int, in file: String
  ) throws(ReportError) -> Number {
    guard rows[row].indices.contains(column), let number = Number(rows[row][column]) else {
      throw .data(file: file, problem: "row \(row + 1) has no number in column \(column + 1)")
    }
    return number
  }

  private static func quoted(_ field: String) -> String {
    guard
      field.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) })
        || field != field.trimmed
    else {
      return field
    }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
