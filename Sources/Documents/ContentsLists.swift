/// Writes the lists of contents that a Markdown text asks for.
///
/// A line of its own `<!-- contents -->`, `<!-- figures -->` or `<!-- tables -->`, with or without
/// the blanks in it, is followed, in what this gives back, by a list of links to the headings, figures or tables; the two latter
/// become `<!-- contents -->` as well, so that pages show them with page numbers.
public struct ContentsLists: Sendable {
  /// What captions begin with.
  public let labels: DocumentLabels
  /// The deepest heading that is listed.
  public let deepest: Int

  /// Lists with headings of level 2 to `deepest`.
  public init(labels: DocumentLabels, deepest: Int = 3) {
    self.labels = labels
    self.deepest = deepest
  }

  /// `markdown` with the lists written in. A comment that a list follows
  /// already stays as it is.
  /// - Throws: `DocumentError` where the text cannot be set.
  public func written(into markdown: String) throws(DocumentError) -> String {
    let document = try MarkdownDocument(parsing: markdown)
    let index = try DestinationIndex(document)
    let code = try MarkdownCode(in: markdown)
    let lines = MarkdownCode.lines(of: markdown)
    let lists = lines.enumerated().map { number, line in
      code.lines.contains(number + 1) ? nil : ContentsLists.list(in: line)
    }
    let markers = Set(lists.indices.filter { lists[$0] != nil }.map { $0 + 1 })
    var result: [String] = []
    for (number, line) in lines.enumerated() {
      let next = number + 1 < lines.count ? lines[number + 1] : ""
      guard let list = lists[number], !next.drop(while: { $0 == " " }).hasPrefix("- [") else {
        result.append(String(line))
        continue
      }
      let entries =
        switch list {
        case "contents": headings(document, index, markers: markers)
        case "figures": captions(document, of: .figure)
        default: captions(document, of: .table)
        }
      let indent = line.prefix { $0 == " " }
      result += (["<!-- contents -->"] + entries).map { indent + $0 }
    }
    return result.joined(separator: "\n")
  }

  /// The list that a line asks for.
  private static func list(in line: Substring) -> String? {
    // Most lines are seen not to ask for one by their first byte.
    let bytes = line.utf8.drop { $0 == UInt8(ascii: " ") }
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    let text = line.trimming(while: \.isWhitespace)
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return nil }
    let name = text.dropFirst(4).dropLast(3).trimming(while: \.isWhitespace)
    return ["contents", "figures", "tables"].first { $0 == name }
  }

  /// Headings but those of the lists themselves, which have one of the `markers` beneath them.
  private func headings(
    _ document: MarkdownDocument, _ index: DestinationIndex, markers: Set<Int>
  ) -> [String] {
    let blocks = document.blocks
    return blocks.indices.compactMap { position in
      let block = blocks[position]
      let next = position + 1 < blocks.count ? blocks[position + 1].line : Int.max
      guard case .heading(let level, let content) = block.kind, (2...deepest).contains(level),
        let name = index.headingNames[block.line],
        !markers.contains(where: { $0 > block.line && $0 < next })
      else { return nil }
      let indent = String(repeating: "  ", count: level - 2)
      return "\(indent)- [\(content.markdown)](#\(name))"
    }
  }

  /// The first sentence of each caption; captions without an anchor have no place to lead to.
  private func captions(
    _ document: MarkdownDocument, of subject: Caption.Subject
  ) -> [String] {
    let blocks = document.blocks
    return blocks.indices.compactMap { index in
      guard let caption = Caption(blocks[index], labels: labels), caption.subject == subject
      else { return nil }
      var anchors = caption.content.anchors + blocks[index].anchors
      let neighbour = subject == .figure ? index - 1 : index + 1
      if blocks.indices.contains(neighbour) { anchors += blocks[neighbour].anchors }
      guard let anchor = anchors.first else { return nil }
      return "- [\(caption.firstSentence.markdown)](#\(anchor))"
    }
  }
}

extension Caption {
  /// The label and the first sentence after it, without its full stop.
  var firstSentence: [Inline] {
    var result: [Inline] = []
    for inline in content {
      switch inline {
      case .strong(let label) where result.isEmpty: result.append(contentsOf: label)
      case .anchor, .footnoteReference: continue
      case .text(let text):
        if let end = text.firstMatch(of: /[^\s.]\.(\s|$)/) {
          let stop = text.index(after: end.range.lowerBound)
          result.append(.text(String(text[..<stop])))
          return result
        }
        result.append(inline)
      case .softBreak, .lineBreak: result.append(.text(" "))
      default: result.append(inline)
      }
    }
    return result
  }
}

extension [Inline] {
  /// Markdown that reads as this does, without links, anchors, notes and line breaks.
  fileprivate var markdown: String {
    map { inline in
      switch inline {
      case .text(let text):
        text.map { "\\`*_[]<>~$&".contains($0) ? "\\\($0)" : "\($0)" }.joined()
      case .emphasis(let inner): "*\(inner.markdown)*"
      case .strong(let inner): "**\(inner.markdown)**"
      case .strikethrough(let inner): "~~\(inner.markdown)~~"
      case .code(let text): text.contains("`") ? "`` \(text) ``" : "`\(text)`"
      case .link(let inner, _): inner.markdown
      case .formula(let formula): "$\(formula.source)$"
      case .anchor, .footnoteReference: ""
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
