import Graphics

/// Sets formulas as boxes of text, rules and drawn signs.
///
/// The rules follow TeX in the large (Knuth, *The TeXbook*, appendix G): scripts at seven tenths,
/// fractions on an axis, limits of sums under and over them in formulas of their own, and room
/// between parts by their roles. The sans face, slanted, stands for mathematical italics.
struct FormulaSetter {
  let measuring: any TextMeasuring
  /// Colour and family of the text around.
  let text: TextStyle

  /// How a part is set.
  struct Look {
    var size: Double
    /// In a formula of its own, not within scripts or fractions.
    var isDisplay: Bool
    /// Within scripts.
    var isScript = false

    /// Height of the axis above the baseline: where fractions have their rule.
    var axis: Double { size * 0.27 }

    func script() -> Look {
      Look(size: size * (isScript ? 0.8 : 0.7), isDisplay: false, isScript: true)
    }
    func inner() -> Look { Look(size: size, isDisplay: false, isScript: isScript) }
  }

  /// The box of `formula`.
  func box(_ formula: Formula) -> FormulaBox {
    row(formula.nodes, Look(size: text.size, isDisplay: formula.isDisplay))
  }

  func row(_ content: [FormulaNode], _ look: Look) -> FormulaBox {
    let nodes = content.withGrowingBars
    var box = FormulaBox()
    var previous: FormulaNode.Role?
    for (index, node) in nodes.enumerated() {
      var role = self.role(of: node)
      if role == .binary {
        let next = nodes[(index + 1)...].lazy.map { self.role(of: $0) }.first { $0 != nil } ?? nil
        // A sign is no operation where nothing stands on one side of it.
        let isSign: Bool =
          switch previous {
          case nil, .binary, .relation, .opening, .punctuation, .function: true
          default: next == nil || next == .relation || next == .closing || next == .punctuation
          }
        if isSign { role = .ordinary }
      }
      let part = self.box(of: node, look)
      let gap = previous.flatMap { before in role.map { room(before, $0, look) } } ?? 0
      box.append(part, gap: gap)
      if let role { previous = role }
    }
    return box
  }

  /// What a part is to its neighbours; nothing for room.
  private func role(of node: FormulaNode) -> FormulaNode.Role? {
    switch node {
    case .symbol(_, let role, _): role
    case .space: nil
    case .largeOperator, .name: .function
    case .scripts(let base, _, _): role(of: base)
    case .delimited where node.isBarred: .ordinary
    case .fraction, .delimited: .inner
    case .group, .root, .accent, .grid: .ordinary
    }
  }

  /// The room between two parts.
  private func room(
    _ left: FormulaNode.Role, _ right: FormulaNode.Role, _ look: Look
  ) -> Double {
    switch (left, right) {
    case (.relation, .relation), (.opening, _), (_, .closing), (_, .punctuation): 0
    case (.relation, _), (_, .relation): look.isScript ? 0 : look.size * 5 / 18
    case (.binary, _), (_, .binary): look.isScript ? 0 : look.size * 4 / 18
    case (.punctuation, _): look.isScript ? look.size * 0.06 : look.size * 3 / 18
    case (.function, .opening): 0
    case (.inner, _), (_, .inner): look.isScript ? 0 : look.size * 3 / 18
    case (.function, _), (_, .function): look.size * 3 / 18
    default: 0
    }
  }

  func box(of node: FormulaNode, _ look: Look) -> FormulaBox {
    switch node {
    case .symbol(let text, _, let face): return symbol(text, face, look)
    case .space(let width): return FormulaBox(width: width * look.size)
    case .group(let nodes): return row(nodes, look)
    case .fraction(let upper, let lower): return fraction(upper, lower, look)
    case .root(let degree, let content): return root(degree, content, look)
    case .scripts(let base, let lower, let upper): return scripts(base, lower, upper, look)
    case .largeOperator(let sign): return largeOperator(sign, look)
    case .name(let name, _): return symbol(name, .upright, look)
    case .accent(let accent, let content): return accented(accent, content, look)
    case .delimited(let left, let body, let right): return delimited(left, body, right, look)
    case .grid(let rows, let columns): return grid(rows, columns, look)
    }
  }

  private func style(_ face: FormulaNode.Face, _ look: Look) -> TextStyle {
    text.with {
      $0.family = .sans
      $0.size = look.size
      $0.italic = face == .italic
      $0.bold = face == .bold || text.bold
    }
  }

  /// Characters, with the height of the letters themselves and not of a line of them.
  func symbol(_ characters: String, _ face: FormulaNode.Face, _ look: Look) -> FormulaBox {
    let shown = characters
    let drawn = FormulaSigns.sign(shown, size: look.size, axis: look.axis, color: text.color)
    if let box = drawn ?? drawnSymbol(shown, look) { return box }
    let style = style(face, look)
    let width = measuring.extent(of: shown, style: style).width
    let isLow = shown.allSatisfy { "acegmnopqrsuvwxyzαγεικμνοπρστυφχψωη.,:;·".contains($0) }
    let reachesDown = shown.contains { "gjpqyβγημρςφχψζξ,;()[]{}|‖∫QJ".contains($0) }
    // A slanted letter leans over what follows it.
    let reachesRight = shown.last.map { "FHKMNTUVWXYZ".contains($0) } ?? false
    let lean = face == .italic ? look.size * (reachesRight ? 0.06 : 0.03) : 0
    return FormulaBox(
      width: width + lean, ascent: look.size * (isLow ? 0.55 : 0.76),
      descent: look.size * (reachesDown ? 0.22 : 0.02),
      items: [.mark(.text(shown, at: Point(0, 0), style: style))])
  }

  /// Symbols that the fonts lack or have with too much room around them.
  private func drawnSymbol(_ character: String, _ look: Look) -> FormulaBox? {
    let size = look.size
    switch character {
    case "−" where !measuring.missingCharacters(in: "−", family: .sans).isEmpty:
      return FormulaBox(
        width: size * 0.62, ascent: size * 0.5,
        items: [rule(x: size * 0.06, y: -look.axis, width: size * 0.5, look)])
    case "‖":
      return FormulaShapes.delimiter(
        character, top: size * 0.78, bottom: size * 0.2, size: size, color: text.color)
    case "′":
      let line: [PathStep] = [
        .move(Point(size * 0.26, -size * 0.55)), .line(Point(size * 0.12, -size * 0.05)),
      ]
      let stroke = Stroke(text.color, width: size * 0.1)
      return FormulaBox(
        width: size * 0.3, ascent: size * 0.55, items: [.mark(.path(line, stroke: stroke))])
    default: return nil
    }
  }

  func rule(x: Double, y: Double, width: Double, _ look: Look) -> PageItem {
    .mark(
      .line(
        from: Point(x, y), to: Point(x + width, y), Stroke(text.color, width: look.size * 0.05)))
  }
}
