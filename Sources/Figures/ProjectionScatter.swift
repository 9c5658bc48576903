import Foundation
import Graphics

/// The vectors of the tokens in two dimensions, with an arrow from before to after for each; both
/// axes have the same scale, for only then are distances what they seem.
public struct ProjectionScatter: Figure {
  /// A projected vector.
  public struct Position: Hashable, Sendable {
    /// Along the first component.
    public var x: Double
    /// Along the second component.
    public var y: Double

    /// A vector at `(x, y)`.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The words the figure shows.
  public struct Words: Hashable, Sendable {
    /// Name of the pale points.
    public var before: String
    /// Name of the dark points.
    public var after: String
    /// Name of the first component, without its share.
    public var first: String
    /// Name of the second component, without its share.
    public var second: String

    /// Words in one language.
    public init(before: String, after: String, first: String, second: String) {
      self.before = before
      self.after = after
      self.first = first
      self.second = second
    }
  }

  /// The tokens; an empty name is not written.
  public var tokens: [String]
  /// A place for each, before.
  public var before: [Position]
  /// A place for each, after.
  public var after: [Position]
  /// The share of the variance that each of the two components explains, 0 to 1.
  public var explained: [Double]
  /// The words.
  public var words: Words

  /// A figure of one or several sentences.
  public init(
    tokens: [String], before: [Position], after: [Position], explained: [Double], words: Words
  ) {
    self.tokens = tokens
    self.before = before
    self.after = after
    self.explained = explained
    self.words = words
  }

  /// Room for the names decides how high a picture may become.
  private var largestHeight: Double { min(max(100 + 9.5 * Double(tokens.count), 220), 330) }
  private static let smallestHeight = 170.0

  /// See `Figure`. Names stand beside the points of after, with a leader where there is no room
  /// near by. Throws for no tokens, lists of different length, values that are not finite, shares
  /// outside 0 to 1, and more names than have room.
  public func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene {
    try check()
    let legend = Legend(
      [(.dot(theme.before), words.before), (.dot(theme.after), words.after)], x: theme.margin,
      top: theme.margin, width: theme.width - 2 * theme.margin, theme: theme, measuring: measuring)
    let top = theme.margin + legend.height + theme.gap
    let titles = zip([words.first, words.second], explained).map {
      "\($0) (\(NumberFormat.percent(1).text($1)))"
    }
    let (middle, span) = extent
    // The vertical numbers decide the width, the width the height: 44 points hold most numbers.
    let width = theme.width - 2 * theme.margin - 44
    let wanted = width * span.height / span.width
    let height = min(max(wanted, ProjectionScatter.smallestHeight), largestHeight)
    let unit = min(width / span.width, height / span.height)
    let panel = CurvePanel(
      around(middle.y, height / unit), title: titles[1], height: height, theme: theme,
      measuring: measuring
    ) { .decimal($0) }
    let left = theme.margin + panel.sideWidth
    let right = theme.width - theme.margin - measuring.width("0", theme.tick)
    let scale = min(unit, (right - left) / span.width)
    let axis = ValueAxis(
      around(middle.x, (right - left) / scale), from: left, to: right, title: titles[0],
      theme: theme, measuring: measuring
    ) { .decimal($0) }
    let vertical = CurvePanel(
      around(middle.y, panel.height / scale), title: titles[1], height: panel.height, theme: theme,
      measuring: measuring
    ) { .decimal($0) }
    let bottom = top + vertical.height
    let place = { (position: Position) in
      Point(axis.scale(position.x), top + vertical.scale(position.y))
    }
    let (starts, ends) = (before.map(place), after.map(place))

    var marks = legend.marks + axis.marks(top: top, bottom: bottom)
    marks += vertical.marks(left: left, right: right, top: top, marksZero: false)
    for (start, end) in zip(starts, ends) { marks += arrow(from: start, to: end, theme) }
    marks += starts.map { .circle($0, radius: theme.dotRadius, fill: theme.before) }
    marks += ends.map { .circle($0, radius: theme.dotRadius, fill: theme.after) }
    let plot = Rectangle(left + 1, top, right - left - 2, vertical.height - 1)
    let arrows = zip(starts, ends).map { Segment(start: $0, end: $1) }
    marks += try names(arrows, plot, theme, measuring)
    return Scene(
      size: Size(theme.width, bottom + axis.height + theme.margin), background: theme.background,
      marks: marks)
  }

  /// A fine line with a small head; nothing where the points touch.
  private func arrow(from start: Point, to end: Point, _ theme: Theme) -> [Mark] {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = hypot(dx, dy)
    guard length > 2 * theme.dotRadius + 2 else { return [] }
    let (x, y) = (dx / length, dy / length)
    let tip = Point(end.x - x * theme.dotRadius, end.y - y * theme.dotRadius)
    let size = min(4.0, length - 2 * theme.dotRadius)
    let base = Point(tip.x - x * size, tip.y - y * size)
    let half = size * 0.32
    let color = theme.axis.mixed(with: theme.background, 0.4)
    return [
      .line(from: start, to: base, Stroke(color, width: theme.thinLine)),
      .path(
        [
          .move(tip), .line(Point(base.x - y * half, base.y + x * half)),
          .line(Point(base.x + y * half, base.y - x * half)), .close,
        ], fill: color),
    ]
  }

  private func around(_ middle: Double, _ span: Double) -> ClosedRange<Double> {
    (middle - span / 2)...(middle + span / 2)
  }

  /// The middle of all points and how far they reach, with air for names; never nothing.
  private var extent: (middle: Position, span: Size) {
    func reach(_ values: [Double]) -> (Double, Double) {
      let (lower, upper) = (values.min() ?? 0, values.max() ?? 0)
      return ((lower + upper) / 2, upper - lower)
    }
    let all = before + after
    let (x, width) = reach(all.map(\.x))
    let (y, height) = reach(all.map(\.y))
    let least = max(width, height) * 0.05
    let span = least > 0 ? least : 1
    return (Position(x, y), Size(max(width, span) * 1.2, max(height, span) * 1.16))
  }

  private func check() throws(FigureError) {
    guard !tokens.isEmpty else { throw .empty(what: "tokens") }
    for (name, positions) in [("before", before), ("after", after)] {
      try FigureError.check(positions.map(\.x), "\(name).x", count: tokens.count)
      try FigureError.check(positions.map(\.y), "\(name).y", count: tokens.count)
    }
    try FigureError.check(explained, "explained", count: 2, within: 0...1)
  }
}
