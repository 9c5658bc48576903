/// A line of a list of contents: what it says and where it leads.
///
/// In the Markdown it is an item of a list of links, which GitHub shows as such; the comment
/// `<!-- contents -->` before the list asks for page numbers behind dotted leaders.
public struct ContentsEntry: Hashable, Sendable {
  /// 0 for an item of the outermost list, 1 for an item of a list within it, and so on.
  public var depth: Int
  /// The text of the link.
  public var content: [Inline]
  /// The address of the link, `#slug`.
  public var address: String
  /// Its line in the Markdown.
  public var line: Int

  /// A line of contents.
  public init(depth: Int, content: [Inline], address: String, line: Int) {
    self.depth = depth
    self.content = content
    self.address = address
    self.line = line
  }

  /// What `text` begins with where it is one of `labels` and a number, the space after it
  /// included: `Figure 12. `.
  static func label(of text: String, _ labels: [String]) -> String? {
    guard let match = text.prefixMatch(of: /(\S+)\s(?:[A-Z]\.?)?\d+(?:\.\d+)*[.:]?\s/),
      labels.contains(String(match.1))
    else { return nil }
    return String(match.0)
  }
}

extension ListBlock {
  /// The list as lines of contents.
  /// - Throws: `DocumentError.contentsEntry` for an item that is not a link within the document,
  ///   with or without a list of such items beneath it.
  func contentsEntries(depth: Int = 0) throws(DocumentError) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for item in items {
      guard case .paragraph(let text)? = item.blocks.first?.kind, text.count == 1,
        case .link(let content, let address) = text[0], address.hasPrefix("#")
      else { throw .contentsEntry(line: item.line) }
      entries.append(
        ContentsEntry(depth: depth, content: content, address: address, line: item.line))
      for block in item.blocks.dropFirst() {
        guard case .list(let inner) = block.kind else { throw .contentsEntry(line: block.line) }
        entries += try inner.contentsEntries(depth: depth + 1)
      }
    }
    return entries
  }
}
