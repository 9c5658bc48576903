import Graphics

extension SVGShape {
  static func grid(_ number: Double) throws(CairoRendererError) -> Int {
    try SVGNumber.steps(number * 100) * 10
  }

  static func grid(_ point: Point) throws(CairoRendererError) -> GridPoint {
    GridPoint(try grid(point.x), try grid(point.y))
  }

  static func outline(of cell: Cell) -> Outline {
    Outline(steps: [
      .move(GridPoint(cell.x, cell.y)), .line(GridPoint(cell.x + cell.width, cell.y)),
      .line(GridPoint(cell.x + cell.width, cell.y + cell.height)),
      .line(GridPoint(cell.x, cell.y + cell.height)), .close,
    ])
  }

  static func grid(_ step: PathStep) throws(CairoRendererError) -> OutlineStep {
    switch step {
    case .move(let point): .move(try grid(point))
    case .line(let point): .line(try grid(point))
    case .curve(let first, let second, let end):
      .cubic(try grid(first), try grid(second), try grid(end))
    case .close: .close
    }
  }

  /// The rectangles of an outline that consists of nothing else.
  static func cells(of outline: Outline) -> [Cell]? {
    guard !outline.steps.isEmpty, outline.steps.count % 5 == 0 else { return nil }
    var cells: [Cell] = []
    for start in stride(from: 0, to: outline.steps.count, by: 5) {
      guard case .move(let first) = outline.steps[start],
        case .line(let second) = outline.steps[start + 1],
        case .line(let third) = outline.steps[start + 2],
        case .line(let fourth) = outline.steps[start + 3], outline.steps[start + 4] == .close,
        first.y == second.y, second.x == third.x, third.y == fourth.y, fourth.x == first.x
      else { return nil }
      cells.append(
        Cell(
          x: min(first.x, third.x), y: min(first.y, third.y), width: abs(third.x - first.x),
          height: abs(third.y - first.y)))
    }
    return cells
  }

  /// A rectangle around the points of an outline and `reach` beyond.
  static func bounds(of outline: Outline, reach: Int) -> Cell {
    let points = outline.steps.flatMap { step in
      switch step {
      case .move(let point), .line(let point): [point]
      case .quadratic(let control, let end): [control, end]
      case .cubic(let first, let second, let end): [first, second, end]
      case .close: [GridPoint]()
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return Cell(x: 0, y: 0, width: 0, height: 0) }
    return Cell(
      x: left - reach, y: top - reach, width: right - left + 2 * reach,
      height: bottom - top + 2 * reach)
  }
}
