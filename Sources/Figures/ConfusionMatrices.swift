import Graphics

/// What the models answered for which label, before beside after: counts with their share of the
/// row, the cells shaded by that share.
public struct ConfusionMatrices: Figure {
  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Title of the left matrix.
    public var before: String
    /// Title of the right matrix.
    public var after: String
    /// Title of the rows: the labels.
    public var actual: String
    /// Title of the columns: the answers.
    public var predicted: String

    /// Words in one language.
    public init(before: String, after: String, actual: String, predicted: String) {
      self.before = before
      self.after = after
      self.actual = actual
      self.predicted = predicted
    }
  }

  /// Names of the classes.
  public var classes: [String]
  /// `[actual][predicted]`, counts.
  public var before: [[Int]]
  /// `[actual][predicted]`, counts.
  public var after: [[Int]]
  /// The words.
  public var words: Words

  /// A figure of two matrices.
  public init(classes: [String], before: [[Int]], after: [[Int]], words: Words) {
    self.classes = classes
    self.before = before
    self.after = after
    self.words = words
  }

  private static let largestCell = 58.0
  private static let smallestCell = 30.0

  /// See `Figure`. Throws for no classes, matrices that are not square, negative counts, and more
  /// classes than fit. A row without texts has no shares and no shade.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let names = LabelFitting(
      classes, style: theme.label, maximumWidth: 70, measuring: measuring
    ).labels
    let nameWidth = names.map { measuring.width($0, theme.label) }.max() ?? 0
    let titleHeight = measuring.height(theme.axisTitle)
    let left = theme.margin + titleHeight + theme.smallGap + nameWidth + theme.smallGap
    let gap = theme.largeGap * 1.5
    let width = (theme.width - theme.margin - left - gap) / 2
    let count = Double(classes.count)
    let cell = min(width / count, ConfusionMatrices.largestCell * 1.6)
    guard cell >= ConfusionMatrices.smallestCell else {
      throw .tooMany(
        what: "classes", count: classes.count,
        maximum: Int(width / ConfusionMatrices.smallestCell))
    }
    let height = min(cell, ConfusionMatrices.largestCell * 0.62)
    let across = LabelFitting(
      classes, style: theme.label, maximumWidth: cell - theme.smallGap, measuring: measuring
    ).labels
    let titles = [words.before, words.after].map {
      TextBlock($0, style: theme.title, width: width, measuring: measuring)
    }
    let columnTop = theme.margin + (titles.map(\.height).max() ?? 0) + theme.smallGap
    let namesTop = columnTop + titleHeight + 1
    let rowTitle = measuring.width(words.actual, theme.axisTitle)
    let top = namesTop + measuring.height(theme.label) + 2
    // Never lower than the turned title of the rows.
    let row = max(height, rowTitle / count)

    var marks: [Mark] = []
    for (index, matrix) in [before, after].enumerated() {
      let x = left + Double(index) * (cell * count + gap)
      marks += titles[index].marks(x: x, top: theme.margin, .start)
      marks.append(
        .text(
          words.predicted, at: Point(x, columnTop), style: theme.axisTitle,
          anchor: TextAnchor(.start, .top)))
      for (column, name) in across.enumerated() {
        marks.append(
          .text(
            name, at: Point(x + (Double(column) + 0.5) * cell, namesTop), style: theme.label,
            anchor: TextAnchor(.middle, .top)))
      }
      let shares = matrix.map { row in
        let sum = Double(row.reduce(0, +))
        return row.map { sum > 0 ? Double($0) / sum : 0 }
      }
      let grid = HeatMapGrid(left: x, top: top, cell: cell, rowHeight: row, theme: theme)
      marks += grid.marks(shares, color: { theme.weights.color(at: $0) })
      for (actual, counts) in matrix.enumerated() {
        let middle = top + (Double(actual) + 0.5) * row
        if index == 0 {
          marks.append(
            .text(
              names[actual], at: Point(x - theme.smallGap, middle), style: theme.label,
              anchor: TextAnchor(.end, .middle)))
        }
        for (predicted, count) in counts.enumerated() {
          let share = shares[actual][predicted]
          let centre = Point(x + (Double(predicted) + 0.5) * cell, middle)
          let empty = counts.allSatisfy { $0 == 0 }
          marks += numbers(count, empty ? nil : share, at: centre, theme)
        }
      }
    }
    marks.append(
      .text(
        words.actual, at: Point(theme.margin, top + row * count / 2), style: theme.axisTitle,
        anchor: TextAnchor(.middle, .top), rotation: -90))
    let widest = titles.map(\.width).max() ?? 0
    let right = left + cell * count + gap + max(cell * count, widest)
    return Scene(
      size: Size(
        min(
          max(right, left + measuring.width(words.predicted, theme.axisTitle)) + theme.margin,
          theme.width), top + row * count + theme.margin),
      background: theme.background, marks: marks)
  }

  private func numbers(
    _ count: Int, _ share: Double?, at centre: Point, _ theme: Theme
  ) -> [Mark] {
    let ink =
      theme.weights.color(at: share ?? 0).luminance > 0.25 ? Color.black : Color.white
    let large = theme.title.with {
      $0.color = ink
      $0.size = 10
    }
    return [
      .text(
        "\(count)", at: Point(centre.x, centre.y - 1), style: large,
        anchor: TextAnchor(.middle, .baseline)),
      .text(
        NumberFormat.percent(1).text(share ?? .nan), at: Point(centre.x, centre.y + 9),
        style: theme.value.with { $0.color = ink }, anchor: TextAnchor(.middle, .baseline)),
    ]
  }

  private func check() throws(FigureError) {
    guard !classes.isEmpty else { throw .empty(what: "classes") }
    for (name, matrix) in [("before", before), ("after", after)] {
      try FigureError.check(
        matrix.map { $0.map { Double($0) } }, name, rows: classes.count, columns: classes.count,
        within: 0...Double(Int32.max))
    }
  }
}
