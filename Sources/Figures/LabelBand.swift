import Graphics

/// The names beside or above a grid. Where rows are too close for one column of names, every second
/// name stands farther out, with a fine leader to its row. Above columns names stand upright where all
/// of them fit, and are turned where not.
struct LabelBand {
  let labels: [String]
  let style: TextStyle
  let staggered: Bool
  /// How far from the grid the band reaches, beside rows and as turned names.
  let thickness: Double
  private let widths: [Double]
  private let lineHeight: Double
  private let gap: Double
  private let leader: Stroke

  init(
    _ labels: [String], style: TextStyle, staggered: Bool, theme: Theme,
    measuring: any TextMeasuring
  ) {
    self.labels = labels
    self.style = style
    self.staggered = staggered
    gap = theme.smallGap
    leader = Stroke(theme.axis.opacity(0.7), width: theme.hairline * 0.75)
    let widths = labels.map { measuring.width($0, style.naming($0)) }
    self.widths = widths
    lineHeight = measuring.height(style)
    let gap = gap
    thickness =
      widths.indices.map { index in
        LabelBand.distance(index, widths, gap, staggered) + widths[index]
      }.max() ?? 0
  }

  /// From the grid to the near end of a name.
  private static func distance(
    _ index: Int, _ widths: [Double], _ gap: Double, _ staggered: Bool
  ) -> Double {
    guard staggered, index % 2 == 1 else { return gap }
    let before = widths[index - 1]
    let after = index + 1 < widths.count ? widths[index + 1] : 0
    return gap + max(before, after) + gap
  }

  /// Names right-aligned at the left of rows that begin at `top`.
  func rowMarks(right: Double, top: Double, pitch: Double) -> [Mark] {
    marks(pitch: pitch) { along, away in Point(right - away, top + along) }
  }

  /// How far from the grid the names above columns of `pitch` reach.
  func columnThickness(pitch: Double) -> Double {
    isUpright(pitch) ? gap / 2 + lineHeight : thickness
  }

  /// Names above columns that begin at `left`, turned to read upwards where one has no room.
  func columnMarks(bottom: Double, left: Double, pitch: Double) -> [Mark] {
    guard isUpright(pitch) else {
      return marks(pitch: pitch, rotation: -90) { along, away in
        Point(left + along, bottom - away)
      }
    }
    return labels.enumerated().map { index, label in
      .text(
        label, at: Point(left + (Double(index) + 0.5) * pitch, bottom - gap / 2),
        style: style.naming(label),
        anchor: TextAnchor(.middle, .bottom))
    }
  }

  private func isUpright(_ pitch: Double) -> Bool {
    !staggered && widths.allSatisfy { $0 + gap <= pitch }
  }

  private func marks(
    pitch: Double, rotation: Double = 0, _ place: (_ along: Double, _ away: Double) -> Point
  ) -> [Mark] {
    var marks: [Mark] = []
    for (index, label) in labels.enumerated() {
      let along = (Double(index) + 0.5) * pitch
      let away = LabelBand.distance(index, widths, gap, staggered)
      if away > gap {
        marks.append(.line(from: place(along, 1), to: place(along, away - 1.5), leader))
      }
      marks.append(
        .text(
          label, at: place(along, away), style: style.naming(label),
          anchor: TextAnchor(rotation == 0 ? .end : .start, .middle), rotation: rotation))
    }
    return marks
  }
}
