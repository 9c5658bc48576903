import Graphics

extension FormulaSetter {
  func fraction(
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

  func root(
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

  func scripts(
    _ base: FormulaNode, _ lower: [FormulaNode], _ upper: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    let center = box(of: base, look)
    let below = row(lower, look.script())
    var above = row(upper, look.script())
    if look.isDisplay, base.takesLimits {
      // Wide limits do not touch those of the next sign.
      let limits = max(below.width, above.width) + look.size * 0.22
      let width = max(center.width, limits)
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
    // A script of an accented letter stands as high as one of the letter alone.
    var top = center.ascent
    if case .accent(_, let letter) = base { top = row(letter, look).ascent }
    var rise = max(look.size * 0.36, top - look.size * 0.38)
    var drop = max(look.size * 0.18, center.descent + look.size * 0.02)
    if !upper.isEmpty, !lower.isEmpty {
      // As high and deep as the highest and deepest letters at least, so that all lower scripts are
      // level and marks about formulas with such pairs are equally high.
      above.ascent = max(above.ascent, look.script().size * 0.74)
      let depth = max(above.descent, look.script().size * 0.22)
      let clear = (rise - depth) - (below.ascent - drop)
      if clear < look.size * 0.1 {
        rise += (look.size * 0.1 - clear) / 2
        drop += (look.size * 0.1 - clear) / 2
      }
    }
    if !upper.isEmpty { box.overlay(above, x: start, drop: -rise) }
    if !lower.isEmpty { box.overlay(below, x: start, drop: drop) }
    // What follows keeps off, as TeX's \scriptspace has it.
    box.width = start + max(above.width, below.width) + look.size * 0.08
    return box
  }

  func largeOperator(_ sign: String, _ look: Look) -> FormulaBox {
    let isTall = sign == "∫"
    let height = look.size * (look.isDisplay ? (isTall ? 2.1 : 1.45) : (isTall ? 1.15 : 0.95))
    return FormulaSigns.large(sign, height: height, axis: look.axis, color: text.color)
      ?? symbol(sign, .upright, look)
  }

  func accented(
    _ accent: FormulaNode.Accent, _ content: [FormulaNode], _ look: Look
  ) -> FormulaBox {
    var box = row(content, look)
    let mark = FormulaShapes.accent(
      accent, width: box.width, rise: box.ascent + look.size * 0.1, size: look.size,
      color: text.color)
    box.overlay(mark, x: 0, drop: 0)
    return box
  }

  func delimited(
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

  func grid(
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
