import Foundation

/// The names of all places of a document that links can lead to.
struct DestinationIndex {
  /// The name of the heading that begins on a line.
  private(set) var headingNames: [Int: String] = [:]
  private var names: Set<String> = []

  /// Gives names to all headings in document order and collects the anchors.
  init(_ document: MarkdownDocument) throws(DocumentError) {
    var slugs = SlugRegister()
    var anchors: [(name: String, line: Int)] = []
    collect(document.blocks, slugs: &slugs, anchors: &anchors)
    for note in document.footnotes { collect(note.blocks, slugs: &slugs, anchors: &anchors) }
    for anchor in anchors where !names.insert(anchor.name).inserted {
      throw .repeatedAnchor(line: anchor.line, name: anchor.name)
    }
  }

  /// The name that an address such as `#slug` leads to, if there is such a place.
  func destination(of address: String) -> String? {
    let name = DestinationIndex.name(in: address)
    return names.contains(name) ? name : nil
  }

  /// The address most like one that leads nowhere.
  func nearestAddress(to address: String) -> String? {
    nearestName(to: DestinationIndex.name(in: address), among: names.sorted()).map { "#" + $0 }
  }

  /// Takes `name` for a place that the Markdown did not name, or nothing where it is taken.
  mutating func reserve(_ name: String) -> String? {
    names.insert(name).inserted ? name : nil
  }

  private static func name(in address: String) -> String {
    let raw = String(address.dropFirst())
    return raw.removingPercentEncoding ?? raw
  }

  private mutating func collect(
    _ blocks: [Block], slugs: inout SlugRegister, anchors: inout [(name: String, line: Int)]
  ) {
    for block in blocks {
      anchors += block.anchors.map { ($0, block.line) }
      switch block.kind {
      case .heading(_, let content):
        let slug = slugs.name(for: content.plainText)
        headingNames[block.line] = slug.isEmpty ? "section-\(block.line)" : slug
        names.insert(slug.isEmpty ? "section-\(block.line)" : slug)
        anchors += content.anchors.map { ($0, block.line) }
      case .paragraph(let content):
        anchors += content.anchors.map { ($0, block.line) }
      case .list(let list):
        for item in list.items { collect(item.blocks, slugs: &slugs, anchors: &anchors) }
      case .table(let table):
        for row in [table.header] + table.rows {
          anchors += row.cells.flatMap(\.anchors).map { ($0, row.line) }
        }
      case .quote(let content), .callout(_, let content):
        collect(content, slugs: &slugs, anchors: &anchors)
      case .code, .figure, .formula, .thematicBreak, .contents: break
      }
    }
  }
}
