/// A review and whether it is a good one.
public struct LabeledText: Hashable, Sendable {
  /// Where the text stands in its data set, from 0: what `split.csv` names it by. `ReviewSource`
  /// says for every format what is counted.
  public let row: Int
  /// The text, as it stands in the data set.
  public let text: String
  /// 0 negative, 1 positive.
  public let label: Int

  /// A text of the data set.
  public init(row: Int, text: String, label: Int) {
    self.row = row
    self.text = text
    self.label = label
  }
}
