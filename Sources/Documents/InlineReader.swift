/// Reads running text from the nodes of a paragraph, heading or table cell.
struct InlineReader {
  /// Titles of links, which a page does not show.
  private(set) var warnings: [DocumentWarning] = []
  /// Deeper nesting is refused rather than followed.
  static let depthLimit = 32

  /// The inline content of `parent`.
  mutating func content(of parent: MarkdownNode, depth: Int = 0) throws(DocumentError) -> [Inline] {
    guard depth < InlineReader.depthLimit else {
      throw .tooDeep(line: parent.line, limit: InlineReader.depthLimit)
    }
    var result: [Inline] = []
    var line = parent.line
    var openAnchors = 0
    for node in parent.children {
      // A soft break has no position of its own in cmark-gfm; what follows it has.
      line = max(line, node.line)
      if node.kind == .htmlInline {
        if let inline = try html(node.literal, line: line, openAnchors: &openAnchors) {
          result.append(inline)
        }
      } else if node.kind == .text {
        result += try text(node, in: parent, line: line)
      } else {
        result.append(try inline(node, line: line, depth: depth))
      }
    }
    guard openAnchors == 0 else { throw .rawHTML(line: line, snippet: "<a> without </a>") }
    return result
  }

  private mutating func inline(
    _ node: MarkdownNode, line: Int, depth: Int
  ) throws(DocumentError) -> Inline {
    switch node.kind {
    case .code: return .code(node.literal)
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .emphasis: return .emphasis(try content(of: node, depth: depth + 1))
    case .strong: return .strong(try content(of: node, depth: depth + 1))
    case .strikethrough: return .strikethrough(try content(of: node, depth: depth + 1))
    case .link:
      if let image = node.children.first(where: { $0.kind == .image }) {
        throw .linkedImage(line: line, path: image.address)
      }
      if !node.title.isEmpty {
        warnings.append(.titleNotShown(line: line, title: node.title))
      }
      let text = try content(of: node, depth: depth + 1)
      if text.plainText.allSatisfy(\.isWhitespace) {
        warnings.append(.emptyLink(line: line, address: node.address))
      }
      return .link(text, address: node.address)
    case .footnoteReference: return .footnoteReference(Int(node.literal) ?? 0)
    case .image: throw .inlineImage(line: line, path: node.address)
    default: throw .unknownNode(line: line, type: node.typeName)
    }
  }

  /// The text of a node with the formulas in it.
  private func text(
    _ node: MarkdownNode, in parent: MarkdownNode, line: Int
  ) throws(DocumentError) -> [Inline] {
    var result: [Inline] = []
    for (text, entry) in node.pieces {
      guard let entry else {
        result.append(.text(text))
        continue
      }
      if entry.isDisplay, parent.kind != .paragraph || !parent.holdsOneFormula {
        throw .displayFormulaInText(line: entry.line, source: entry.formula)
      }
      result.append(
        .formula(
          try Formula(parsing: entry.formula, isDisplay: entry.isDisplay, line: entry.line)))
    }
    return result
  }

  /// The text between `<a id="x">` and `</a>` stays; only the name is taken out of it.
  private func html(
    _ source: String, line: Int, openAnchors: inout Int
  ) throws(DocumentError) -> Inline? {
    switch HTMLFragment(source) {
    case .comment, .contents: return nil
    case .lineBreak: return .lineBreak
    case .anchorStart(let name):
      openAnchors += 1
      return .anchor(name)
    case .anchorEnd where openAnchors > 0:
      openAnchors -= 1
      return nil
    case .anchorEnd, .picture, nil: throw .rawHTML(line: line, snippet: snippet(of: source))
    }
  }
}

extension MarkdownNode {
  /// Whether a paragraph holds one formula and otherwise nothing but anchors and white space.
  fileprivate var holdsOneFormula: Bool {
    var formulas = 0
    for child in children {
      switch child.kind {
      case .text:
        for (text, entry) in child.pieces {
          if entry != nil {
            formulas += 1
          } else if !text.allSatisfy(\.isWhitespace) {
            return false
          }
        }
      case .softBreak, .htmlInline: continue
      default: return false
      }
    }
    return formulas == 1
  }
}

/// The first line of a piece of source, short enough for a message.
func snippet(of source: String) -> String {
  let first = source.split(whereSeparator: \.isNewline).first ?? ""
  return first.count > 40 ? first.prefix(40) + "…" : String(first)
}
