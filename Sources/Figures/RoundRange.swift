/// A range for a vertical axis with at least three round numbers, its ends among them where that
/// leaves at most a quarter of the axis empty.
struct RoundRange {
  let domain: ClosedRange<Double>
  let ticks: AxisTicks

  /// The largest part of an axis that may lie beyond the data.
  private static let emptyPart = 0.25

  /// A range for `data` on an axis of `height` points: as few numbers as hold, 24 points apart and
  /// not closer than 12. Where the ends cannot both be round, the upper is; else both are those of
  /// the data with a little air.
  init(_ data: ClosedRange<Double>, height: Double) {
    let counts = max(Int(height / 24), 2)...max(Int(height / 12), 3)
    let candidates = [(true, true), (false, true), (false, false)].flatMap { ends in
      counts.map { RoundRange(data, steps: $0, isRoundBelow: ends.0, isRoundAbove: ends.1) }
    }
    let span = data.upperBound - data.lowerBound
    self =
      candidates.first { candidate in
        let whole = candidate.domain.upperBound - candidate.domain.lowerBound
        return candidate.ticks.values.count >= 3
          && candidate.ticks.values.count <= counts.upperBound + 1
          && whole - span <= RoundRange.emptyPart * whole * (1 + 1e-9)
      } ?? candidates[candidates.count - 1]
  }

  private init(_ data: ClosedRange<Double>, steps: Int, isRoundBelow: Bool, isRoundAbove: Bool) {
    let (lower, upper) = (data.lowerBound, data.upperBound)
    let inside = AxisTicks(from: lower, to: upper, about: steps)
    guard inside.step > 0 else {
      domain = data
      ticks = inside
      return
    }
    let (step, air) = (inside.step, (upper - lower) * 0.04)
    let top = isRoundAbove ? (upper / step - 1e-9).rounded(.up) * step : upper + air
    let bottom =
      isRoundBelow || lower == 0 ? (lower / step + 1e-9).rounded(.down) * step : lower - air
    ticks = inside.within(bottom, top)
    // A round end is the number itself, not a product with a rounded step.
    let first = isRoundBelow ? ticks.values.first ?? bottom : bottom
    let last = isRoundAbove ? ticks.values.last ?? top : top
    domain = min(first, lower)...max(last, upper)
  }
}
