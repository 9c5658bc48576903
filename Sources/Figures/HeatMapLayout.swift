import Graphics

/// Where the three panels of attention heat maps go.
///
/// Three in a row while the cells stay large; else two in a row with the third below the first and
/// the colour bars beside it; there with names in two tiers where rows come too close for one.
struct HeatMapLayout {
  enum Arrangement {
    case row
    case twoAndOne
  }

  let arrangement: Arrangement
  let cell: Double
  let side: Double
  let panelWidth: Double
  let band: LabelBand
  let titles: [TextBlock]
  let gap: Double
  /// The titles of both axes.
  let axes: HeatMapTitles
  let barHeight: Double
  let theme: Theme

  static let smallestCellInRow = 8.0
  static let smallestCell = 3.4
  static let largestCell = 20.0
  static let largestCellWithText = 28.0

  /// The best layout for `tokens`.
  static func choose(
    tokens: [String], words: AttentionHeatMaps.Words, showsValues: Bool, barHeight: Double,
    theme: Theme, measuring: any TextMeasuring
  ) throws(FigureError) -> HeatMapLayout {
    func best(_ tokens: [String]) -> HeatMapLayout? {
      let sizes = [theme.label.size, (theme.label.size + theme.minimumTextSize) / 2]
      for (arrangement, staggered, smallest) in [
        (Arrangement.row, false, smallestCellInRow), (.twoAndOne, false, smallestCell),
        (.twoAndOne, true, smallestCell),
      ] {
        for size in sizes + [theme.minimumTextSize] {
          let layout = HeatMapLayout(
            arrangement, tokens: tokens, words: words, showsValues: showsValues, size: size,
            staggered: staggered, barHeight: barHeight, theme: theme, measuring: measuring)
          let pitch = layout.cell * (staggered ? 2 : 1)
          if layout.cell >= smallest, pitch >= size * 1.05 { return layout }
        }
      }
      return nil
    }
    if let layout = best(tokens) { return layout }
    var maximum = tokens.count - 1
    while maximum > 0, best(Array(tokens.prefix(maximum))) == nil { maximum -= 1 }
    throw .tooMany(what: "tokens", count: tokens.count, maximum: maximum)
  }

  private init(
    _ arrangement: Arrangement, tokens: [String], words: AttentionHeatMaps.Words,
    showsValues: Bool, size: Double, staggered: Bool, barHeight: Double, theme: Theme,
    measuring: any TextMeasuring
  ) {
    self.arrangement = arrangement
    self.theme = theme
    self.barHeight = barHeight
    gap = arrangement == .row ? theme.gap : theme.gap * 1.5
    axes = HeatMapTitles(rows: words.from, columns: words.to, theme: theme, measuring: measuring)
    let style = theme.label.with { $0.size = size }
    let fitted = LabelFitting(
      tokens.map(\.bracketedIfSign), style: style, maximumWidth: theme.maximumLabelWidth,
      measuring: measuring
    ).labels
    let band = LabelBand(
      fitted, style: style, staggered: staggered, theme: theme, measuring: measuring)
    self.band = band
    edge = max(theme.margin, (measuring.height(style) - Self.smallestCell) / 2)

    let columns = arrangement == .row ? 3.0 : 2.0
    let count = Double(tokens.count)
    let width =
      (theme.width - theme.margin - edge - axes.left - band.thickness - gap * (columns - 1))
      / columns
    let titles = [words.before, words.after, words.difference].map {
      TextBlock($0, style: theme.title, width: max(width, 20), measuring: measuring)
    }
    self.titles = titles
    let titleHeight = titles.map(\.height).max() ?? 0
    let above = titleHeight + theme.smallGap + axes.above + band.thickness
    let bars = barHeight + theme.gap
    let height =
      arrangement == .row
      ? theme.maximumHeight - theme.margin - edge - above - bars
      : (theme.maximumHeight - theme.margin - edge - 2 * above - theme.largeGap) / 2
    let largest = showsValues ? Self.largestCellWithText : Self.largestCell
    cell = max(min(width / count, height / count, largest), 0)
    side = cell * count
    let widestTitle = titles.map(\.width).max() ?? 0
    panelWidth = max(side, min(max(widestTitle, 110), width))
    self.titleHeight = titleHeight
  }

  /// Room at the right and below, where the line of the last token may be higher than its cell.
  private let edge: Double
  private let titleHeight: Double

  /// Left edge of the first panel's cells.
  var left: Double { theme.margin + axes.left + band.thickness }
  /// How far the names of the columns reach from their cells.
  var columnBand: Double { band.columnThickness(pitch: cell) }
  /// From the upper edge of a panel's title to its cells.
  var above: Double { titleHeight + theme.smallGap + axes.above + columnBand }

  /// Upper left corners of the panels' cells.
  var corners: [Point] {
    let next = left + panelWidth + gap
    let top = theme.margin + above
    return switch arrangement {
    case .row: [Point(left, top), Point(next, top), Point(next + panelWidth + gap, top)]
    case .twoAndOne:
      [Point(left, top), Point(next, top), Point(left, top + side + theme.largeGap + above)]
    }
  }

  /// Place and width of the colour bars: of weights, of differences.
  var bars: [(corner: Point, width: Double)] {
    let corners = corners
    switch arrangement {
    case .row:
      let top = corners[0].y + side + theme.gap
      return [
        (Point(left, top), panelWidth + gap + min(side, panelWidth)),
        (Point(corners[2].x, top), panelWidth),
      ]
    case .twoAndOne:
      let width = min(panelWidth, 160)
      let top = corners[2].y
      return [
        (Point(corners[1].x, top), width),
        (Point(corners[1].x, top + barHeight + theme.largeGap), width),
      ]
    }
  }

  var size: Size {
    let corners = corners
    let bottom =
      arrangement == .row
      ? bars[0].corner.y + barHeight
      : max(corners[2].y + side, bars[1].corner.y + barHeight)
    let right = (arrangement == .row ? corners[2].x : corners[1].x) + panelWidth
    return Size(right + edge, bottom + edge)
  }
}
