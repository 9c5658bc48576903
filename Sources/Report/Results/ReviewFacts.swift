import Foundation

/// What is known of a review without quoting it.
public struct ReviewFacts: Hashable, Sendable {
  /// Row in the data set.
  public let row: Int
  /// Whether it belongs to the test part.
  public let isTest: Bool
  /// Class.
  public let label: Int
  /// Tokens of the whole review, [CLS] and [SEP] included.
  public let tokens: Int
  /// Tokens that were cut off.
  public let removed: Int
  /// Whether it holds a word that negates.
  public let hasNegation: Bool

  private static let columns = ["row", "split", "label", "tokens", "removed", "negation"]

  /// The content of `reviews.csv`.
  static func table(_ reviews: [ReviewFacts]) -> DataTable {
    DataTable(
      columns,
      rows: reviews.map {
        [
          "\($0.row)", $0.isTest ? "test" : "train", "\($0.label)", "\($0.tokens)",
          "\($0.removed)", "\($0.hasNegation)",
        ]
      })
  }

  /// Reads `reviews.csv` of `folder`.
  static func read(_ folder: URL) throws(ReportError) -> [ReviewFacts] {
    let name = "reviews.csv"
    let table = try DataTable(reading: name, of: folder, header: columns)
    var reviews: [ReviewFacts] = []
    for row in table.rows.indices {
      reviews.append(
        ReviewFacts(
          row: try table.number(row, 0, in: name), isTest: table.rows[row][1] == "test",
          label: try table.number(row, 2, in: name), tokens: try table.number(row, 3, in: name),
          removed: try table.number(row, 4, in: name),
          hasNegation: try table.number(row, 5, in: name)))
    }
    return reviews
  }
}
