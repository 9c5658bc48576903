import Graphics

/// Lines from the tokens of one column to those of another, as opaque as the weights are large.
///
/// Opacity is rounded up to one of 20 levels, so that all lines of a head and a level are a single
/// mark: a picture of thousands of lines stays small. Strong lines lie over weak ones.
struct AttentionLines {
  static let levels = 20
  let minimum: Double
  let width: Double
  private let colors: [Color]
  private var steps: [[PathStep]]

  /// Lines of as many heads as there are colours; weights below `minimum` have none.
  init(colors: [Color], minimum: Double, width: Double) {
    self.colors = colors
    self.minimum = minimum
    self.width = width
    steps = Array(repeating: [], count: colors.count * AttentionLines.levels)
  }

  /// Adds a head's weights `[T][T]`; row i leads from `(left, y(i))` to `(right, y(j))`.
  mutating func add(
    _ weights: [[Double]], head: Int, left: Double, right: Double, y: (Int) -> Double
  ) {
    for (from, row) in weights.enumerated() {
      for (to, weight) in row.enumerated() where weight >= minimum && weight > 0 {
        let level = Int((min(weight, 1) * Double(AttentionLines.levels)).rounded(.up))
        steps[(level - 1) * colors.count + head] += [
          .move(Point(left, y(from))), .line(Point(right, y(to))),
        ]
      }
    }
  }

  /// A mark for each level and head that has lines.
  var marks: [Mark] {
    steps.indices.filter { !steps[$0].isEmpty }.map { index in
      let level = index / colors.count + 1
      let opacity = Double(level) / Double(AttentionLines.levels)
      let color = colors[index % colors.count].opacity(opacity)
      return .path(steps[index], stroke: Stroke(color, width: width))
    }
  }
}
