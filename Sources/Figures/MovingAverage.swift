/// The mean of the neighbourhood of every value.
enum MovingAverage {
  /// Means over `window` values around each (of an even window the larger half after it); near the
  /// ends over those that there are.
  static func centred(_ values: [Double], window: Int) -> [Double] {
    let window = max(window, 1)
    return values.indices.map { index in
      let first = max(index - (window - 1) / 2, 0)
      let last = min(index + window / 2, values.count - 1)
      let slice = values[first...last]
      return slice.reduce(0, +) / Double(slice.count)
    }
  }
}
