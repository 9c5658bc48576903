/// The texts of a data set with every text once, so that none can be both learned and tested.
///
/// Two texts are the same if they are canonically equivalent in Unicode: nothing is trimmed,
/// lower-cased or otherwise made alike. The first of several copies stays. Where copies have
/// different labels, neither label can be trusted, and all of them go.
public struct DistinctTexts: Hashable, Sendable {
  /// Number of texts before.
  public let readCount: Int
  /// The texts that stay, in the order of the data set.
  public let texts: [LabeledText]
  /// Number of texts removed because the same text with the same label came before.
  public let duplicateCount: Int
  /// Number of texts removed because the same text stands there with the other label, too.
  public let conflictCount: Int

  /// Removes the copies from `texts`.
  public init(_ texts: [LabeledText]) {
    var labels: [String: Int] = [:]
    var conflicts: Set<String> = []
    for text in texts {
      if let label = labels[text.text] {
        if label != text.label { conflicts.insert(text.text) }
      } else {
        labels[text.text] = text.label
      }
    }
    var kept: [LabeledText] = []
    var conflictCount = 0
    // From here on `labels` holds the texts whose first copy is still to come.
    for text in texts {
      if conflicts.contains(text.text) {
        conflictCount += 1
      } else if labels.removeValue(forKey: text.text) != nil {
        kept.append(text)
      }
    }
    readCount = texts.count
    self.texts = kept
    self.conflictCount = conflictCount
    duplicateCount = texts.count - kept.count - conflictCount
  }
}
