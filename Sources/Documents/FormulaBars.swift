extension [FormulaNode] {
  /// The parts with each `\lVert … \rVert` and `\lvert … \rvert` as one part between marks that
  /// grow with it: bars as high as a letter would touch the scripts between them.
  var withGrowingBars: [FormulaNode] {
    var result: [FormulaNode] = []
    /// Where bars are open in `result`.
    var open: [Int] = []
    for node in self {
      if node.bar(.opening) != nil { open.append(result.count) }
      guard let bar = node.base.bar(.closing),
        let position = open.lastIndex(where: { result[$0].bar(.opening) == bar })
      else {
        result.append(node)
        continue
      }
      let body = Array(result[(open[position] + 1)...])
      result.removeSubrange(open[position]...)
      open.removeSubrange(position...)
      let growing = FormulaNode.delimited(left: bar, body, right: bar)
      if case .scripts(_, let lower, let upper) = node {
        result.append(.scripts(growing, lower: lower, upper: upper))
      } else {
        result.append(growing)
      }
    }
    return result
  }
}

extension FormulaNode {
  /// Whether it stands between bars, which are to their neighbours what letters are.
  var isBarred: Bool {
    if case .delimited(let left, _, _) = self { left == "‖" || left == "|" } else { false }
  }

  /// What its scripts stand behind; itself where it has none.
  fileprivate var base: FormulaNode {
    if case .scripts(let base, _, _) = self { base } else { self }
  }

  /// The bar that it is, where its role is `role`.
  fileprivate func bar(_ role: Role) -> String? {
    guard case .symbol(let text, role, _) = self, text == "‖" || text == "|" else { return nil }
    return text
  }
}
