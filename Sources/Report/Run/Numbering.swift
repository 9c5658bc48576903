import Documents
import Foundation

/// Numbers figures and tables in the order in which a document defines them.
///
/// A template writes `**@[fig:ID].** caption` beneath a figure and `**@[tab:ID].** caption` above a
/// table, and `@[fig:ID]` wherever it speaks of them, which becomes a link. So a chapter can be
/// moved without counting anything again, and the Markdown carries the same numbers as the pages.
struct Numbering {
  /// Words before the numbers, in the language of the report.
  let figure: String
  let table: String

  /// `markdown` with every reference replaced by its word and number, code as it is. What `document`
  /// has a caption for keeps the number that it has there, so that slides count as the report they
  /// belong to.
  /// - Throws: `ReportError.reference` where a reference names nothing or is of another kind than
  ///   these two, or two captions have the same name; `DocumentError` without cmark-gfm.
  func apply(to markdown: String, after document: String = "") throws -> String {
    let stretches = try MarkdownCode(in: markdown).stretchesWithSpans
    var numbers = try numbers(in: try MarkdownCode(in: document).stretchesWithSpans)
    for (name, number) in try self.numbers(in: stretches, after: numbers) {
      numbers[name] = numbers[name] ?? number
    }
    // Made once: it takes longer than to read a stretch with them.
    let (caption, reference) = (Numbering.caption, Numbering.reference)
    return try stretches.map { stretch in
      stretch.isCode
        ? String(stretch.text) : try applied(numbers, to: stretch.text, caption, reference)
    }.joined()
  }

  /// `text`, in which there is no code, with its references replaced.
  private func applied(
    _ numbers: [String: String], to text: Substring, _ caption: Pattern, _ reference: Pattern
  ) throws(ReportError) -> String {
    // A caption gets an anchor before its number, everything else that names it a link there.
    let anchored = text.replacing(caption) { match in
      "<a id=\"\(match.output.1)-\(match.output.2)\"></a>\(match.output.0)"
    }
    let captions = Set(anchored.matches(of: caption).map { $0.range.lowerBound })
    var result = ""
    var end = anchored.startIndex
    for match in anchored.matches(of: reference) {
      let name = "\(match.output.1):\(match.output.2)"
      guard let number = numbers[name] else {
        throw Numbering.unknown(
          String(match.output.1), String(match.output.2), known: numbers.keys.sorted())
      }
      result += anchored[end..<match.range.lowerBound]
      // The caption's two asterisks stand just before its reference.
      let isCaption =
        anchored.index(match.range.lowerBound, offsetBy: -2, limitedBy: anchored.startIndex)
        .map(captions.contains) ?? false
      result += isCaption ? number : "[\(number)](#\(match.output.1)-\(match.output.2))"
      end = match.range.upperBound
    }
    return result + anchored[end...]
  }

  /// The word and number of each caption in `stretches`; those in `earlier` are not counted again.
  private func numbers(
    in stretches: [MarkdownCode.Stretch], after earlier: [String: String] = [:]
  ) throws(ReportError) -> [String: String] {
    var numbers: [String: String] = [:]
    var counts = ["fig": 0, "tab": 0]
    for name in earlier.keys { counts[String(name.prefix(3)), default: 0] += 1 }
    let caption = Numbering.caption
    for match in stretches.filter({ !$0.isCode }).flatMap({ $0.text.matches(of: caption) }) {
      let name = "\(match.output.1):\(match.output.2)"
      guard numbers[name] == nil else { throw .reference(name, problem: Numbering.repeatedCaption) }
      let kind = String(match.output.1)
      if earlier[name] == nil { counts[kind, default: 0] += 1 }
      numbers[name] = "\(kind == "fig" ? figure : table) \(counts[kind, default: 0])"
    }
    return numbers
  }

  private typealias Pattern = Regex<(Substring, Substring, Substring)>

  /// What is wrong with a name that two captions have.
  static let repeatedCaption = "stands at two captions"

  /// The error for `@[kind:label]`, of which there is none.
  private static func unknown(_ kind: String, _ label: String, known: [String]) -> ReportError {
    let isReference = ["fig", "tab"].contains(kind) && !label.isEmpty
    let meant = ["fig", "tab"].first { kind.lowercased().hasPrefix($0.prefix(1)) } ?? kind
    let hint =
      nearestName(to: "\(meant):\(label)", among: known).map { "did you mean @[\($0)]?" }
      ?? (known.isEmpty ? "there is none" : "there are \(known.joined(separator: ", "))")
    return .reference(
      "\(kind):\(label)",
      problem: isReference
        ? "names no figure or table; \(hint)" : "is neither @[fig:name] nor @[tab:name]; \(hint)")
  }

  private static var caption: Pattern {
    /\*\*@\[(fig|tab):([^\]\n]+)\]\.\*\*/
  }
  /// Whatever looks like a reference, so that a misspelt one does not pass into the report.
  private static var reference: Pattern {
    /@\[([^\]\n:]*):([^\]\n]*)\]/
  }
}
