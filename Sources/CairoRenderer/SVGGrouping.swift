/// Says once what neighbouring elements say alike: runs of elements with an attribute of one value
/// come into a group that has it. The order of drawing stays.
enum SVGGrouping {
  /// What the two tags of a group cost, in bytes.
  private static let cost = 9

  private struct Run {
    var range: Range<Int>
    var saving: Int
  }

  /// The same picture in groups.
  static func grouped(_ elements: [SVGElement]) -> [SVGElement] {
    guard elements.count > 1, let run = best(in: elements) else { return elements }
    var common = elements[run.range.lowerBound].attributes
    for element in elements[run.range] {
      common.removeAll { !element.attributes.contains($0) }
    }
    let inner = elements[run.range].flatMap { element in
      var element = element
      element.attributes.removeAll { common.contains($0) }
      let isBare = element.name == "g" && element.attributes.isEmpty && element.own.isEmpty
      return isBare ? element.children : [element]
    }
    let group = SVGElement(name: "g", attributes: common, children: grouped(inner))
    return grouped(Array(elements[..<run.range.lowerBound])) + [group]
      + grouped(Array(elements[run.range.upperBound...]))
  }

  /// The run whose attribute, said once, saves most; of equal ones the first.
  private static func best(in elements: [SVGElement]) -> Run? {
    var best: Run?
    var open: [(attribute: SVGElement.Attribute, start: Int)] = []
    for index in 0...elements.count {
      let present = index < elements.count ? elements[index].attributes : []
      open.removeAll { attribute, start in
        guard !present.contains(attribute) else { return false }
        let saving = (index - start - 1) * attribute.length - cost
        let isEarlier = start < best?.range.lowerBound ?? index
        if saving > best?.saving ?? 0 || (saving == best?.saving && isEarlier) {
          best = Run(range: start..<index, saving: saving)
        }
        return true
      }
      for attribute in present where !open.contains(where: { $0.attribute == attribute }) {
        open.append((attribute, index))
      }
    }
    return best
  }
}
