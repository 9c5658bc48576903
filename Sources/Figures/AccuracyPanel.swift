import Graphics

/// The accuracy after each epoch: points joined by a line, each with its number, on an axis that
/// ends at 100 %.
struct AccuracyPanel {
  let panel: CurvePanel
  private let accuracies: [Double]
  private let steps: [Int]
  private let theme: Theme
  private let measuring: any TextMeasuring

  /// Nil for no accuracies; with one more than `epochEnds` the first stands at step 0.
  init?(
    _ accuracies: [Double], epochEnds: [Int], title: String, theme: Theme,
    measuring: any TextMeasuring
  ) {
    guard !accuracies.isEmpty else { return nil }
    self.accuracies = accuracies
    self.theme = theme
    self.measuring = measuring
    steps = (accuracies.count > epochEnds.count ? [0] : []) + epochEnds
    panel = CurvePanel(
      AccuracyPanel.start(of: accuracies)...1, numbers: 5, title: title, height: 66,
      theme: theme, measuring: measuring
    ) { NumberFormat.percent(max($0 - 2, 0)) }
  }

  /// Where the axis begins: with air below the lowest point, for its number.
  static func start(of accuracies: [Double]) -> Double {
    max(((accuracies.min() ?? 0) * 10 - 1.2).rounded(.down) / 10, 0)
  }

  /// Grid, line, points and numbers.
  func marks(x: LinearScale, left: Double, right: Double, top: Double) -> [Mark] {
    let points = zip(steps, accuracies).map { Point(x(Double($0)), top + panel.scale($1)) }
    var marks = panel.marks(left: left, right: right, top: top)
    var line: [Mark] = []
    if points.count > 1 {
      line.append(
        .path(
          points.enumerated().map { $0 == 0 ? .move($1) : .line($1) },
          stroke: Stroke(theme.after, width: theme.dataLine)))
    }
    line += points.map { .circle($0, radius: theme.dotRadius, fill: theme.after) }
    let texts = accuracies.map { NumberFormat.percent(1).text($0) }
    let widths = texts.map { measuring.width($0, theme.value) }
    let places = zip(points, widths).map { point, width in
      min(max(point.x, left + width / 2 + 1), right - width / 2)
    }
    let every = LabelThinning.every(places: places, widths: widths, gap: theme.smallGap)
    for index in stride(from: 0, to: texts.count, by: every) {
      let distance = theme.dotRadius + theme.value.size * 0.75
      // Above or below, where no line runs through; on a piece of background.
      let boxes = [-distance, distance].map { offset in
        Rectangle(
          places[index] - widths[index] / 2 - 0.5, points[index].y + offset - distance * 0.62,
          widths[index] + 1, distance * 1.24)
      }
      let inside = boxes.filter { $0.y >= top && $0.maxY <= top + panel.height }
      let free = inside.first { box in
        !zip(points, points.dropFirst()).contains { box.crosses($0, $1) }
      }
      guard let box = free ?? inside.first ?? boxes.first else { continue }
      marks.append(.rectangle(box, fill: theme.background))
      marks.append(
        .text(
          texts[index], at: Point(box.midX, box.midY), style: theme.value,
          anchor: TextAnchor(.middle, .middle)))
    }
    return marks + line
  }
}
