/// A condition on a column: of a file that joins several data sets, read one.
public struct ColumnFilter: Hashable, Sendable {
  /// The column's name, or the key in a JSON object.
  public var column: String
  /// The value that a row must have there, to the letter.
  public var value: String

  /// Keeps the rows that have `value` in `column`.
  public init(column: String, value: String) {
    self.column = column
    self.value = value
  }
}
