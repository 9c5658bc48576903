import Graphics

/// A horizontal axis of numbers under a plot: grid lines through it, numbers and a title below.
struct ValueAxis {
  let scale: LinearScale
  let ticks: AxisTicks
  let format: NumberFormat
  let title: TextBlock
  let theme: Theme
  let tickHeight: Double
  private let measuring: any TextMeasuring
  private let places: [Double]

  /// An axis for `domain` between the positions `left` and `right`; the numbers are as close as
  /// they can stand without touching, at most one each `spacing` points.
  init(
    _ domain: ClosedRange<Double>, from left: Double, to right: Double, title: String,
    spacing: Double = 36, theme: Theme, measuring: any TextMeasuring,
    format: (Int) -> NumberFormat
  ) {
    self.theme = theme
    self.measuring = measuring
    let scale = LinearScale(domain, from: left, to: right)
    self.scale = scale
    self.title = TextBlock(title, style: theme.axisTitle, width: right - left, measuring: measuring)
    tickHeight = measuring.height(theme.tick)
    var count = max(Int((right - left) / spacing), 1)
    var ticks = AxisTicks(from: domain.lowerBound, to: domain.upperBound, about: count)
    var chosen = format(ticks.decimals).shortened(ticks.values)
    while count > 1,
      !ValueAxis.fits(ticks, scale, chosen, gap: 2 * theme.smallGap, theme, measuring)
    {
      count -= 1
      ticks = AxisTicks(from: domain.lowerBound, to: domain.upperBound, about: count)
      chosen = format(ticks.decimals).shortened(ticks.values)
    }
    // A single number says nothing of the scale: finer steps where they have room, and be it little.
    let most = 2 * count + 4
    while ticks.values.count < 2, count < most {
      count += 1
      let fine = AxisTicks(from: domain.lowerBound, to: domain.upperBound, about: count)
      let format = format(fine.decimals).shortened(fine.values)
      let finer = [1, 2].map {
        fine.within(domain.lowerBound, domain.upperBound, every: $0)
      }.first { ValueAxis.fits($0, scale, format, gap: theme.smallGap, theme, measuring) }
      guard let finer else { break }
      (ticks, chosen) = (finer, format)
    }
    self.ticks = ticks
    self.format = chosen
    places = ValueAxis.places(ticks, scale, chosen, theme, measuring)
  }

  private static func fits(
    _ ticks: AxisTicks, _ scale: LinearScale, _ format: NumberFormat, gap: Double, _ theme: Theme,
    _ measuring: any TextMeasuring
  ) -> Bool {
    let places = places(ticks, scale, format, theme, measuring)
    let halves = ticks.values.map { measuring.width(format.text($0), theme.tick) / 2 }
    return places.indices.dropFirst().allSatisfy { index in
      places[index] - places[index - 1] >= halves[index] + halves[index - 1] + gap
    }
  }

  /// Middles of the numbers: under their grid lines, as far as the figure's edges allow.
  private static func places(
    _ ticks: AxisTicks, _ scale: LinearScale, _ format: NumberFormat, _ theme: Theme,
    _ measuring: any TextMeasuring
  ) -> [Double] {
    ticks.values.map { value in
      let half = measuring.width(format.text(value), theme.tick) / 2
      return min(max(scale(value), half), theme.width - half)
    }
  }

  /// Room needed below the plot.
  var height: Double { theme.smallGap + tickHeight + title.height + 1 }

  /// Grid lines from `top` to `bottom`, numbers and title below.
  func marks(top: Double, bottom: Double) -> [Mark] {
    let line = Stroke(theme.grid, width: theme.hairline)
    var marks: [Mark] = []
    for (value, place) in zip(ticks.values, places) {
      let x = scale(value)
      marks.append(.line(from: Point(x, top), to: Point(x, bottom), line))
      marks.append(
        .text(
          format.text(value), at: Point(place, bottom + theme.smallGap), style: theme.tick,
          anchor: TextAnchor(.middle, .top)))
    }
    return marks
      + title.marks(
        x: (scale.start + scale.end) / 2, top: bottom + theme.smallGap + tickHeight + 1, .middle)
  }

  /// A number beside the end of a bar, on a ground that hides the grid lines behind it.
  func number(
    _ text: String, at point: Point, _ horizontal: TextAnchor.Horizontal, style: TextStyle
  ) -> [Mark] {
    let width = measuring.width(text, style)
    let height = style.size
    let left = horizontal == .end ? point.x - width : point.x
    let ground = Rectangle(left - 1, point.y - height / 2, width + 2, height)
    let number = Mark.text(
      text, at: point, style: style, anchor: TextAnchor(horizontal, .middle))
    let isCrossed = ticks.values.contains { (ground.x...ground.maxX).contains(scale($0)) }
    return isCrossed ? [.rectangle(ground, fill: theme.background), number] : [number]
  }

  /// A vertical line through the plot at `value`, the zero line for one.
  func line(at value: Double, top: Double, bottom: Double, dashed: Bool = false) -> Mark {
    let x = scale(value)
    let stroke = Stroke(theme.axis, width: theme.axisLine, dash: dashed ? theme.dash : [])
    return .line(from: Point(x, top), to: Point(x, bottom), stroke)
  }
}
