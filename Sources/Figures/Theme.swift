import Graphics

/// Every look that figures share. Sizes are points on paper: a figure is placed at scale 1.
public struct Theme: Hashable, Sendable {
  /// The width a figure may take: A4 less its margins.
  public var width: Double
  /// The height a figure may take: a page less margins and caption.
  public var maximumHeight: Double
  /// No text is smaller than this.
  public var minimumTextSize: Double
  /// Widest label of a row; what is wider is shortened with an ellipsis (see `LabelFitting`).
  public var maximumLabelWidth: Double

  /// Behind everything.
  public var background: Color
  /// Grid lines.
  public var grid: Color
  /// Axis lines, frames and leaders.
  public var axis: Color
  /// Before the training.
  public var before: Color
  /// After the training.
  public var after: Color
  /// More than before.
  public var increase: Color
  /// Less than before.
  public var decrease: Color
  /// What the reader is to find first.
  public var emphasis: Color
  /// Data without any of these meanings.
  public var neutral: Color
  /// Twelve colours for heads, or other things without an order, as far apart as can be for readers
  /// with and without colour blindness; none looks like a fainter line of another.
  public var heads: [Color]
  /// Colours of amounts.
  public var weights: ColorMap
  /// Colours of differences.
  public var differences: ColorMap

  /// Titles of panels.
  public var title: TextStyle
  /// Tokens and other names of rows and columns, and legends.
  public var label: TextStyle
  /// Titles of axes and of colour bars.
  public var axisTitle: TextStyle
  /// Numbers on axes.
  public var tick: TextStyle
  /// Numbers at the data.
  public var value: TextStyle

  /// Grid lines, leaders and frames.
  public var hairline: Double
  /// Axes and reference lines.
  public var axisLine: Double
  /// Measured data drawn as a fine line.
  public var thinLine: Double
  /// The line that is to be read.
  public var dataLine: Double
  /// Radius of a data point.
  public var dotRadius: Double
  /// Dashes of reference lines.
  public var dash: [Double]

  /// Between things that belong together.
  public var smallGap: Double
  /// Between parts of a figure.
  public var gap: Double
  /// Between panels one below the other.
  public var largeGap: Double
  /// Around the whole figure.
  public var margin: Double

  /// Dark on white, for paper.
  public static let light = Theme(
    ink: Color(0x1F2933), muted: Color(0x52606D), background: .white, grid: Color(0xE4E7EB),
    axis: Color(0x7B8794), before: Color(0xA7B8C4), after: Color(0x17617A),
    emphasis: Color(0x9C2F6E), neutral: Color(0x6B8291))

  /// A theme from its colours, with the sizes that all themes share.
  public init(
    ink: Color, muted: Color, background: Color, grid: Color, axis: Color, before: Color,
    after: Color, emphasis: Color, neutral: Color, weights: ColorMap = .weights,
    differences: ColorMap = .differences
  ) {
    width = 453
    maximumHeight = 600
    minimumTextSize = 6.5
    maximumLabelWidth = 120
    self.background = background
    self.grid = grid
    self.axis = axis
    self.before = before
    self.after = after
    self.emphasis = emphasis
    self.neutral = neutral
    heads = [
      0x0F78D2, 0xE1783C, 0x4B0000, 0x0FC3A5, 0xC33C87, 0x1E4B4B, 0xFF87FF, 0x1E0F5A, 0xA5D200,
      0x6900A5, 0x696900, 0x2D0FF0,
    ].map { Color($0) }
    self.weights = weights
    self.differences = differences
    increase = differences.color(at: 0.95)
    decrease = differences.color(at: 0.05)
    title = TextStyle(size: 8.5, bold: true, color: ink)
    label = TextStyle(size: 7.5, color: ink)
    axisTitle = TextStyle(size: 7.5, color: muted)
    tick = TextStyle(size: 7, color: muted)
    value = TextStyle(size: 7, color: ink)
    hairline = 0.4
    axisLine = 0.7
    thinLine = 0.5
    dataLine = 1.4
    dotRadius = 2.3
    dash = [2.5, 2]
    smallGap = 3
    gap = 9
    largeGap = 16
    margin = 2
  }
}
