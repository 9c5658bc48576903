/// Numbers to positions along an axis, evenly.
struct LinearScale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// `domain` from the position `start` to the position `end`, which may lie before it.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0 else { return (start + end) / 2 }
    return start + (value - domain.lowerBound) / span * (end - start)
  }
}
