import Foundation

/// The ways in which a data set may write its two labels.
public enum LabelSpelling {
  private static let spellings: [[String]] = [
    ["0", "negative", "neg", "부정"],
    ["1", "positive", "pos", "긍정"],
  ]

  /// The spellings, for a message.
  static let accepted = spellings.map { $0.joined(separator: "/") }.joined(separator: " or ")

  /// The label that `text` spells, 0 negative or 1 positive; upper and lower case are the same and
  /// blanks around it do not count. Nil where it spells neither.
  public static func label(of text: String) -> Int? {
    let spelling = text.trimmingCharacters(in: .whitespaces).lowercased()
    return spellings.firstIndex { $0.contains(spelling) }
  }
}
