import Foundation
import Graphics

/// Names of a crowd in two columns, left and right of it, with leaders that do not cross.
///
/// Two leaders that cross exchange their ends; that makes both together shorter, so that it comes
/// to an end (Bekos et al. 2007, "Boundary labeling"). Names lie outside the columns' inner edges
/// and leaders inside, so that none meets the other.
enum LabelColumns {
  typealias Place = LabelCandidates.Place

  /// A place for each of `points`; nil where the columns have too little room.
  /// - Parameters:
  ///   - dots: what no name may cover, each `radius` around.
  static func places(
    of points: [Point], sizes: [Size], dots: [Point], radius: Double, within area: Rectangle
  ) -> [Place]? {
    let size = Size(sizes.map(\.width).max() ?? 0, (sizes.map(\.height).max() ?? 0) + 0.2)
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return [] }
    let least = radius + max(12, 0.1 * Double(points.count) * size.height)
    for gap in [1, 1.5, 2.2, 3.2, 5, 7, 10].map({ $0 * least }) {
      let free = [(left - gap, -size.width), (right + gap, 0)].flatMap { x, shift in
        ends(x: x, shift: shift, size, dots, radius, area)
      }
      guard free.count >= points.count else { continue }
      let middle = Point((left + right) / 2, (top + bottom) / 2)
      let nearest = free.sorted {
        (abs($0.y - middle.y), $0.y, $0.x) < (abs($1.y - middle.y), $1.y, $1.x)
      }.prefix(points.count)
      let found = leaders(from: points, to: Array(nearest), middle)
      return zip(found, sizes).map { leader, own in
        let x = leader.end.x < middle.x ? leader.end.x - own.width : leader.end.x
        let box = Rectangle(x, leader.end.y - own.height / 2, own.width, own.height)
        let length = hypot(leader.end.x - leader.start.x, leader.end.y - leader.start.y)
        return Place(box: box, leader: leader, cost: length)
      }
    }
    return nil
  }

  /// Where leaders to one column may end: names of any width have room there.
  private static func ends(
    x: Double, shift: Double, _ size: Size, _ dots: [Point], _ radius: Double, _ area: Rectangle
  ) -> [Point] {
    guard x + shift >= area.x, x + shift + size.width <= area.maxX else { return [] }
    let count = max(Int(area.height / size.height), 0)
    return (0..<count).compactMap { row in
      let box = Rectangle(x + shift, area.y + Double(row) * size.height, size.width, size.height)
      let isFree = dots.allSatisfy { box.distance(to: $0) >= radius + 0.4 }
      return isFree ? Point(x, box.midY) : nil
    }
  }

  private static func leaders(
    from points: [Point], to ends: [Point], _ middle: Point
  ) -> [Segment] {
    // What lies left goes left, from above to below.
    let left = ends.filter { $0.x < middle.x }.sorted { $0.y < $1.y }
    let right = ends.filter { $0.x >= middle.x }.sorted { $0.y < $1.y }
    let order = points.indices.sorted {
      (points[$0].x, points[$0].y, $0) < (points[$1].x, points[$1].y, $1)
    }
    var leaders = points.map { Segment(start: $0, end: $0) }
    for (members, column) in [
      (order.prefix(left.count), left), (order.dropFirst(left.count), right),
    ] {
      let falling = members.sorted { (points[$0].y, $0) < (points[$1].y, $1) }
      for (index, end) in zip(falling, column) { leaders[index].end = end }
    }
    var crossed = true
    while crossed {
      crossed = false
      for first in leaders.indices {
        for second in leaders.indices[..<first] where leaders[first].crosses(leaders[second]) {
          (leaders[first].end, leaders[second].end) = (leaders[second].end, leaders[first].end)
          crossed = true
        }
      }
    }
    return leaders
  }
}
