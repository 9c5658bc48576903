/// A place in a text file that a person wrote: where an error points to.
public struct Place: Hashable, Sendable {
  /// The file as the person named it.
  public let file: String
  /// Line, counted from 1.
  public let line: Int
  /// Column in Unicode scalars, counted from 1.
  public let column: Int

  /// Makes a place; `line` and `column` count from 1.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line`, the form for a whole setting.
  public var lineText: String { "\(file):\(line)" }

  /// `file:line:column`, the form for one character.
  public var columnText: String { "\(file):\(line):\(column)" }
}
