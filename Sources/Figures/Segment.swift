import Foundation
import Graphics

/// A straight line between two points.
struct Segment: Hashable {
  var start: Point
  var end: Point

  /// The nearest distance of a point of the line to `point`.
  func distance(to point: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let along =
      square > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / square : 0
    let part = min(max(along, 0), 1)
    let (x, y) = (start.x + part * dx - point.x, start.y + part * dy - point.y)
    return (x * x + y * y).squareRoot()
  }

  /// Whether the lines cross; not so where they only touch with an end.
  func crosses(_ other: Segment) -> Bool {
    func side(_ line: Segment, _ point: Point) -> Double {
      (line.end.x - line.start.x) * (point.y - line.start.y)
        - (line.end.y - line.start.y) * (point.x - line.start.x)
    }
    return side(self, other.start) * side(self, other.end) < 0
      && side(other, start) * side(other, end) < 0
  }
}

extension Rectangle {
  /// Whether the two have some of their insides in common.
  func meets(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether the two come nearer to each other than a point.
  func touches(_ other: Rectangle) -> Bool {
    x < other.maxX + 1 && other.x < maxX + 1 && y < other.maxY + 1 && other.y < maxY + 1
  }

  /// The point of the rectangle nearest to `point`.
  func nearest(to point: Point) -> Point {
    Point(min(max(point.x, x), maxX), min(max(point.y, y), maxY))
  }

  /// How far `point` lies outside; 0 inside.
  func distance(to point: Point) -> Double {
    let beside = max(x - point.x, point.x - maxX, 0)
    let above = max(y - point.y, point.y - maxY, 0)
    return (beside * beside + above * above).squareRoot()
  }

  /// Whether some of a straight line lies inside (clipping by Liang and Barsky).
  func crosses(_ start: Point, _ end: Point) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    func clip(_ step: Double, _ room: Double) -> Bool {
      if step == 0 { return room >= 0 }
      if step < 0 { enter = max(enter, room / step) } else { leave = min(leave, room / step) }
      return true
    }
    return clip(-dx, start.x - x) && clip(dx, maxX - start.x) && clip(-dy, start.y - y)
      && clip(dy, maxY - start.y) && enter < leave
  }
}
