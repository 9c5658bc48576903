import Foundation
import Graphics

/// Names of points in a plane, each at a free place near its point: greedy, the most crowded point
/// first, close places before far ones, and of equally far ones that which hides the fewest lines
/// and whose leader runs through the fewest names.
struct LabelPlacement {
  struct Request {
    let point: Point
    /// Room the name takes.
    let size: Size
  }

  /// The middle of each name, in the order of the requests; nil where no place is free.
  let places: [Point?]

  private static let distances = [
    0.0, 2.5, 5, 8, 12, 17, 23, 30, 38, 47, 58, 70, 85, 102, 122, 145, 170, 200, 235, 275, 320,
  ]
  private static let directions = (0..<16).map { Double($0) * .pi / 8 }

  /// - Parameters:
  ///   - points: what no name may cover, each `radius` around.
  ///   - lines: what names cover only where they must.
  init(
    _ requests: [Request], points: [Point], radius: Double, lines: [(Point, Point)],
    within area: Rectangle
  ) {
    let crowds = requests.map { request in
      requests.filter { hypot($0.point.x - request.point.x, $0.point.y - request.point.y) < 30 }
        .count
    }
    let order = requests.indices.sorted { (-crowds[$0], $0) < (-crowds[$1], $1) }
    var places: [Point?] = Array(repeating: nil, count: requests.count)
    var names: [Rectangle] = []
    var lines = lines
    let dots = points.map {
      Rectangle($0.x - radius, $0.y - radius, 2 * radius, 2 * radius)
    }
    for index in order {
      let request = requests[index]
      guard request.size.width > 0 else { continue }
      if let box = LabelPlacement.free(request, radius, dots, names, lines, area) {
        places[index] = Point(box.midX, box.midY)
        names.append(box)
        lines.append((request.point, box.nearest(to: request.point)))
      }
    }
    self.places = places
  }

  private static func free(
    _ request: Request, _ radius: Double, _ dots: [Rectangle], _ names: [Rectangle],
    _ lines: [(Point, Point)], _ area: Rectangle
  ) -> Rectangle? {
    var best: (cost: Double, box: Rectangle)?
    for distance in distances {
      if let best, distance > best.cost { break }
      for direction in directions {
        let box = box(request, radius + 1 + distance, direction)
        guard box.x >= area.x, box.y >= area.y, box.maxX <= area.maxX, box.maxY <= area.maxY,
          !names.contains(where: { $0.meets(box) }), !dots.contains(where: { $0.meets(box) })
        else { continue }
        let crossed = lines.filter { box.crosses($0.0, $0.1) }.count
        let end = box.nearest(to: request.point)
        let struck = names.filter { $0.crosses(request.point, end) }.count
        let cost = distance + 6 * Double(crossed) + 20 * Double(struck)
        if cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    return best?.box
  }

  /// The name's box with its nearest side or corner `distance` from the point.
  private static func box(
    _ request: Request, _ distance: Double, _ direction: Double
  ) -> Rectangle {
    let (x, y) = (cos(direction), sin(direction))
    let (width, height) = (request.size.width, request.size.height)
    // From the middle of a box to its edge, in this direction.
    let reach = min(
      abs(x) > 1e-9 ? width / 2 / abs(x) : .infinity,
      abs(y) > 1e-9 ? height / 2 / abs(y) : .infinity)
    let centre = Point(
      request.point.x + x * (distance + reach), request.point.y + y * (distance + reach))
    return Rectangle(centre.x - width / 2, centre.y - height / 2, width, height)
  }
}

extension Rectangle {
  fileprivate func meets(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// The point of the rectangle nearest to `point`.
  func nearest(to point: Point) -> Point {
    Point(min(max(point.x, x), maxX), min(max(point.y, y), maxY))
  }

  /// Whether some of a straight line lies inside (clipping by Liang and Barsky).
  func crosses(_ start: Point, _ end: Point) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (step, room) in [
      (-dx, start.x - x), (dx, maxX - start.x), (-dy, start.y - y), (dy, maxY - start.y),
    ] {
      if step == 0 {
        if room < 0 { return false }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    return enter < leave
  }
}
