/// The outline of a line: colour, width, dashes, ends.
public struct Stroke: Hashable, Sendable {
  /// How a line and its dashes end.
  public enum Cap: Hashable, Sendable {
    /// Straight, where the line ends.
    case butt
    /// With half a circle beyond it: a dash of no length is a dot.
    case round
  }

  /// Colour of the line.
  public var color: Color
  /// Width in points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]

  /// Form of the ends.
  public var cap: Cap

  /// A line of `width` points.
  public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
  }
}

/// A step of a path.
public enum PathStep: Hashable, Sendable {
  /// Begin a new piece at a point.
  case move(Point)
  /// A straight line to a point.
  case line(Point)
  /// A cubic Bézier curve with two control points to a point.
  case curve(Point, Point, Point)
  /// Back to where the piece began.
  case close
}

/// Which point of a text its position names.
public struct TextAnchor: Hashable, Sendable {
  /// Along the line.
  public enum Horizontal: String, Hashable, Sendable {
    /// The left end.
    case start
    /// The middle.
    case middle
    /// The right end.
    case end
  }

  /// Across the line.
  public enum Vertical: String, Hashable, Sendable {
    /// The upper edge of the line.
    case top
    /// The middle of the line's height.
    case middle
    /// The baseline.
    case baseline
    /// The lower edge of the line.
    case bottom
  }

  /// Along the line.
  public var horizontal: Horizontal
  /// Across the line.
  public var vertical: Vertical

  /// An anchor; the left end of the baseline unless told otherwise.
  public init(_ horizontal: Horizontal = .start, _ vertical: Vertical = .baseline) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}

/// A mark of a picture. Later marks cover earlier ones.
public enum Mark: Hashable, Sendable {
  /// A filled and/or outlined rectangle.
  case rectangle(Rectangle, fill: Color? = nil, stroke: Stroke? = nil)
  /// A filled and/or outlined path.
  case path([PathStep], fill: Color? = nil, stroke: Stroke? = nil)
  /// A circle by centre and radius.
  case circle(Point, radius: Double, fill: Color? = nil, stroke: Stroke? = nil)
  /// One line of text, turned by `rotation` degrees clockwise about its anchor.
  case text(
    String, at: Point, style: TextStyle, anchor: TextAnchor = TextAnchor(), rotation: Double = 0)
  /// Marks shown only inside a rectangle.
  case clip(Rectangle, [Mark])

  /// A straight line.
  public static func line(from start: Point, to end: Point, _ stroke: Stroke) -> Mark {
    .path([.move(start), .line(end)], stroke: stroke)
  }
}

/// A picture as a value: what is drawn where, knowing neither what it shows nor who draws it.
public struct Scene: Hashable, Sendable {
  /// Width and height in points.
  public var size: Size
  /// Colour behind all marks; opaque, so that the picture reads on any page.
  public var background: Color
  /// The marks in the order in which they are drawn.
  public var marks: [Mark]

  /// An empty picture of `size`.
  public init(size: Size, background: Color = .white, marks: [Mark] = []) {
    self.size = size
    self.background = background
    self.marks = marks
  }
}
