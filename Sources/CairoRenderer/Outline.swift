/// A step of an outline, between points of a grid.
enum OutlineStep: Hashable {
  case move(GridPoint)
  case line(GridPoint)
  case quadratic(GridPoint, GridPoint)
  case cubic(GridPoint, GridPoint, GridPoint)
  case close
}

/// A point in whole steps of some grid.
struct GridPoint: Hashable {
  var x: Int
  var y: Int

  static let zero = GridPoint(0, 0)

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  static func + (left: GridPoint, right: GridPoint) -> GridPoint {
    GridPoint(left.x + right.x, left.y + right.y)
  }

  static func - (left: GridPoint, right: GridPoint) -> GridPoint {
    GridPoint(left.x - right.x, left.y - right.y)
  }

  /// Where this point lies when mirrored at `center`.
  func mirrored(at center: GridPoint) -> GridPoint { center + center - self }

  /// Whether the other point is at most one step away along either axis.
  func touches(_ other: GridPoint) -> Bool { abs(x - other.x) <= 1 && abs(y - other.y) <= 1 }
}

/// Lines and curves between points of a grid.
struct Outline: Hashable {
  var steps: [OutlineStep] = []

  /// A few steps tell most outlines apart, and letters are looked up often.
  func hash(into hasher: inout Hasher) {
    hasher.combine(steps.count)
    for index in [1, steps.count / 2] where index < steps.count { hasher.combine(steps[index]) }
  }

  /// Whether it is straight pieces of a single line each, which enclose nothing and have no
  /// corners.
  var isStraight: Bool {
    for (step, next) in zip(steps, steps.dropFirst()) {
      switch (step, next) {
      case (.move, .line), (.line, .move): continue
      default: return false
      }
    }
    return steps.count > 1
  }

  /// The same outline moved.
  func moved(by distance: GridPoint) -> Outline {
    Outline(
      steps: steps.map { step in
        switch step {
        case .move(let point): .move(point + distance)
        case .line(let point): .line(point + distance)
        case .quadratic(let control, let end): .quadratic(control + distance, end + distance)
        case .cubic(let first, let second, let end):
          .cubic(first + distance, second + distance, end + distance)
        case .close: .close
        }
      })
  }
}
