import Foundation
import Graphics

/// How far each token's vector turned: the cosine of before and after on an axis that ends at 1
/// (unchanged), a stem from there to each point, and the line below which a token counts as
/// changed greatly.
public struct CosinePlot: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the value axis.
    public var axis: String
    /// Label of the threshold line, its number included.
    public var threshold: String

    /// Words in one language.
    public init(axis: String, threshold: String) {
      self.axis = axis
      self.threshold = threshold
    }
  }

  /// The tokens in the order of the sentence.
  public var tokens: [String]
  /// The cosine of each, −1 to 1.
  public var cosines: [Double]
  /// Tokens below it are highlighted.
  public var threshold: Double
  /// The words.
  public var words: Words
  /// The axis begins here or lower: for figures to be compared.
  public var minimum: Double?

  /// A figure of one sentence.
  public init(
    tokens: [String], cosines: [Double], threshold: Double = 0.9, words: Words,
    minimum: Double? = nil
  ) {
    self.tokens = tokens
    self.cosines = cosines
    self.threshold = threshold
    self.words = words
    self.minimum = minimum
  }

  /// See `Figure`. A rounding error of 1e-6 beyond ±1 is drawn at ±1. Throws for an empty list,
  /// lists of different length, values that are no cosines, and more rows than a page holds.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try FigureError.check(cosines, "cosines", count: tokens.count, within: -1.000001...1.000001)
    try FigureError.check([threshold], "threshold", count: 1, within: -1...1)
    var rows = try RowFrame(
      tokens, reserved: RowFrame.usualSurroundings, preferredPitch: 12, minimumPitch: 8,
      theme: theme, measuring: measuring)
    rows.top = theme.margin + measuring.height(theme.axisTitle) + theme.smallGap

    let valueStyle = theme.value.with { $0.size = min($0.size, rows.style.size) }
    let format = NumberFormat.decimal(3)
    let texts = cosines.map { format.text(min(max($0, -1), 1)) }
    let valueWidth = texts.map { measuring.width($0, valueStyle) }.max() ?? 0
    let right = theme.width - theme.margin
    let axis = ValueAxis(
      lowerEnd...1, from: rows.plotLeft + theme.gap, to: right - valueWidth - theme.gap,
      title: words.axis, theme: theme, measuring: measuring
    ) { .decimal($0) }

    let below = Set(cosines.indices.filter { cosines[$0] < threshold })
    var marks = rows.labelMarks(emphasized: below)
    marks += axis.marks(top: rows.top, bottom: rows.bottom)
    marks.append(axis.line(at: 1, top: rows.top, bottom: rows.bottom))
    marks.append(axis.line(at: threshold, top: rows.top, bottom: rows.bottom, dashed: true))
    marks.append(thresholdLabel(at: axis, theme, measuring))
    for (row, cosine) in cosines.enumerated() {
      let color = below.contains(row) ? theme.emphasis : theme.neutral
      let point = Point(axis.scale(min(max(cosine, -1), 1)), rows.middle(row))
      marks.append(
        .line(
          from: Point(axis.scale(1), point.y), to: point,
          Stroke(color.mixed(with: theme.background, 0.5), width: theme.axisLine)))
      marks.append(.circle(point, radius: theme.dotRadius, fill: color))
      marks.append(
        .text(
          texts[row], at: Point(right, point.y),
          style: below.contains(row) ? valueStyle.with { $0.color = color } : valueStyle,
          anchor: TextAnchor(.end, .middle)))
    }
    return Scene(
      size: Size(theme.width, rows.bottom + axis.height + theme.margin),
      background: theme.background, marks: marks)
  }

  /// The next round number below the threshold or the lowest cosine, whichever is lower.
  private var lowerEnd: Double {
    let lowest = min(cosines.min() ?? 1, threshold, minimum ?? 1)
    let step = lowest < 0.5 ? 0.2 : 0.1
    return max(-1, min((lowest / step - 0.02).rounded(.down) * step, 1 - step))
  }

  private func thresholdLabel(
    at axis: ValueAxis, _ theme: Theme, _ measuring: any TextMeasuring
  ) -> Mark {
    let half = measuring.width(words.threshold, theme.axisTitle) / 2
    let x = min(
      max(axis.scale(threshold), theme.margin + half), theme.width - theme.margin - half)
    return .text(
      words.threshold, at: Point(x, theme.margin), style: theme.axisTitle,
      anchor: TextAnchor(.middle, .top))
  }
}
