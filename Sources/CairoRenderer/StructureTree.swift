import Graphics

/// The structure of a document as its pages are drawn: which elements there are, and which pieces
/// of content each of them has.
struct StructureTree {
  /// What an element holds, in the order of reading.
  enum Kid: Hashable {
    /// Another element.
    case element(Int)
    /// The piece of content with this number, counted through the document.
    case content(Int)
    /// The link with this number, counted with the pieces of content.
    case link(Int)
  }

  /// An element and what it holds.
  struct Node: Hashable {
    var element: StructureElement
    var kids: [Kid] = []
    /// The page on which it begins.
    var page: Int
  }

  /// All elements; the first is the document.
  private(set) var nodes = [Node(element: StructureElement(.document, number: 0), page: 0)]
  /// How many pieces of content and links there are.
  private(set) var contentCount = 0
  private var places: [Int: Int] = [:]

  /// The place of the innermost of `elements`, made as far as they are new; nothing for
  /// decoration, which the header of a table is on all pages but its first.
  mutating func node(of elements: [StructureElement], page: Int) -> Int? {
    var place = 0
    for element in elements {
      if let known = places[element.number] {
        place = known
      } else {
        nodes.append(Node(element: element, page: page))
        nodes[place].kids.append(.element(nodes.count - 1))
        place = nodes.count - 1
        places[element.number] = place
      }
      if element.role == .headerCell, nodes[place].page != page { return nil }
    }
    return place == 0 ? nil : place
  }

  /// Adds a piece of content to an element.
  mutating func addContent(to node: Int) {
    nodes[node].kids.append(.content(contentCount))
    contentCount += 1
  }

  /// Adds a link to an element, or to the document.
  mutating func addLink(to node: Int?) {
    nodes[node ?? 0].kids.append(.link(contentCount))
    contentCount += 1
  }
}
