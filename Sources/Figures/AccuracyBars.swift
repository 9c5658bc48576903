import Graphics

/// Shares of right answers on an axis from 0 to 100 %, with their intervals and the line of chance.
public struct AccuracyBars: Figure {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// Whose accuracy it is.
    public var label: String
    /// The accuracy, 0 to 1.
    public var value: Double
    /// Its confidence interval, drawn as a whisker.
    public var interval: ClosedRange<Double>?

    /// A bar of `value`.
    public init(label: String, value: Double, interval: ClosedRange<Double>? = nil) {
      self.label = label
      self.value = value
      self.interval = interval
    }
  }

  /// The rate that guessing reaches.
  public struct Chance: Hashable, Sendable {
    /// The rate, 0 to 1.
    public var value: Double
    /// What is written at its line.
    public var label: String

    /// A line at `value`.
    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The bars from above to below: before first, as a rule.
  public var bars: [Bar]
  /// The line of chance, if there is one.
  public var chance: Chance?
  /// Title of the axis.
  public var axisTitle: String

  /// A figure of `bars`.
  public init(bars: [Bar], chance: Chance? = nil, axisTitle: String) {
    self.bars = bars
    self.chance = chance
    self.axisTitle = axisTitle
  }

  /// See `Figure`. The last bar has the colour of "after", those above it that of "before". Throws
  /// for no bars, values outside 0 to 1 or not finite, and more bars than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try FigureError.check(bars.map(\.value), "bars", count: bars.count, within: 0...1)
    for bar in bars {
      let ends = bar.interval.map { [$0.lowerBound, $0.upperBound] } ?? []
      try FigureError.check(ends, "interval of \(bar.label)", count: ends.count, within: 0...1)
    }
    if let chance { try FigureError.check([chance.value], "chance", count: 1, within: 0...1) }

    let header =
      theme.margin
      + (chance == nil ? 0 : measuring.height(theme.axisTitle) + theme.smallGap)
    var rows = try RowFrame(
      bars.map(\.label), reserved: header + 80, preferredPitch: 22, minimumPitch: 14, theme: theme,
      measuring: measuring)
    rows.top = header

    let format = NumberFormat.percent(1)
    let style = theme.value.with { $0.bold = true }
    let widest = bars.map { measuring.width(format.text($0.value), style) }.max() ?? 0
    let axis = ValueAxis(
      0...1, from: rows.plotLeft, to: theme.width - theme.margin - widest - 2 * theme.smallGap,
      title: axisTitle, theme: theme, measuring: measuring
    ) { NumberFormat.percent(max($0 - 2, 0)) }

    var marks = rows.labelMarks() + axis.marks(top: rows.top, bottom: rows.bottom)
    for (row, bar) in bars.enumerated() {
      let middle = rows.middle(row)
      let thickness = rows.pitch * 0.6
      let color = row == bars.count - 1 ? theme.after : theme.before
      if bar.value > 0 {
        marks.append(
          .rectangle(
            Rectangle(
              axis.scale(0), middle - thickness / 2, axis.scale(bar.value) - axis.scale(0),
              thickness), fill: color))
      }
    }
    if let chance {
      marks.append(axis.line(at: chance.value, top: rows.top, bottom: rows.bottom, dashed: true))
      let half = measuring.width(chance.label, theme.axisTitle) / 2
      let x = min(max(axis.scale(chance.value), theme.margin + half), theme.width - half)
      marks.append(
        .text(
          chance.label, at: Point(x, theme.margin), style: theme.axisTitle,
          anchor: TextAnchor(.middle, .top)))
    }
    marks.append(axis.line(at: 0, top: rows.top, bottom: rows.bottom))
    for (row, bar) in bars.enumerated() {
      let middle = rows.middle(row)
      if let interval = bar.interval {
        let color = row == bars.count - 1 ? theme.after : theme.before
        marks += whisker(interval, of: bar.value, color, at: middle, axis.scale, theme)
      }
      let end = axis.scale(max(bar.value, bar.interval?.upperBound ?? 0))
      let half = theme.value.size * 0.7
      let left = end + 2 * theme.smallGap
      // The number stands on a piece of background, so that no line runs through it.
      let text = format.text(bar.value)
      marks.append(
        .rectangle(
          Rectangle(left - 1.5, middle - half, measuring.width(text, style) + 3, 2 * half)
            .limited(to: theme.width), fill: theme.background))
      marks.append(
        .text(text, at: Point(left, middle), style: style, anchor: TextAnchor(.start, .middle)))
    }
    return Scene(
      size: Size(theme.width, rows.bottom + axis.height + theme.margin),
      background: theme.background, marks: marks)
  }

  /// The part of a whisker that lies on a dark bar is drawn in the colour of the background.
  private func whisker(
    _ interval: ClosedRange<Double>, of value: Double, _ color: Color, at middle: Double,
    _ scale: LinearScale, _ theme: Theme
  ) -> [Mark] {
    let ink = theme.label.color
    let inside = Stroke(color.luminance > 0.25 ? ink : theme.background, width: theme.axisLine)
    let outside = Stroke(ink, width: theme.axisLine)
    let (left, right) = (scale(interval.lowerBound), scale(interval.upperBound))
    let split = min(max(scale(value), left), right)
    let cap = 2.5
    func end(_ x: Double, _ stroke: Stroke) -> Mark {
      .line(from: Point(x, middle - cap), to: Point(x, middle + cap), stroke)
    }
    return [
      .line(from: Point(left, middle), to: Point(split, middle), inside),
      .line(from: Point(split, middle), to: Point(right, middle), outside),
      end(left, left < scale(value) ? inside : outside),
      end(right, right < scale(value) ? inside : outside),
    ]
  }
}

extension Rectangle {
  fileprivate func limited(to right: Double) -> Rectangle {
    Rectangle(x, y, min(width, right - x), height)
  }
}
