/// Which lines of a Markdown text are code, fenced or indented, in lists, quotes and notes too, as
/// cmark-gfm sees them. Nothing in them is Markdown, and whoever changes a text leaves them alone.
public struct MarkdownCode: Hashable, Sendable {
  /// A stretch of a text.
  public struct Stretch: Hashable, Sendable {
    /// Its text, line ends included.
    public var text: Substring
    /// Whether it is code.
    public var isCode: Bool
  }

  /// The numbers of the lines of code, counted from 1, fences included.
  public let lines: Set<Int>
  private let markdown: String

  /// Looks for the code of `markdown`.
  /// - Throws: `DocumentError.parserUnavailable` without cmark-gfm.
  public init(in markdown: String) throws(DocumentError) {
    self.markdown = markdown
    let source = MarkdownCode.lines(of: markdown)
    lines = try MarkdownTree(parsing: markdown).withRoot { root throws(DocumentError) in
      var lines: Set<Int> = []
      MarkdownCode.add(root, to: &lines, source: source)
      return lines
    }
  }

  /// The lines of `markdown` as cmark-gfm counts them, without their ends.
  public static func lines(of markdown: String) -> [Substring] {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let bytes = markdown.utf8
    var lines: [Substring] = []
    var start = markdown.startIndex
    while let end = bytes[start...].firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) {
      lines.append(markdown[start..<end])
      start = bytes.index(after: end)
      let isPair = bytes[end] == carriageReturn && start < bytes.endIndex
      if isPair, bytes[start] == lineFeed { start = bytes.index(after: start) }
    }
    return lines + [markdown[start...]]
  }

  /// The whole text in stretches of lines: code, and what stands before and behind it.
  public var stretches: [Stretch] {
    var result: [Stretch] = []
    let source = MarkdownCode.lines(of: markdown)
    for (index, line) in source.enumerated() {
      let isCode = lines.contains(index + 1)
      let start = line.startIndex
      let end = index + 1 < source.count ? source[index + 1].startIndex : markdown.endIndex
      guard start < end else { continue }
      if let last = result.indices.last, result[last].isCode == isCode {
        result[last].text = markdown[result[last].text.startIndex..<end]
      } else {
        result.append(Stretch(text: markdown[start..<end], isCode: isCode))
      }
    }
    return result
  }

  /// The same with code spans that begin and end on one line as stretches of their own.
  public var stretchesWithSpans: [Stretch] {
    stretches.flatMap { stretch -> [Stretch] in
      guard !stretch.isCode, stretch.text.utf8.contains(UInt8(ascii: "`")) else { return [stretch] }
      var result: [Stretch] = []
      var (start, place) = (stretch.text.startIndex, stretch.text.startIndex)
      func add(upTo end: Substring.Index, isCode: Bool) {
        if start < end { result.append(Stretch(text: markdown[start..<end], isCode: isCode)) }
        start = end
      }
      let marks: Set<UInt8> = [UInt8(ascii: "`"), UInt8(ascii: "\\")]
      while let found = stretch.text[place...].utf8.firstIndex(where: marks.contains) {
        let rest = stretch.text[found...]
        if rest.first == "\\" {
          place = rest.dropFirst(2).startIndex
          continue
        }
        let ticks = rest.prefix { $0 == "`" }
        let line = rest.prefix { !$0.endsMarkdownLine }
        place = ticks.endIndex
        if let span = MarkdownCode.span(in: line, from: String(ticks), to: String(ticks)) {
          add(upTo: found, isCode: false)
          add(upTo: span.endIndex, isCode: true)
          place = span.endIndex
        }
      }
      add(upTo: stretch.text.endIndex, isCode: false)
      return result
    }
  }

  /// From `opening`, which `rest` begins with, to the next `closing` in the same paragraph.
  static func span(in rest: Substring, from opening: String, to closing: String) -> Substring? {
    let body = rest.dropFirst(opening.count)
    var search = body
    while let found = search.firstRange(of: closing) {
      let lines = body[..<found.lowerBound].split(
        separator: "\n", omittingEmptySubsequences: false)
      let endsParagraph = lines.dropFirst().dropLast().contains {
        $0.allSatisfy { $0 == " " || $0 == "\t" }
      }
      if endsParagraph { return nil }
      // A run of ticks ends only at one just as long.
      let isLonger =
        closing.first == "`" && closing.last == "`"
        && (rest[found.upperBound...].first == "`"
          || rest[..<found.lowerBound].last == "`")
      if !isLonger { return rest[..<found.upperBound] }
      search = search[found.upperBound...].drop { $0 == "`" }
    }
    return nil
  }

  /// Adds the lines of the code within `node`. cmark-gfm counts the line that ends a block or the
  /// blank lines behind it to some blocks, so the lines of what they hold are counted instead.
  /// What stands deeper than `BlockReader` follows is refused there.
  private static func add(
    _ node: MarkdownNode, to lines: inout Set<Int>, source: [Substring], depth: Int = 0
  ) {
    if node.kind == .codeBlock {
      var end = node.line - 1 + node.literal.utf8.count { $0 == UInt8(ascii: "\n") }
      if node.isFenced {
        end += 1
        let next = end < source.count ? source[end].trimming { $0.isWhitespace || $0 == ">" } : ""
        let isFence = next.hasPrefix("```") || next.hasPrefix("~~~")
        if isFence, next.allSatisfy({ $0 == next.first }) { end += 1 }
      }
      lines.formUnion(node.line...max(node.line, end))
    }
    let containers: Set<MarkdownNode.Kind?> = [
      .document, .blockQuote, .list, .item, .taskItem, .footnoteDefinition,
    ]
    // A list and its item are two nodes.
    guard containers.contains(node.kind), depth <= 2 * InlineReader.depthLimit else { return }
    for child in node.children { add(child, to: &lines, source: source, depth: depth + 1) }
  }
}

extension Character {
  /// Whether it ends a line of Markdown: no other character of Unicode's does.
  var endsMarkdownLine: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
