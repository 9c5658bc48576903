import Foundation
import Graphics

/// The places at which the name of one point may stand: rings about the point, from near to far.
/// What depends on points and lines alone is decided here; what depends on other names, in
/// `LabelPlacement`.
struct LabelCandidates {
  /// A place for a name.
  struct Place: Hashable {
    /// What the name takes.
    let box: Rectangle
    /// From the point to the name; nil where the name stands so that it needs none.
    let leader: Segment?
    /// How bad the place is, in points of distance.
    let cost: Double
    /// What name and leader reach over.
    let bounds: Rectangle

    init(box: Rectangle, leader: Segment?, cost: Double) {
      self.box = box
      self.leader = leader
      self.cost = cost
      let start = leader?.start ?? Point(box.x, box.y)
      let (left, top) = (min(box.x, start.x), min(box.y, start.y))
      bounds = Rectangle(left, top, max(box.maxX, start.x) - left, max(box.maxY, start.y) - top)
    }
  }

  /// Where a ring is, less the radius of a point.
  static let distances = [
    2.0, 3.2, 5, 7, 10, 13.5, 17.5, 22, 27, 33, 40, 48, 57, 67, 80, 95, 112, 132, 155, 180, 210,
    245, 285, 330, 380,
  ]
  /// How many of the rings are near enough to be read with ease.
  static let near = 15

  /// A name without a leader is nearer to its own point than to others by this.
  private static let clearance = 4.0
  /// A name without a leader is no farther from the edge of its point than this.
  private static let reach = 5.0
  /// How long the head of an arrow is.
  private static let headLength = 4.0
  /// What it costs to hide one.
  private static let headCost = 10.0
  /// What a leader shows at least outside its point.
  private static let shortestLeader = 4.0

  private let point: Point
  private let size: Size
  private let arrow: Segment
  /// The points whose names are placed, but this one.
  private let others: [Point]
  private let pale: [Point]
  private let arrows: [Segment]
  /// The middles of the heads of the arrows.
  private let heads: [Point]
  private let radius: Double
  private let area: Rectangle
  private var rings: [[Place]] = []

  /// Places for the name of the end of `arrows[index]`.
  init(
    _ index: Int, size: Size, arrows: [Segment], radius: Double, within area: Rectangle
  ) {
    arrow = arrows[index]
    point = arrow.end
    self.size = size
    others = arrows.indices.filter { $0 != index }.map { arrows[$0].end }
    pale = arrows.map(\.start)
    self.arrows = arrows
    heads = arrows.compactMap { arrow in
      let (x, y) = (arrow.start.x - arrow.end.x, arrow.start.y - arrow.end.y)
      let length = hypot(x, y)
      guard length > 2 * radius else { return nil }
      let part = (radius + LabelCandidates.headLength / 2) / length
      return Point(arrow.end.x + x * part, arrow.end.y + y * part)
    }
    self.radius = radius
    self.area = area
  }

  /// The places of one ring; made when it is first asked for.
  mutating func ring(_ number: Int) -> [Place] {
    while rings.count <= number { rings.append(made(LabelCandidates.distances[rings.count])) }
    return rings[number]
  }

  private func made(_ distance: Double) -> [Place] {
    let count = distance < 8 ? 16 : distance < 30 ? 32 : 48
    return (0..<count).flatMap { step in
      let angle = 2 * Double.pi * Double(step) / Double(count)
      let (x, y) = (cos(angle), sin(angle))
      let end = Point(point.x + x * (radius + distance), point.y + y * (radius + distance))
      let (width, height) = (size.width, size.height)
      if abs(x) > 0.51 {
        let left = x > 0 ? end.x : end.x - width
        let box = Rectangle(left, end.y - height / 2, width, height)
        return [place(box, end, distance)].compactMap { $0 }
      }
      return [0.5, 0.2, 0.8].compactMap { part in
        let top = y > 0 ? end.y : end.y - height
        return place(
          Rectangle(end.x - part * width, top, width, height), end,
          distance + (part == 0.5 ? 0 : 0.5))
      }
    }
  }

  private func place(_ box: Rectangle, _ end: Point, _ distance: Double) -> Place? {
    guard box.x >= area.x, box.y >= area.y, box.maxX <= area.maxX, box.maxY <= area.maxY else {
      return nil
    }
    let least = radius + 0.4
    let own = box.distance(to: point)
    guard own >= least else { return nil }
    guard let foreign = nearest(others, box, least), let palest = nearest(pale, box, least) else {
      return nil
    }
    var cost = distance + min(15, 5 * Double(arrows.count { box.crosses($0.start, $0.end) }))
    cost += max(0, 6 - palest)
    cost += LabelCandidates.headCost * Double(heads.count { box.distance(to: $0) < 1 })
    if own <= radius + LabelCandidates.reach, foreign >= own + LabelCandidates.clearance {
      return Place(box: box, leader: nil, cost: cost)
    }
    guard distance >= LabelCandidates.shortestLeader else { return nil }
    let leader = Segment(start: point, end: end)
    cost += 4 + 3 * max(0, 6 - foreign) + struck(leader) + alongArrow(leader)
    return Place(box: box, leader: leader, cost: cost)
  }

  /// The distance of the nearest of `points`; nil where one is nearer than `least`.
  private func nearest(_ points: [Point], _ box: Rectangle, _ least: Double) -> Double? {
    var nearest = Double.infinity
    for point in points {
      nearest = min(nearest, box.distance(to: point))
      if nearest < least { return nil }
    }
    return nearest
  }

  /// What it costs that the leader runs through points that are not its own. Where points overlap
  /// it only must not run towards the middle of the other.
  private func struck(_ leader: Segment) -> Double {
    let dark = others.count { other in
      let near = leader.distance(to: other)
      guard near < radius + 0.7 else { return false }
      let apart = hypot(other.x - point.x, other.y - point.y)
      return apart > 0.3 && near < apart * 0.95
    }
    let light = pale.count { leader.distance(to: $0) < radius }
    return 60 * Double(dark) + 6 * Double(light)
  }

  /// What it costs that the leader hides the arrow to its own point.
  private func alongArrow(_ leader: Segment) -> Double {
    let (ax, ay) = (arrow.start.x - point.x, arrow.start.y - point.y)
    let (lx, ly) = (leader.end.x - point.x, leader.end.y - point.y)
    let product = hypot(ax, ay) * hypot(lx, ly)
    return product > 0 && (ax * lx + ay * ly) / product > 0.92 ? 8 : 0
  }
}
