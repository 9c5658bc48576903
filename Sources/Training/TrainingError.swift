/// Why there is nothing to train on.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Neither a file nor a folder is there.
  case dataMissing(path: String)
  /// The data set is there, but the system refuses to read it.
  case dataUnreadable(path: String, reason: String)
  /// A file that is none of the known formats.
  case dataFormat(path: String)
  /// Bytes that are not UTF-8, in the line given, from 1.
  case notUTF8(path: String, line: Int)
  /// A table breaks the rules of quotation, in or just after the row given, from 1; 0 is the header.
  case malformedTable(path: String, row: Int, reason: String)
  /// A row has more or fewer fields than the header names.
  case fieldCount(path: String, row: Int, expected: Int, got: Int)
  /// The header lacks a column.
  case columnMissing(path: String, column: String, found: [String])
  /// The header names a column twice.
  case columnRepeated(path: String, column: String)
  /// A line that is not a JSON object.
  case malformedLine(path: String, line: Int)
  /// A JSON object lacks a key, or its value is neither text nor a number.
  case keyMissing(path: String, line: Int, key: String, found: [String])
  /// A label that is neither class.
  case label(path: String, place: RecordPlace, found: String)
  /// A text that is empty or blank.
  case emptyText(path: String, place: RecordPlace)
  /// A folder without one of its two subfolders.
  case subfolderMissing(path: String, subfolder: String)
  /// No review at all, or none that passes the filter, if there is one.
  case noReviews(path: String, filter: ColumnFilter?)
  /// A part of the split that would have no example.
  case partSize(part: String, size: Int)
  /// Fewer examples than the two parts need.
  case tooFewTexts(available: Int, train: Int, test: Int)
  /// The loss or the gradient stopped being a number at the step given, from 1.
  case diverged(step: Int, loss: Double, gradientNorm: Double)
  /// All examples, or all of the training part, are of one class.
  case oneClass(part: String, label: Int, count: Int)

  /// What, where, expected, got, and what to do.
  public var description: String {
    switch self {
    case .dataMissing(let path):
      "data set '\(path)' does not exist; correct dataset.name"
    case .dataUnreadable(let path, let reason):
      "data set '\(path)' cannot be read: \(reason); check its permissions"
    case .dataFormat(let path):
      "data set '\(path)' has no known format, expected a file ending in .csv, .tsv or .jsonl, or "
        + "a folder with pos/ and neg/; rename or convert it"
    case .notUTF8(let path, let line):
      "'\(path)', line \(line): not UTF-8; convert the file, for instance with iconv"
    case .malformedTable(let path, let row, let reason):
      "'\(path)', \(RecordPlace.row(row)): \(reason); put fields with quotation marks in quotation marks and "
        + "double those inside"
    case .fieldCount(let path, let row, let expected, let got):
      "'\(path)', \(RecordPlace.row(row)): \(got) fields, expected \(expected) as in the header; put fields "
        + "with a separator or a line break in quotation marks"
    case .columnMissing(let path, let column, let found):
      "'\(path)' has no column '\(column)', only \(TrainingError.list(found)); rename the column "
        + "that holds it"
    case .columnRepeated(let path, let column):
      "'\(path)' has two columns '\(column)'; rename one of them"
    case .malformedLine(let path, let line):
      "'\(path)', line \(line): not a JSON object, expected {\"text\": …, \"label\": …}"
    case .keyMissing(let path, let line, let key, let found):
      "'\(path)', line \(line): no text or number under the key '\(key)', only "
        + "\(TrainingError.list(found)) can be used; expected {\"text\": …, \"label\": …}"
    case .label(let path, let place, let found):
      "'\(path)', \(place): label '\(TrainingError.shortened(found))', expected "
        + "\(LabelSpelling.accepted)"
    case .emptyText(let path, let place):
      "'\(path)', \(place): the text is empty; fill it in or take it out"
    case .subfolderMissing(let path, let subfolder):
      "'\(path)' has no folder '\(subfolder)', expected pos/ and neg/ with .txt files"
    case .noReviews(let path, let filter):
      if let filter {
        "'\(path)' has no review whose '\(filter.column)' is '\(filter.value)'; correct the filter"
      } else {
        "'\(path)' has no reviews; add some"
      }
    case .partSize(let part, let size):
      "dataset.\(part)_size is \(size), expected at least 1"
    case .tooFewTexts(let available, let train, let test):
      "\(available) different reviews cannot be split into \(train) for training and \(test) for "
        + "testing; lower dataset.train_size or dataset.test_size"
    case .diverged(let step, let loss, let norm):
      "training diverged at step \(step): loss \(loss), gradient norm \(norm); lower "
        + "training.learning_rate or raise training.warmup_ratio"
    case .oneClass(let part, let label, let count):
      "\(part): \(count == 1 ? "the only review is" : "all \(count) reviews are") "
        + "\(label == 0 ? "negative" : "positive"), expected both classes; add reviews of the other"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// A value that fits into a message: a shifted column may hold a whole review.
  private static func shortened(_ value: String) -> String {
    value.count <= 40 ? value : "\(value.prefix(40))…"
  }
}
