import Foundation

/// A data set of reviews on disk, in one of four formats, all UTF-8 (a byte order mark is allowed):
///
/// - `.csv`, `.tsv`: a table with a header that names the columns "text" and "label" in any case,
///   quoted as RFC 4180 has it. Blanks before an unquoted field are dropped, blank lines skipped.
///   `row` counts the records below the header.
/// - `.jsonl`: one object `{"text": …, "label": …}` a line; blank lines are skipped. `row` counts
///   the objects.
/// - a folder with `neg/` and `pos/`: every `.txt` file in them is a review. `row` counts the files
///   of `neg/` and then those of `pos/`, each sorted by name.
///
/// Labels are 0/1, negative/positive, neg/pos or 부정/긍정 in any case; 0 is negative.
/// A filter leaves rows out of the result and out of the checks of text and label, never out of the
/// count nor of the checks that a file is a table or lines of JSON at all.
public struct ReviewSource: Hashable, Sendable {
  /// The file or folder.
  public var url: URL
  /// Which rows to read; nil reads all. A folder has no columns and so no filter.
  public var filter: ColumnFilter?

  /// The data set at `url`.
  public init(url: URL, filter: ColumnFilter? = nil) {
    self.url = url
    self.filter = filter
  }

  /// Reads all reviews, in the order of the data set.
  /// - Throws: where the data set is missing, unreadable, of no known format, malformed, without
  ///   reviews, or where a review has no text or a label that is neither class.
  public func read() throws(TrainingError) -> [LabeledText] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw .dataMissing(path: url.relativePath)
    }
    let texts: [LabeledText]
    switch (isFolder.boolValue, url.pathExtension.lowercased()) {
    case (true, _):
      if let filter {
        throw .columnMissing(path: url.relativePath, column: filter.column, found: [])
      }
      texts = try ReviewFolder(url: url).read()
    case (false, "csv"): texts = try ReviewTable(url: url, delimiter: .comma).read(filter)
    case (false, "tsv"): texts = try ReviewTable(url: url, delimiter: .tab).read(filter)
    case (false, "jsonl"): texts = try ReviewLines(url: url).read(filter)
    default: throw .dataFormat(path: url.relativePath)
    }
    guard !texts.isEmpty else { throw .noReviews(path: url.relativePath, filter: filter) }
    return texts
  }
}
