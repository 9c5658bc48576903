import Foundation

/// A record as its file has it, before it is known to be a review.
struct ReviewRecord {
  /// Its place in the file, from 0.
  let row: Int
  /// Its place in a message.
  let place: RecordPlace
  let text: String
  let label: String

  /// The review that the record holds.
  /// - Throws: where the text is blank or the label is neither class.
  func review(in url: URL) throws(TrainingError) -> LabeledText {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw .emptyText(path: url.relativePath, place: place)
    }
    guard let label = LabelSpelling.label(of: self.label) else {
      throw .label(path: url.relativePath, place: place, found: self.label)
    }
    return LabeledText(row: row, text: text, label: label)
  }
}
