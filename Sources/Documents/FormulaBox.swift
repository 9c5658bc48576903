import Graphics

/// A set part of a formula: what it shows, and how far it reaches from its origin, which is at the
/// left end of its baseline.
struct FormulaBox: Hashable {
  var width = 0.0
  /// Above the baseline.
  var ascent = 0.0
  /// Below the baseline.
  var descent = 0.0
  var items: [PageItem] = []

  /// Height from top to bottom.
  var height: Double { ascent + descent }

  /// Puts `box` behind what is there, `gap` apart and lower by `drop`.
  mutating func append(_ box: FormulaBox, gap: Double = 0, drop: Double = 0) {
    items += box.items.map { $0.moved(width + gap, drop) }
    width += gap + box.width
    ascent = max(ascent, box.ascent - drop)
    descent = max(descent, box.descent + drop)
  }

  /// Adds `box` at a place, without moving on.
  mutating func overlay(_ box: FormulaBox, x: Double, drop: Double) {
    items += box.items.map { $0.moved(x, drop) }
    ascent = max(ascent, box.ascent - drop)
    descent = max(descent, box.descent + drop)
  }
}

/// The drawn parts of formulas: they grow with what they hold, which no font does.
enum FormulaShapes {
  /// A mark beside a part that reaches from `top` above the baseline to `bottom` below it.
  static func delimiter(
    _ mark: String, top: Double, bottom: Double, size: Double, color: Color
  ) -> FormulaBox {
    let height = top + bottom
    let stroke = Stroke(color, width: size * 0.06)
    let width = size * (mark == "{" || mark == "}" ? 0.42 : 0.3) + min(height * 0.03, size * 0.15)
    let mirrored = mark == ")" || mark == "]" || mark == "}"
    func point(_ x: Double, _ y: Double) -> Point {
      Point(mirrored ? width - x * width : x * width, -top + y * height)
    }
    let steps: [PathStep]
    switch mark {
    case "(", ")":
      steps = [
        .move(point(0.8, 0)), .curve(point(0.1, 0.25), point(0.1, 0.75), point(0.8, 1)),
      ]
    case "[", "]":
      steps = [
        .move(point(0.85, 0)), .line(point(0.35, 0)), .line(point(0.35, 1)), .line(point(0.85, 1)),
      ]
    case "{", "}":
      steps = [
        .move(point(0.85, 0)), .curve(point(0.4, 0), point(0.5, 0.1), point(0.5, 0.25)),
        .curve(point(0.5, 0.42), point(0.45, 0.5), point(0.12, 0.5)),
        .curve(point(0.45, 0.5), point(0.5, 0.58), point(0.5, 0.75)),
        .curve(point(0.5, 0.9), point(0.4, 1), point(0.85, 1)),
      ]
    case "‖":
      steps = [
        .move(point(0.36, 0)), .line(point(0.36, 1)), .move(point(0.7, 0)), .line(point(0.7, 1)),
      ]
    case "/": steps = [.move(point(0.95, 0)), .line(point(0.05, 1))]
    default: steps = [.move(point(0.5, 0)), .line(point(0.5, 1))]
    }
    return FormulaBox(
      width: width, ascent: top, descent: bottom, items: [.mark(.path(steps, stroke: stroke))])
  }

  /// The sign of a root whose rule stands `top` above the baseline; its right end meets the rule.
  static func rootSign(top: Double, bottom: Double, size: Double, color: Color) -> FormulaBox {
    let width = size * 0.62
    let height = top + bottom
    let thin = Stroke(color, width: size * 0.05)
    let thick = Stroke(color, width: size * 0.09)
    let foot = Point(width * 0.52, bottom)
    let knee = Point(width * 0.26, bottom - min(height * 0.45, size * 0.5))
    let hook: [PathStep] = [
      .move(Point(width * 0.06, knee.y + size * 0.08)), .line(knee),
    ]
    let items: [PageItem] = [
      .mark(.path(hook, stroke: thin)),
      .mark(.path([.move(knee), .line(foot)], stroke: thick)),
      .mark(.path([.move(foot), .line(Point(width, -top))], stroke: thin)),
    ]
    return FormulaBox(width: width, ascent: top, descent: bottom, items: items)
  }

  /// A mark over a part of `width`, whose lowest point is `rise` above the baseline.
  static func accent(
    _ accent: FormulaNode.Accent, width: Double, rise: Double, size: Double, color: Color
  ) -> FormulaBox {
    let stroke = Stroke(color, width: size * 0.05)
    let middle = width / 2
    let half = accent == .bar ? max(width / 2 - size * 0.03, size * 0.12) : size * 0.19
    let steps: [PathStep]
    switch accent {
    case .bar: steps = [.move(Point(middle - half, -rise)), .line(Point(middle + half, -rise))]
    case .hat:
      steps = [
        .move(Point(middle - half, -rise)), .line(Point(middle, -rise - size * 0.16)),
        .line(Point(middle + half, -rise)),
      ]
    case .tilde:
      let y = -rise - size * 0.05
      steps = [
        .move(Point(middle - half, y + size * 0.04)),
        .curve(
          Point(middle - half * 0.3, y - size * 0.16), Point(middle + half * 0.3, y + size * 0.14),
          Point(middle + half, y - size * 0.05)),
      ]
    }
    return FormulaBox(
      ascent: rise + size * 0.18, items: [.mark(.path(steps, stroke: stroke))])
  }
}
