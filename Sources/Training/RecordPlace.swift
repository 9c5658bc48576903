/// Where a text stands in its data set, as a person counts.
public enum RecordPlace: Hashable, Sendable, CustomStringConvertible {
  /// A record of a table, from 1, 0 being the header; blank lines are not counted, and a record may
  /// span several lines.
  case row(Int)
  /// A line of a file, from 1.
  case line(Int)
  /// A file of a folder, by its path below the folder.
  case file(String)

  /// "row 3 below the header", "line 3" or "pos/7.txt".
  public var description: String {
    switch self {
    case .row(0): "header"
    case .row(let number): "row \(number) below the header"
    case .line(let number): "line \(number)"
    case .file(let path): path
    }
  }
}
