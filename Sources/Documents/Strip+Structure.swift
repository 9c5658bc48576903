import Graphics

extension [Strip] {
  /// Makes them a part of `element`. Items between which the structure changes have said so with
  /// elements counted from the strip's own; those are prolonged at their beginning, too.
  mutating func enclose(in element: StructureElement) {
    for index in indices { self[index].enclose(in: element) }
  }
}

extension Strip {
  /// What it shows, with what it is a part of said before; items that say so themselves come first
  /// where they do.
  var structuredItems: [PageItem] {
    let first = items.first { if case .destination = $0 { false } else { true } }
    if case .structure? = first { return items }
    return [.structure(structure)] + items
  }

  fileprivate mutating func enclose(in element: StructureElement) {
    structure.insert(element, at: 0)
    items = PageItem.within(items, element)
    for index in references.indices { references[index].structure.insert(element, at: 0) }
    if case .figure(var placement) = role {
      placement.structure.insert(element, at: 0)
      role = .figure(placement)
    }
  }
}

extension PageItem {
  /// The items as a part of `element`, where the structure changes between them.
  static func within(_ items: [PageItem], _ element: StructureElement) -> [PageItem] {
    items.map { item in
      if case .structure(let inner) = item { .structure([element] + inner) } else { item }
    }
  }
}

extension BlockSetter {
  /// A new element of `role`.
  mutating func element(
    _ role: StructureElement.Role, alternative: String = ""
  ) -> StructureElement {
    StructureElement(role, number: nextNumber(), alternative: alternative)
  }
}
