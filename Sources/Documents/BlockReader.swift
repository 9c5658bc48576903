/// Reads blocks from the nodes of a document, refusing what cannot be set.
struct BlockReader {
  private(set) var footnotes: [Footnote] = []
  var inlineReader = InlineReader()
  private var blockWarnings: [DocumentWarning] = []
  let sourceLines: [Substring]

  /// A reader that can look up the lines of the source.
  init(sourceLines: [Substring]) {
    self.sourceLines = sourceLines
  }

  /// What was read but will not be seen on a page.
  var warnings: [DocumentWarning] {
    (inlineReader.warnings + blockWarnings).sorted { $0.line < $1.line }
  }

  /// The blocks within `parent`, footnotes put aside.
  mutating func blocks(of parent: MarkdownNode, depth: Int = 0) throws(DocumentError) -> [Block] {
    guard depth < InlineReader.depthLimit else {
      throw .tooDeep(line: parent.line, limit: InlineReader.depthLimit)
    }
    var result: [Block] = []
    var waiting: [String] = []
    var awaitsContents = false
    for node in parent.children {
      if awaitsContents, node.kind != .list {
        blockWarnings.append(.emptyContents(line: node.line))
        awaitsContents = false
      }
      if node.kind == .footnoteDefinition {
        let number = footnotes.count + 1
        footnotes.append(
          Footnote(number: number, blocks: try blocks(of: node, depth: depth + 1), line: node.line))
      } else if node.kind == .htmlBlock {
        switch HTMLFragment(node.literal) {
        case .contents: awaitsContents = true
        case .comment: continue
        case .picture(let path, let alternative):
          let figure = figure(path: path, alternative, title: "", line: node.line)
          result.append(Block(.figure(figure), line: node.line, anchors: waiting))
          waiting = []
        default: throw .rawHTML(line: node.line, snippet: snippet(of: node.literal))
        }
      } else if node.kind == .paragraph {
        let paragraph = try paragraph(node)
        waiting += paragraph.anchors
        guard let kind = paragraph.kind else { continue }
        result.append(Block(kind, line: node.line, anchors: waiting))
        waiting = []
      } else {
        var kind = try kind(of: node, depth: depth)
        if awaitsContents, case .list(let list) = kind {
          kind = .contents(try list.contentsEntries())
          awaitsContents = false
        }
        result.append(Block(kind, line: node.line, anchors: waiting))
        waiting = []
      }
    }
    if awaitsContents { blockWarnings.append(.emptyContents(line: parent.lastLine)) }
    if !waiting.isEmpty {
      // Anchors at the very end name the place after the last block.
      result.append(Block(.paragraph([]), line: parent.lastLine, anchors: waiting))
    }
    return result
  }

  private mutating func kind(
    of node: MarkdownNode, depth: Int
  ) throws(DocumentError) -> Block.Kind {
    switch node.kind {
    case .heading:
      return .heading(level: node.headingLevel, try inlineReader.content(of: node))
    case .thematicBreak: return .thematicBreak
    case .codeBlock: return try code(node)
    case .list: return .list(try list(node, depth: depth))
    case .table: return .table(try table(node))
    case .blockQuote: return try quote(node, depth: depth)
    default: throw .unknownNode(line: node.line, type: node.typeName)
    }
  }

  /// Text, a figure, or nothing but anchors and comments. Anchors around a figure go to it.
  private mutating func paragraph(
    _ node: MarkdownNode
  ) throws(DocumentError) -> (kind: Block.Kind?, anchors: [String]) {
    let children = node.children
    if let image = children.first(where: { $0.kind == .image }) {
      var anchors: [String] = []
      for other in children where other.kind != .image {
        if other.kind == .softBreak { continue }
        guard other.kind == .htmlInline, let fragment = HTMLFragment(other.literal) else {
          throw .inlineImage(line: image.line, path: image.address)
        }
        switch fragment {
        case .anchorStart(let name): anchors.append(name)
        case .anchorEnd, .comment, .contents: continue
        case .lineBreak, .picture: throw .inlineImage(line: image.line, path: image.address)
        }
      }
      guard children.filter({ $0.kind == .image }).count == 1 else {
        throw .inlineImage(line: image.line, path: image.address)
      }
      let figure = figure(
        path: image.address, plainText(of: image), title: image.title, line: image.line)
      return (.figure(figure), anchors)
    }
    let content = try inlineReader.content(of: node)
    for case .formula(let formula) in content where formula.isDisplay {
      return (.formula(formula), content.anchors)
    }
    let bare = content.allSatisfy { inline in
      switch inline {
      case .anchor, .softBreak: true
      case .text(let text): text.allSatisfy(\.isWhitespace)
      default: false
      }
    }
    return bare ? (nil, content.anchors) : (.paragraph(content), [])
  }

  private mutating func figure(
    path: String, _ alternative: String, title: String, line: Int
  ) -> FigureBlock {
    if alternative.isEmpty {
      blockWarnings.append(.missingAlternativeText(line: line, path: path))
    }
    return FigureBlock(path: path, alternativeText: alternative, title: title)
  }

  private func plainText(of node: MarkdownNode) -> String {
    node.kind == .softBreak
      ? " " : node.literal + node.children.map { plainText(of: $0) }.joined()
  }

  private mutating func code(_ node: MarkdownNode) throws(DocumentError) -> Block.Kind {
    var lines = node.literal.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let language = node.fenceInfo.split(separator: " ").first ?? ""
    if language == "math" {
      let source = lines.joined(separator: "\n")
      return .formula(try Formula(parsing: source, isDisplay: true, line: node.line))
    }
    return .code(
      language: String(language), lines: lines.map(String.init),
      firstLine: node.isFenced ? node.line + 1 : node.line)
  }

  private mutating func list(_ node: MarkdownNode, depth: Int) throws(DocumentError) -> ListBlock {
    var items: [ListBlock.Item] = []
    for child in node.children {
      let done = child.kind == .taskItem ? child.isDone : nil
      items.append(
        ListBlock.Item(try blocks(of: child, depth: depth + 1), done: done, line: child.line))
    }
    return ListBlock(
      items: items, start: node.listStart, delimiter: node.listDelimiter, tight: node.listIsTight)
  }

  private mutating func quote(_ node: MarkdownNode, depth: Int) throws(DocumentError) -> Block.Kind
  {
    var content = try blocks(of: node, depth: depth + 1)
    guard case .paragraph(var text)? = content.first?.kind, case .text(let mark)? = text.first,
      let match = mark.wholeMatch(of: /\[!([A-Za-z]+)\]\s*/),
      let callout = CalloutKind(rawValue: match.1.uppercased()),
      text.count == 1 || text[1] == .softBreak
    else { return .quote(content) }
    text.removeFirst(min(2, text.count))
    if text.isEmpty {
      content.removeFirst()
    } else {
      content[0].kind = .paragraph(text)
    }
    return .callout(callout, content)
  }
}
