import Foundation
import Graphics

/// Names of points in a plane, each at a place where it is read as its own point's: no name covers
/// a name, a point or a leader, and no two leaders cross. A name that has no place near by stands
/// farther outside, with a leader.
///
/// The most crowded name chooses first. A name may push others out, which then choose again; whom
/// others push out often becomes costly to push out, so that this comes to an end. At last each
/// name moves to a better place where one has become free.
struct LabelPlacement {
  typealias Place = LabelCandidates.Place

  /// The place of each name; nil where there is none, and for names without width.
  private(set) var places: [Place?]
  private var candidates: [LabelCandidates]
  /// What it costs to push a name out.
  private var weights: [Double]
  /// How many places may still be looked at; that keeps hopeless crowds from taking long.
  private var patience: Int

  private static let firstWeight = 20.0
  private static let moreWeight = 12.0
  private static let patience = 12_000
  /// Points so near to each other are one crowd.
  private static let crowd = 20.0

  /// - Parameters:
  ///   - sizes: room that each name takes.
  ///   - arrows: they end at the points that are named; names hide them only where they must, and
  ///     never cover what lies within `radius` about their ends.
  init(sizes: [Size], arrows: [Segment], radius: Double, within area: Rectangle) {
    places = Array(repeating: nil, count: sizes.count)
    weights = Array(repeating: LabelPlacement.firstWeight, count: sizes.count)
    patience = LabelPlacement.patience
    candidates = sizes.indices.map {
      LabelCandidates($0, size: sizes[$0], arrows: arrows, radius: radius, within: area)
    }
    let named = sizes.indices.filter { sizes[$0].width > 0 }
    let crowds = arrows.map { arrow in
      arrows.count { hypot($0.end.x - arrow.end.x, $0.end.y - arrow.end.y) < 30 }
    }
    let order = named.sorted { (-crowds[$0], $0) < (-crowds[$1], $1) }
    settle(order)
    let dots = arrows.flatMap { [$0.start, $0.end] }
    var crowded: [Int] = []
    while order.contains(where: { places[$0] == nil }), crowded.count < order.count {
      crowded = LabelPlacement.grown(
        crowded + order.filter { places[$0] == nil && !crowded.contains($0) }, order,
        arrows.map(\.end))
      guard
        let columns = LabelColumns.places(
          of: crowded.map { arrows[$0].end }, sizes: crowded.map { sizes[$0] }, dots: dots,
          radius: radius, within: area)
      else { break }
      places = Array(repeating: nil, count: sizes.count)
      for (index, place) in zip(crowded, columns) {
        places[index] = place
        weights[index] = .infinity
      }
      patience = LabelPlacement.patience
      settle(order.filter { !crowded.contains($0) })
    }
    patience = LabelPlacement.patience
    for _ in 0..<3 where !improve(order.filter { !crowded.contains($0) }) { break }
    // Where there is no such place near by, one far away; or at least no name covers another.
    let all = LabelCandidates.distances.count
    for index in order where places[index] == nil {
      let found =
        best(index, pushing: false, rings: all, LabelPlacement.conflict)
        ?? best(index, pushing: false, rings: all) { $0.box.meets($1.box) }
      places[index] = found?.place
    }
  }

  /// A crowd and all who stand near one of it.
  private static func grown(_ crowd: [Int], _ all: [Int], _ points: [Point]) -> [Int] {
    var grown = crowd
    var next = 0
    while next < grown.count {
      let point = points[grown[next]]
      next += 1
      grown += all.filter {
        hypot(points[$0].x - point.x, points[$0].y - point.y) < LabelPlacement.crowd
          && !grown.contains($0)
      }
    }
    return grown.sorted()
  }

  private mutating func settle(_ order: [Int]) {
    var waiting = order
    var next = 0
    while next < waiting.count, patience > 0 {
      let index = waiting[next]
      next += 1
      guard let (place, pushed) = best(index, pushing: true, LabelPlacement.conflict) else {
        continue
      }
      places[index] = place
      for other in pushed {
        places[other] = nil
        weights[other] += LabelPlacement.moreWeight
        waiting.append(other)
      }
    }
  }

  /// Whether a name found a better place.
  private mutating func improve(_ order: [Int]) -> Bool {
    var improved = false
    for index in order where patience > 0 {
      let old = places[index]
      places[index] = nil
      let found = best(index, pushing: false, LabelPlacement.conflict)?.place
      if let found, found.cost < old?.cost ?? .infinity { improved = true }
      places[index] = found ?? old
    }
    return improved
  }

  /// The cheapest place of a name and whom it pushes out there.
  private mutating func best(
    _ index: Int, pushing: Bool, rings: Int = LabelCandidates.near,
    _ conflict: (Place, Place) -> Bool
  ) -> (place: Place, pushed: [Int])? {
    var best: (cost: Double, place: Place, pushed: [Int])?
    let standing = places.indices.compactMap { other in places[other].map { (other, $0) } }
    for (number, distance) in LabelCandidates.distances.prefix(rings).enumerated() {
      let limit = best?.cost ?? .infinity
      if distance >= limit { break }
      let ring = candidates[index].ring(number)
      patience -= ring.count
      for place in ring where place.cost < best?.cost ?? .infinity {
        var cost = place.cost
        var pushed: [Int] = []
        for (other, stands) in standing
        where place.bounds.touches(stands.bounds) && conflict(place, stands) {
          cost += pushing ? weights[other] : .infinity
          if cost >= best?.cost ?? .infinity { break }
          pushed.append(other)
        }
        if cost < best?.cost ?? .infinity { best = (cost, place, pushed) }
      }
    }
    return best.map { ($0.place, $0.pushed) }
  }

  /// Whether two names cannot both stand where they are: by the laws, or because the leader of one
  /// ends at the other's.
  private static func conflict(_ first: Place, _ second: Place) -> Bool {
    if crossed(first, second) { return true }
    guard let one = first.leader, let other = second.leader else { return false }
    return one.distance(to: other.end) < 1 || other.distance(to: one.end) < 1
  }

  /// Whether names or leaders lie over each other.
  static func crossed(_ first: Place, _ second: Place) -> Bool {
    if first.box.meets(second.box) { return true }
    if let leader = first.leader, second.box.crosses(leader.start, leader.end) { return true }
    if let leader = second.leader, first.box.crosses(leader.start, leader.end) { return true }
    guard let one = first.leader, let other = second.leader else { return false }
    return one.crosses(other)
  }
}
