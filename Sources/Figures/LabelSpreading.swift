/// Places along a line moved as little as need be to keep their distance.
enum LabelSpreading {
  /// Places in the order of `wanted`, at least `distance` apart and in the same order along the
  /// line; within `range` as far as they all have room there.
  static func spread(
    _ wanted: [Double], distance: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Groups of touching places stand evenly about the middle of what they wanted.
    var groups: [(first: Double, members: [Int])] = []
    for index in order {
      groups.append((wanted[index], [index]))
      while groups.count > 1 {
        let (upper, lower) = (groups[groups.count - 2], groups[groups.count - 1])
        guard lower.first < upper.first + Double(upper.members.count) * distance else { break }
        let members = upper.members + lower.members
        let sum = members.enumerated().reduce(0.0) {
          $0 + wanted[$1.element] - Double($1.offset) * distance
        }
        groups.removeLast(2)
        groups.append((sum / Double(members.count), members))
      }
    }
    var places = wanted
    for group in groups {
      for (position, index) in group.members.enumerated() {
        places[index] = group.first + Double(position) * distance
      }
    }
    let lowest = places.min() ?? 0
    if lowest < range.lowerBound {
      push(&places, order, from: range.lowerBound, distance)
    }
    if let highest = places.max(), highest > range.upperBound {
      // From the far end backwards, but never over the near one.
      var limit = range.upperBound
      for index in order.reversed() {
        places[index] = min(places[index], limit)
        limit = places[index] - distance
      }
      push(&places, order, from: range.lowerBound, distance)
    }
    return places
  }

  private static func push(
    _ places: inout [Double], _ order: [Int], from start: Double, _ distance: Double
  ) {
    var limit = start
    for index in order {
      places[index] = max(places[index], limit)
      limit = places[index] + distance
    }
  }
}
