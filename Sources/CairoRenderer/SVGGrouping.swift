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
    var open: [SVGElement.Attribute: Int] = [:]
    for index in 0...elements.count {
      let present = index < elements.count ? elements[index].attributes : []
      var ended: [Run] = []
      for (attribute, start) in open where !present.contains(attribute) {
        let saving = (index - start - 1) * attribute.length - cost
        ended.append(Run(range: start..<index, saving: saving))
        open[attribute] = nil
      }
      // A dictionary has no order; runs that end together are taken by saving, then by length.
      for run in ended where run.saving > 0 {
        guard let old = best else {
          best = run
          continue
        }
        let isEarlier = run.range.lowerBound < old.range.lowerBound
        if run.saving > old.saving || (run.saving == old.saving && isEarlier) { best = run }
      }
      for attribute in present where open[attribute] == nil { open[attribute] = index }
    }
    return best
  }
}
