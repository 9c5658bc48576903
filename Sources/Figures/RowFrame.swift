import Graphics

/// Rows of equal height with their names at the left, the frame of every chart that reads down
/// the tokens of a sentence.
struct RowFrame {
  let labels: [String]
  let style: TextStyle
  let pitch: Double
  let labelRight: Double
  let theme: Theme
  /// Upper edge of the first row.
  var top = 0.0

  /// Height that legend, axis and their titles take together, each in one or two lines.
  static let usualSurroundings = 80.0

  /// Rows as high as `preferredPitch`, or as low as `minimumPitch` where there are many.
  /// - Parameter reserved: height that the rest of the figure takes.
  init(
    _ names: [String], reserved: Double, preferredPitch: Double, minimumPitch: Double,
    theme: Theme, measuring: any TextMeasuring
  ) throws(FigureError) {
    guard !names.isEmpty else { throw .empty(what: "labels") }
    let room = theme.maximumHeight - reserved
    pitch = min(preferredPitch, room / Double(names.count))
    guard pitch >= minimumPitch else {
      throw .tooMany(
        what: "labels", count: names.count, maximum: max(Int(room / minimumPitch), 0))
    }
    let size = max(min(theme.label.size, pitch * 0.85), theme.minimumTextSize)
    style = theme.label.with { $0.size = size }
    let style = style
    labels =
      LabelFitting(
        names.map(\.bracketedIfSign), style: style, maximumWidth: theme.maximumLabelWidth,
        measuring: measuring
      ).labels
    labelRight = theme.margin + (labels.map { measuring.width($0, style.naming($0)) }.max() ?? 0)
    self.theme = theme
  }

  /// Left edge of what stands beside the labels.
  var plotLeft: Double { labelRight + theme.smallGap * 2 }
  var height: Double { pitch * Double(labels.count) }
  var bottom: Double { top + height }

  /// Middle of a row.
  func middle(_ row: Int) -> Double { top + (Double(row) + 0.5) * pitch }

  /// The names; those in `emphasized` in the theme's emphasis colour.
  func labelMarks(emphasized: Set<Int> = []) -> [Mark] {
    labels.enumerated().map { row, label in
      let look = emphasized.contains(row) ? style.with { $0.color = theme.emphasis } : style
      return .text(
        label, at: Point(labelRight, middle(row)), style: look.naming(label),
        anchor: TextAnchor(.end, .middle))
    }
  }
}
