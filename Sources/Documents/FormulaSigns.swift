import Graphics

/// Signs drawn instead of taken from the fonts, which lack them or have them in another weight
/// than letters.
enum FormulaSigns {
  /// The sign for `character`, or nothing where the fonts have a good one. Lengths are parts of
  /// `size`; `axis` is the height of a fraction's rule.
  static func sign(
    _ character: String, size: Double, axis: Double, color: Color
  ) -> FormulaBox? {
    let middle = -axis / size
    let paths: [[PathStep]]
    let width: Double
    switch character {
    case "∈":
      width = 0.66
      paths = [
        [
          .move(Point(0.58, middle - 0.25)), .line(Point(0.34, middle - 0.25)),
          .curve(Point(0.18, middle - 0.25), Point(0.08, middle - 0.13), Point(0.08, middle)),
          .curve(
            Point(0.08, middle + 0.13), Point(0.18, middle + 0.25), Point(0.34, middle + 0.25)),
          .line(Point(0.58, middle + 0.25)),
        ],
        [.move(Point(0.08, middle)), .line(Point(0.58, middle))],
      ]
    case "→", "←":
      width = 0.9
      let (tip, tail, neck) = character == "→" ? (0.84, 0.06, 0.66) : (0.06, 0.84, 0.24)
      paths = [
        [.move(Point(tail, middle)), .line(Point(tip, middle))],
        [
          .move(Point(neck, middle - 0.15)), .line(Point(tip, middle)),
          .line(Point(neck, middle + 0.15)),
        ],
      ]
    case "⊤":
      width = 0.6
      paths = [
        [.move(Point(0.06, -0.68)), .line(Point(0.54, -0.68))],
        [.move(Point(0.3, -0.68)), .line(Point(0.3, 0))],
      ]
    case "∇":
      width = 0.7
      paths = [
        [.move(Point(0.06, -0.68)), .line(Point(0.64, -0.68)), .line(Point(0.35, -0.02)), .close]
      ]
    case "∂":
      width = 0.5
      paths = [
        [
          .move(Point(0.11, -0.65)),
          .curve(Point(0.2, -0.76), Point(0.33, -0.74), Point(0.39, -0.6)),
          .curve(Point(0.45, -0.45), Point(0.43, -0.2), Point(0.34, -0.07)),
          .curve(Point(0.28, 0.02), Point(0.16, 0.02), Point(0.1, -0.06)),
          .curve(Point(0.04, -0.15), Point(0.06, -0.3), Point(0.14, -0.38)),
          .curve(Point(0.22, -0.46), Point(0.34, -0.44), Point(0.41, -0.31)),
        ]
      ]
    case "⊙": return dottedCircle(size: size, axis: axis, color: color)
    default: return nil
    }
    let stroke = Stroke(color, width: size * 0.058)
    return FormulaBox(
      width: width * size, ascent: size * 0.72, descent: size * 0.02,
      items: paths.map { .mark(.path($0.map { $0.scaled(by: size) }, stroke: stroke)) })
  }

  private static func dottedCircle(size: Double, axis: Double, color: Color) -> FormulaBox {
    let centre = Point(size * 0.35, -axis)
    return FormulaBox(
      width: size * 0.7, ascent: axis + size * 0.3, descent: size * 0.02,
      items: [
        .mark(.circle(centre, radius: size * 0.27, stroke: Stroke(color, width: size * 0.058))),
        .mark(.circle(centre, radius: size * 0.055, fill: color)),
      ])
  }

  /// A sum, a product or an integral, centred on a line `axis` above the baseline.
  static func large(
    _ character: String, height: Double, axis: Double, color: Color
  ) -> FormulaBox? {
    let paths: [[PathStep]]
    let width: Double
    var weight = 0.07
    switch character {
    case "∑":
      width = 0.82
      paths = [
        [
          .move(Point(0.77, 0.2)), .line(Point(0.74, 0)), .line(Point(0.05, 0)),
          .line(Point(0.41, 0.5)), .line(Point(0.05, 1)), .line(Point(0.755, 1)),
          .line(Point(0.8, 0.78)),
        ]
      ]
    case "∏":
      width = 0.86
      paths = [
        [.move(Point(0.03, 0.02)), .line(Point(0.83, 0.02))],
        [.move(Point(0.2, 0.02)), .line(Point(0.2, 1))],
        [.move(Point(0.66, 0.02)), .line(Point(0.66, 1))],
        [.move(Point(0.08, 0.98)), .line(Point(0.32, 0.98))],
        [.move(Point(0.54, 0.98)), .line(Point(0.78, 0.98))],
      ]
    case "∫":
      width = 0.44
      weight = 0.045
      paths = [
        [
          .move(Point(0.42, 0.07)),
          .curve(Point(0.39, -0.02), Point(0.29, -0.02), Point(0.26, 0.2)),
          .curve(Point(0.22, 0.45), Point(0.22, 0.55), Point(0.18, 0.8)),
          .curve(Point(0.15, 1.02), Point(0.05, 1.02), Point(0.02, 0.93)),
        ]
      ]
    default: return nil
    }
    let stroke = Stroke(color, width: height * weight)
    let top = -axis - height / 2
    return FormulaBox(
      width: width * height, ascent: axis + height / 2, descent: height / 2 - axis,
      items: paths.map {
        .mark(.path($0.map { $0.scaled(by: height, down: top) }, stroke: stroke))
      })
  }
}

extension PathStep {
  /// The step made larger and moved down.
  fileprivate func scaled(by factor: Double, down: Double = 0) -> PathStep {
    func place(_ point: Point) -> Point { Point(point.x * factor, point.y * factor + down) }
    return switch self {
    case .move(let point): .move(place(point))
    case .line(let point): .line(place(point))
    case .curve(let first, let second, let end): .curve(place(first), place(second), place(end))
    case .close: .close
    }
  }
}
