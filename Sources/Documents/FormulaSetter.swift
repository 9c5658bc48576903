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
  private struct Look {
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

  private func row(_ nodes: [FormulaNode], _ look: Look) -> FormulaBox {
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
    case .group, .fraction, .root, .accent, .delimited, .grid: .ordinary
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
    case (.function, _), (_, .function): look.size * 3 / 18
    default: 0
    }
  }

  private func box(of node: FormulaNode, _ look: Look) -> FormulaBox {
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
  private func symbol(_ characters: String, _ face: FormulaNode.Face, _ look: Look) -> FormulaBox {
    let shown = characters
    if let drawn = drawnSymbol(shown, look) { return drawn }
    let style = style(face, look)
    let width = measuring.extent(of: shown, style: style).width
    let isLow = shown.allSatisfy { "acegmnopqrsuvwxyzαγεικμνοπρστυφχψωη.,:;·".contains($0) }
    let reachesDown = shown.contains { "gjpqyβγημρςφχψζξ,;()[]{}|‖∫QJ".contains($0) }
    // A slanted letter leans over what follows it.
    let lean = face == .italic ? look.size * 0.03 : 0
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

  private func rule(x: Double, y: Double, width: Double, _ look: Look) -> PageItem {
    .mark(
      .line(
        from: Point(x, y), to: Point(x + width, y), Stroke(text.color, width: look.size * 0.05)))
  }

  private func fraction(
    _ upper: [FormulaNode], _ lower: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    let inner =
      look.isDisplay
      ? look.inner() : Look(size: look.size * 0.74, isDisplay: false, isScript: look.isScript)
    let top = row(upper, inner)
    let bottom = row(lower, inner)
    let width = max(top.width, bottom.width) + look.size * 0.2
    let gap = look.size * (look.isDisplay ? 0.2 : 0.12)
    var box = FormulaBox(width: width)
    box.overlay(top, x: (width - top.width) / 2, drop: -look.axis - gap - top.descent)
    box.overlay(bottom, x: (width - bottom.width) / 2, drop: -look.axis + gap + bottom.ascent)
    box.items.append(
      rule(x: look.size * 0.04, y: -look.axis, width: width - look.size * 0.08, look))
    var padded = FormulaBox(width: look.size * 0.06)
    padded.append(box)
    padded.width += look.size * 0.06
    return padded
  }

  private func root(
    _ degree: [FormulaNode], _ content: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    let body = row(content, look.inner())
    let top = max(body.ascent, look.size * 0.6) + look.size * 0.14
    let sign = FormulaShapes.rootSign(
      top: top, bottom: body.descent + look.size * 0.03, size: look.size, color: text.color)
    var box = FormulaBox()
    if !degree.isEmpty {
      let small = row(degree, look.script().script())
      let lift = max(look.size * 0.45, sign.height * 0.45 - sign.descent)
      box.append(small, drop: -lift)
      box.width = max(0, box.width - look.size * 0.2)
    }
    box.append(sign)
    let start = box.width
    box.append(body, gap: look.size * 0.04)
    box.width += look.size * 0.06
    box.items.append(rule(x: start, y: -top, width: box.width - start, look))
    box.ascent = max(box.ascent, top + look.size * 0.05)
    return box
  }

  private func scripts(
    _ base: FormulaNode, _ lower: [FormulaNode], _ upper: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    let center = box(of: base, look)
    let below = row(lower, look.script())
    let above = row(upper, look.script())
    if look.isDisplay, base.takesLimits {
      let width = max(center.width, below.width, above.width)
      let gap = look.size * 0.16
      var box = FormulaBox(width: width)
      box.overlay(center, x: (width - center.width) / 2, drop: 0)
      if !upper.isEmpty {
        box.overlay(
          above, x: (width - above.width) / 2, drop: -center.ascent - gap - above.descent)
      }
      if !lower.isEmpty {
        box.overlay(below, x: (width - below.width) / 2, drop: center.descent + gap + below.ascent)
      }
      return box
    }
    var box = center
    let start = center.width + look.size * 0.03
    var rise = max(look.size * 0.36, center.ascent - look.size * 0.38)
    var drop = max(look.size * 0.18, center.descent + look.size * 0.02)
    if !upper.isEmpty, !lower.isEmpty {
      let clear = (rise - above.descent) - (below.ascent - drop)
      if clear < look.size * 0.1 {
        rise += (look.size * 0.1 - clear) / 2
        drop += (look.size * 0.1 - clear) / 2
      }
    }
    if !upper.isEmpty { box.overlay(above, x: start, drop: -rise) }
    if !lower.isEmpty { box.overlay(below, x: start, drop: drop) }
    box.width = start + max(above.width, below.width)
    return box
  }

  private func largeOperator(_ sign: String, _ look: Look) -> FormulaBox {
    let height = look.size * (look.isDisplay ? 1.45 : 0.95)
    if sign == "∑" { return FormulaShapes.sum(height: height, axis: look.axis, color: text.color) }
    var large = look
    large.size = height
    var box = symbol(sign, .upright, large)
    // The middle of the glyph, a little under four tenths of its size, comes to the axis.
    let drop = height * 0.37 - look.axis
    box.items = box.items.map { $0.moved(0, drop) }
    box.ascent = look.axis + height * 0.5
    box.descent = height * 0.5 - look.axis
    return box
  }

  private func accented(
    _ accent: FormulaNode.Accent, _ content: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    var box = row(content, look)
    let mark = FormulaShapes.accent(
      accent, width: box.width, rise: box.ascent + look.size * 0.1, size: look.size,
      color: text.color)
    box.overlay(mark, x: 0, drop: 0)
    return box
  }

  private func delimited(
    _ left: String, _ content: [FormulaNode], _ right: String, _ look: Look
  ) -> FormulaBox {
    let body = row(content, look)
    // As far above the axis as below it.
    let reach = max(body.ascent - look.axis, body.descent + look.axis, look.size * 0.45)
    let padding = look.size * 0.05
    var box = FormulaBox()
    for (mark, isLeft) in [(left, true), (right, false)] {
      if !mark.isEmpty {
        box.append(
          FormulaShapes.delimiter(
            mark, top: reach + look.axis + padding, bottom: reach - look.axis + padding,
            size: look.size, color: text.color))
      }
      if isLeft { box.append(body, gap: padding) }
      if isLeft { box.width += padding }
    }
    return box
  }

  private func grid(
    _ rows: [[[FormulaNode]]], _ columns: FormulaNode.Columns, _ look: Look
  ) -> FormulaBox {
    let cells = rows.map { $0.map { row($0, look) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    var lines: [FormulaBox] = []
    for row in cells {
      var line = FormulaBox()
      var x = 0.0
      for (column, cell) in row.enumerated() {
        let slack = widths[column] - cell.width
        let shift: Double =
          switch columns {
          case .centered: slack / 2
          case .left: 0
          case .paired: column % 2 == 0 ? slack : 0
          }
        line.overlay(cell, x: x + shift, drop: 0)
        let isPair = columns == .paired && column % 2 == 0
        x += widths[column] + look.size * (isPair ? 5 / 18 : 1)
      }
      line.ascent = max(line.ascent, look.size * 0.7)
      line.descent = max(line.descent, look.size * 0.2)
      lines.append(line)
    }
    let gap = look.size * 0.35
    let gaps = widths.indices.dropLast().reduce(0.0) { sum, column in
      sum + look.size * (columns == .paired && column % 2 == 0 ? 5 / 18 : 1)
    }
    let height = lines.reduce(0) { $0 + $1.height } + gap * Double(max(0, lines.count - 1))
    var box = FormulaBox(width: widths.reduce(0, +) + gaps)
    var top = -look.axis - height / 2
    for line in lines {
      box.overlay(line, x: 0, drop: top + line.ascent)
      top += line.height + gap
    }
    return box
  }
}

extension FormulaNode {
  /// What stands under and over it in a formula of its own.
  fileprivate var takesLimits: Bool {
    switch self {
    case .largeOperator(let sign): sign != "∫"
    case .name(_, let takesLimits): takesLimits
    default: false
    }
  }
}
