import Graphics

/// Turns the flat row of elements that Cairo wrote, one for each piece of content, into the tree
/// of the document.
///
/// An element takes over the object of its first piece of content; the other pieces join it, and
/// the table by which a page finds the element of a piece is corrected.
///
/// Source: ISO 32000-1, 14.7.2 (hierarchy), 14.7.4 (content), 14.9.3 (alternative texts).
struct DocumentStructure {
  private typealias Object = PDFObjects.Object

  /// A piece of content as Cairo wrote it.
  private struct Piece {
    var object: Object
    var page: Object
    /// Its number on its page; a link's lies within the link.
    var number: Int?
  }

  private let objects: PDFObjects
  private let tree: StructureTree
  private var pieces: [Piece] = []
  /// For each page, by its identity, the array of the elements of its pieces.
  private var elements: [Int: Object] = [:]

  init(objects: PDFObjects, tree: StructureTree) throws(CairoRendererError) {
    self.objects = objects
    self.tree = tree
    let root = objects[objects.root, "/StructTreeRoot"]
    pieces = objects.items(of: objects[root, "/K"]).map { object in
      Piece(
        object: object, page: objects[object, "/Pg"],
        number: objects.integer(objects[object, "/K"]))
    }
    guard pieces.count == tree.contentCount else {
      throw .library(
        step: "PDF",
        message: "Cairo marked \(pieces.count) pieces of content, expected \(tree.contentCount).")
    }
    let entries = objects.items(of: objects[objects[root, "/ParentTree"], "/Nums"])
    var arrays: [Int: Object] = [:]
    for index in stride(from: 0, to: entries.count - 1, by: 2) {
      if let key = objects.integer(entries[index]) { arrays[key] = entries[index + 1] }
    }
    for page in objects.pages {
      if let key = objects.integer(objects[page, "/StructParents"]) {
        elements[objects.identity(page)] = arrays[key]
      }
    }
  }

  /// Writes the tree.
  func write() throws(CairoRendererError) {
    let root = objects[objects.root, "/StructTreeRoot"]
    objects[objects.root, "/MarkInfo"] = objects.parsed("<< /Marked true >>")
    if let document = object(of: 0, parent: root) { objects[root, "/K"] = document }
    try objects.check()
  }

  /// The object of an element with all that it holds; nothing for one that holds nothing. Cells
  /// of a table count in any case.
  private func object(of index: Int, parent: Object) -> Object? {
    let node = tree.nodes[index]
    let first = node.kids.lazy.compactMap { kid -> Piece? in
      if case .content(let piece) = kid { pieces[piece] } else { nil }
    }.first
    let object = first?.object ?? objects.shared(objects.dictionary([:]))
    let kids = node.kids.compactMap { kid -> Object? in
      switch kid {
      case .element(let inner): return self.object(of: inner, parent: object)
      case .link(let piece):
        objects[pieces[piece].object, "/P"] = object
        return pieces[piece].object
      case .content(let piece): return reference(to: pieces[piece], from: first, in: object)
      }
    }
    let role = node.element.role
    guard !kids.isEmpty || role == .cell || role == .headerCell else { return nil }
    objects[object, "/Type"] = objects.parsed("/StructElem")
    objects[object, "/S"] = objects.parsed("/" + role.rawValue)
    objects[object, "/P"] = parent
    objects[object, "/K"] = kids.count == 1 ? kids[0] : objects.array(kids)
    if !node.element.alternative.isEmpty {
      objects[object, "/Alt"] = objects.text(node.element.alternative)
    }
    if role == .headerCell {
      objects[object, "/A"] = objects.parsed("<< /O /Table /Scope /Column >>")
    }
    return object
  }

  /// How an element names one of its pieces: by its number on the page where the first one is, else
  /// by page and number.
  private func reference(to piece: Piece, from first: Piece?, in object: Object) -> Object? {
    guard let number = piece.number else { return nil }
    let page = objects.identity(piece.page)
    if let elements = elements[page] { objects.setItem(number, of: elements, to: object) }
    if let first, objects.identity(first.page) == page { return objects.number(number) }
    return objects.dictionary([
      "/Type": objects.parsed("/MCR"), "/Pg": piece.page, "/MCID": objects.number(number),
    ])
  }
}
