import Graphics

/// What the colours of a heat map mean: a strip of them with numbers and a title below.
struct ColorBar {
  let map: ColorMap
  let domain: ClosedRange<Double>
  let title: TextBlock
  let format: NumberFormat
  let ticks: [Double]
  let width: Double
  let theme: Theme
  private let tickHeight: Double
  private static let thickness = 6.0
  private let steps: Int?

  /// A bar `width` wide, its numbers included. `signed` for a domain that lies evenly about 0;
  /// `steps` where the picture rounds its values to so many steps of equal width, in which the
  /// first and the last colour stand for half a step.
  init(
    _ map: ColorMap, _ domain: ClosedRange<Double>, title: String, signed: Bool, width: Double,
    steps: Int? = nil, theme: Theme, measuring: any TextMeasuring
  ) {
    self.steps = steps
    self.map = map
    self.domain = domain
    self.width = width
    self.theme = theme
    self.title = TextBlock(title, style: theme.axisTitle, width: width, measuring: measuring)
    tickHeight = measuring.height(theme.tick)
    let end = domain.upperBound
    let start = domain.lowerBound
    let round = AxisTicks(from: start, to: end, about: 5).values
    let choices =
      signed ? [[-end, -end / 2, 0, end / 2, end], [-end, 0, end]] : [round, [start, end]]
    let chosen =
      choices.first { ColorBar.fits($0, signed, width, theme, measuring) } ?? choices[1]
    ticks = chosen
    let format = ColorBar.format(chosen, signed)
    self.format = format
    sideRoom = (chosen.map { measuring.width(format.text($0), theme.tick) }.max() ?? 0) / 2
  }

  private static func fits(
    _ ticks: [Double], _ signed: Bool, _ width: Double, _ theme: Theme,
    _ measuring: any TextMeasuring
  ) -> Bool {
    let format = format(ticks, signed)
    let widest = ticks.map { measuring.width(format.text($0), theme.tick) }.max() ?? 0
    return widest + theme.smallGap <= (width - widest) / Double(ticks.count - 1)
  }

  /// As many decimals as write every tick exactly.
  private static func format(_ ticks: [Double], _ signed: Bool) -> NumberFormat {
    let decimals = (0...8).first { decimals in
      let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
      return ticks.allSatisfy { abs(($0 * power).rounded() - $0 * power) <= 1e-6 * power * abs($0) }
    }
    return NumberFormat.decimal(decimals ?? 8, signed: signed).shortened()
  }

  private let sideRoom: Double

  /// Height of strip, numbers and title.
  var height: Double {
    ColorBar.thickness + theme.smallGap * 0.7 + tickHeight + 1 + title.height
  }

  /// The bar with its upper left corner at `(left, top)`.
  func marks(left: Double, top: Double) -> [Mark] {
    let strip = Rectangle(left + sideRoom, top, width - 2 * sideRoom, ColorBar.thickness)
    let slices = max(64, Int(strip.width / 2.5))
    let colors: [(start: Double, place: Double)] =
      steps.map { steps in
        (0...steps).map { (max(0, Double($0) - 0.5) / Double(steps), Double($0) / Double(steps)) }
      } ?? (0..<slices).map { (Double($0) / Double(slices), (Double($0) + 0.5) / Double(slices)) }
    var marks: [Mark] = colors.map { color in
      // Each slice reaches to the right end and is covered by the next: no seams.
      let x = strip.x + strip.width * color.start
      return .rectangle(
        Rectangle(x, top, strip.maxX - x, strip.height), fill: map.color(at: color.place))
    }
    marks.append(.rectangle(strip, stroke: Stroke(theme.axis, width: theme.hairline)))
    let scale = LinearScale(domain, from: strip.x, to: strip.maxX)
    let below = strip.maxY + theme.smallGap * 0.7
    for value in ticks {
      let x = scale(value)
      marks.append(
        .line(
          from: Point(x, strip.maxY), to: Point(x, strip.maxY + 1.5),
          Stroke(theme.axis, width: theme.hairline)))
      marks.append(
        .text(
          format.text(value), at: Point(x, below), style: theme.tick,
          anchor: TextAnchor(.middle, .top)))
    }
    return marks + title.marks(x: strip.midX, top: below + tickHeight + 1, .middle)
  }
}
