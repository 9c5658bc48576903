import Graphics

/// A plot with a vertical axis for numbers that follow each other.
struct CurvePanel {
  let height: Double
  let scale: LinearScale
  /// Room at the left for title and numbers.
  let sideWidth: Double
  private let ticks: AxisTicks
  private let format: NumberFormat
  private let title: TextBlock
  private let theme: Theme

  /// A plot whose axis holds `data` and ends at round numbers (see `RoundRange`).
  /// - Parameter height: of the plot without its numbers.
  init(
    holding data: ClosedRange<Double>, title: String, height: Double, theme: Theme,
    measuring: any TextMeasuring, format: (Int) -> NumberFormat
  ) {
    let range = RoundRange(data, height: height)
    self.init(
      range.domain, range.ticks, title: title, height: height, theme: theme, measuring: measuring,
      format: format)
  }

  /// A plot of `domain` with about `numbers` steps; as many as are usual where nil.
  init(
    _ domain: ClosedRange<Double>, numbers: Int? = nil, title: String, height: Double,
    theme: Theme, measuring: any TextMeasuring, format: (Int) -> NumberFormat
  ) {
    let ticks = AxisTicks(
      from: domain.lowerBound, to: domain.upperBound, about: numbers ?? max(Int(height / 24), 2))
    self.init(
      domain, ticks, title: title, height: height, theme: theme, measuring: measuring,
      format: format)
  }

  private init(
    _ domain: ClosedRange<Double>, _ ticks: AxisTicks, title: String, height: Double, theme: Theme,
    measuring: any TextMeasuring, format: (Int) -> NumberFormat
  ) {
    self.ticks = ticks
    let chosen = format(ticks.decimals).shortened(ticks.values)
    self.format = chosen
    self.title = TextBlock(title, style: theme.axisTitle, width: height + 20, measuring: measuring)
    self.height = max(height, self.title.width)
    self.theme = theme
    scale = LinearScale(domain, from: self.height, to: 0)
    let widest = ticks.values.map { measuring.width(chosen.text($0), theme.tick) }.max() ?? 0
    sideWidth = self.title.height + theme.smallGap * 2 + widest + theme.smallGap
  }

  /// Grid, numbers, title and the lower edge; 0 is a grid line like others where `marksZero` is not.
  func marks(left: Double, right: Double, top: Double, marksZero: Bool = true) -> [Mark] {
    var marks: [Mark] = []
    for value in ticks.values {
      let y = top + scale(value)
      let stroke =
        value == 0 && marksZero
        ? Stroke(theme.axis, width: theme.axisLine) : Stroke(theme.grid, width: theme.hairline)
      marks.append(.line(from: Point(left, y), to: Point(right, y), stroke))
      marks.append(
        .text(
          format.text(value), at: Point(left - theme.smallGap, y), style: theme.tick,
          anchor: TextAnchor(.end, .middle)))
    }
    // Over the grid line at the same place, if there is one.
    if scale.domain.lowerBound != 0 {
      marks.append(
        .line(
          from: Point(left, top + height), to: Point(right, top + height),
          Stroke(theme.axis, width: theme.axisLine)))
    }
    for (index, line) in title.lines.enumerated() {
      marks.append(
        .text(
          line, at: Point(theme.margin + Double(index) * title.lineHeight, top + height / 2),
          style: title.style, anchor: TextAnchor(.middle, .top), rotation: -90))
    }
    return marks
  }

  /// A line through the values of steps 1, 2, …; a dot where there is only one.
  func curve(_ values: [Double], x: LinearScale, top: Double, _ stroke: Stroke) -> [Mark] {
    let points = values.enumerated().map { Point(x(Double($0 + 1)), top + scale($1)) }
    guard points.count > 1 else {
      return points.map { .circle($0, radius: theme.dotRadius, fill: stroke.color) }
    }
    return [.path([.move(points[0])] + points.dropFirst().map { .line($0) }, stroke: stroke)]
  }
}
