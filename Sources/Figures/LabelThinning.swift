/// Which of the names along a line are written where not all have room.
enum LabelThinning {
  /// The smallest step at which every so-many-th name, the first among them, keeps `gap` from the
  /// next; `places` are their middles.
  static func every(places: [Double], widths: [Double], gap: Double) -> Int {
    let count = max(places.count, 1)
    return (1...count).first { every in
      let shown = Array(stride(from: 0, to: places.count, by: every))
      return zip(shown, shown.dropFirst()).allSatisfy { left, right in
        places[right] - places[left] >= (widths[left] + widths[right]) / 2 + gap
      }
    } ?? count
  }
}
