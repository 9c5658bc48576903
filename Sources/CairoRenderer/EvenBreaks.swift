import Foundation

/// The breaks that make the lines of a paragraph as evenly full as they can be.
///
/// Source: Knuth & Plass 1981, "Breaking paragraphs into lines", without hyphens.
struct EvenBreaks {
  /// The characters of each line.
  let ranges: [Range<Int>]

  /// A last line shorter than this part of the width counts as a fault.
  private static let shortest = 0.12
  /// Its fault: a short last line is better than a loose line before it. That of a line whose
  /// spaces grow as far as they may is 1.
  private static let shortFault = 0.1
  /// The fault of a line that stays ragged, and what the part of the width that it leaves adds.
  private static let raggedFault = (least: 1.5, growth: 8.0)
  /// The fault of a line that ends where it rather should not: that of one whose spaces grow by five
  /// eighths of what they may.
  private static let boundFault = 0.25
  /// Spaces give way by at most this part of their width.
  private static let shrink = 0.25
  /// A space that shrinks is as bad as one that grows so many times as much.
  private static let shrinkWeight = 2.2

  /// Breaks of `paragraph` after some of its `words` into lines that can fill `width` with spaces that grow
  /// by at most `growth`; nothing where a word is wider than a line, or all of it fits on one.
  init?(_ paragraph: Paragraph, words: [Paragraph.Word], width: Double, growth: Double) {
    let contents = words.map { paragraph.width(of: $0.content) }
    guard words.count > 2, contents.allSatisfy({ $0 <= width }) else { return nil }
    let spaces = words.map { paragraph.width(of: $0.content.upperBound..<$0.end) }
    guard zip(contents, spaces).reduce(0, { $0 + $1.0 + $1.1 }) > width else { return nil }
    let inner = words.map { paragraph.spaces(in: $0.content) }

    // From the end: the least sum of faults of the lines from each word on.
    var least = [Double](repeating: .infinity, count: words.count) + [0]
    var ends = [Int](repeating: 0, count: words.count)
    for first in words.indices.reversed() {
      var total = 0.0
      var room = 0.0
      var gaps = 0
      for last in first..<words.count {
        total += contents[last]
        gaps += inner[last]
        let isLast = last == words.count - 1
        if total > width + room * EvenBreaks.shrink { break }
        let bound = words[last].staysWithNext ? EvenBreaks.boundFault : 0
        let fault =
          isLast
          ? (total < width * EvenBreaks.shortest ? EvenBreaks.shortFault : 0)
          : EvenBreaks.fault(gap: (width - total) / width, width: width, gaps: gaps, growth: growth)
        if fault + bound + least[last + 1] < least[first] {
          least[first] = fault + bound + least[last + 1]
          ends[first] = last + 1
        }
        total += spaces[last]
        room += spaces[last]
        if spaces[last] > 0 { gaps += 1 }
      }
    }

    var found: [Range<Int>] = []
    var first = 0
    while first < words.count {
      guard ends[first] > first else { return nil }
      found.append(words[first].content.lowerBound..<words[ends[first] - 1].content.upperBound)
      first = ends[first]
    }
    ranges = found
  }

  /// The fault of a line that leaves the part `gap` of the width to its `gaps`.
  private static func fault(gap: Double, width: Double, gaps: Int, growth: Double) -> Double {
    let change = gap * width / Double(max(gaps, 1)) / growth
    if change > 1 || gaps == 0 { return raggedFault.least + raggedFault.growth * gap }
    let weighed = change < 0 ? change * -shrinkWeight : change
    return weighed * weighed * weighed
  }
}
