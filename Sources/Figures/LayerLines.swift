import Graphics

/// A quantity by layer, for one or more series: lines with a marker at each layer and their names
/// at the right ends.
public struct LayerLines: Figure {
  /// One line.
  public struct Series: Hashable, Sendable {
    /// What stands at its end.
    public var name: String
    /// A value for each layer.
    public var values: [Double]

    /// A line through `values`.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the horizontal axis.
    public var layer: String
    /// Title of the vertical axis.
    public var value: String

    /// Words in one language.
    public init(layer: String, value: String) {
      self.layer = layer
      self.value = value
    }
  }

  /// Names of the layers along the axis: "0", "1", …
  public var layers: [String]
  /// The lines. Two have the colours of before and after, one that of after, more those of heads.
  public var series: [Series]
  /// The words.
  public var words: Words
  /// The vertical axis reaches at least from the lower to the upper bound.
  public var range: ClosedRange<Double>?

  /// A figure of `series`, each with a value for each of `layers`.
  public init(
    layers: [String], series: [Series], words: Words, range: ClosedRange<Double>? = nil
  ) {
    self.layers = layers
    self.series = series
    self.words = words
    self.range = range
  }

  /// See `Figure`. Throws for no layers or series, series of another length, values that are not
  /// finite, and more series than can be told apart.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check(theme)
    let panel = CurvePanel(
      holding: data, title: words.value, height: 130, theme: theme, measuring: measuring
    ) { .decimal($0) }
    let names = LabelFitting(
      series.map(\.name), style: theme.label, maximumWidth: theme.maximumLabelWidth,
      measuring: measuring
    ).labels
    let nameWidth = names.map { measuring.width($0, theme.label) }.max() ?? 0
    let left = theme.margin + panel.sideWidth
    let right = theme.width - theme.margin - nameWidth - theme.gap * 1.6
    let top = theme.margin + measuring.height(theme.label) / 2
    let bottom = top + panel.height
    let scale = LinearScale(
      0...Double(max(layers.count - 1, 1)), from: left + theme.gap, to: right - theme.smallGap)
    let place = { (layer: Int) in
      layers.count == 1 ? (scale.start + scale.end) / 2 : scale(Double(layer))
    }

    var marks = panel.marks(left: left, right: right, top: top)
    marks += axis(place, bottom: bottom, theme, measuring)
    let title = TextBlock(
      words.layer, style: theme.axisTitle, width: right - left, measuring: measuring)
    let titleTop = bottom + theme.smallGap + measuring.height(theme.tick) + 1
    marks += title.marks(x: (left + right) / 2, top: titleTop, .middle)

    let colors = colors(theme)
    let points = series.map { series in
      series.values.enumerated().map { Point(place($0), top + panel.scale($1)) }
    }
    for (line, color) in zip(points, colors) {
      let steps = line.enumerated().map { $0 == 0 ? PathStep.move($1) : .line($1) }
      if line.count > 1 {
        marks.append(.path(steps, stroke: Stroke(color, width: theme.dataLine)))
      }
      marks += line.map { .circle($0, radius: theme.dotRadius, fill: color) }
    }
    marks += ends(points, colors, names, x: right + theme.gap * 1.6, top...bottom, theme, measuring)
    return Scene(
      size: Size(theme.width, titleTop + title.height + theme.margin),
      background: theme.background, marks: marks)
  }

  /// Names of the layers under fine ticks; every second, third … where they would touch.
  private func axis(
    _ place: (Int) -> Double, bottom: Double, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> [Mark] {
    let widths = layers.map { measuring.width($0, theme.tick) }
    let places = layers.indices.map {
      min(max(place($0), widths[$0] / 2), theme.width - widths[$0] / 2)
    }
    let every = LabelThinning.every(places: places, widths: widths, gap: theme.smallGap * 2)
    return stride(from: 0, to: layers.count, by: every).flatMap { layer -> [Mark] in
      let tick = Stroke(theme.axis, width: theme.hairline)
      return [
        .line(
          from: Point(place(layer), bottom), to: Point(place(layer), bottom + 2), tick),
        .text(
          layers[layer], at: Point(places[layer], bottom + theme.smallGap), style: theme.tick,
          anchor: TextAnchor(.middle, .top)),
      ]
    }
  }

  /// Names beside the last points, moved apart where they would touch, each with a fine leader.
  private func ends(
    _ points: [[Point]], _ colors: [Color], _ names: [String], x: Double,
    _ range: ClosedRange<Double>, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> [Mark] {
    let lasts = points.map { $0[$0.count - 1] }
    let heights = LabelSpreading.spread(
      lasts.map(\.y), distance: theme.label.size * 1.15, within: range)
    return names.indices.flatMap { index -> [Mark] in
      let start = Point(lasts[index].x + theme.dotRadius + 1, lasts[index].y)
      return [
        .line(
          from: start, to: Point(x - 2, heights[index]),
          Stroke(colors[index], width: theme.hairline)),
        .text(
          names[index], at: Point(x, heights[index]), style: theme.label,
          anchor: TextAnchor(.start, .middle)),
      ]
    }
  }

  private func colors(_ theme: Theme) -> [Color] {
    switch series.count {
    case 1: [theme.after]
    case 2: [theme.before, theme.after]
    default: Array(theme.heads.prefix(series.count))
    }
  }

  /// From the least to the largest of all values and the wished range; some room about them where
  /// everything is equal.
  private var data: ClosedRange<Double> {
    let all = series.flatMap(\.values)
    let lower = min(all.min() ?? 0, range?.lowerBound ?? .infinity)
    let upper = max(all.max() ?? 1, range?.upperBound ?? -.infinity)
    guard upper - lower > 1e-9 * max(abs(upper), abs(lower)) else {
      let air = max(abs(upper) * 0.1, 1e-6)
      return (lower - air)...(upper + air)
    }
    return lower...upper
  }

  private func check(_ theme: Theme) throws(FigureError) {
    guard !layers.isEmpty else { throw .empty(what: "layers") }
    guard !series.isEmpty else { throw .empty(what: "series") }
    guard series.count <= theme.heads.count else {
      throw .tooMany(what: "series", count: series.count, maximum: theme.heads.count)
    }
    for one in series {
      try FigureError.check(one.values, one.name, count: layers.count)
    }
  }
}
