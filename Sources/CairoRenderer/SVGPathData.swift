/// Writes an outline as the `d` of an SVG path, each step in the shortest of its spellings:
/// absolute or relative, with the letters for horizontal, vertical and smooth steps, and without
/// what SVG lets one leave out. Distances are taken between points of the grid, so that rounding
/// does not add up.
///
/// Source: SVG 1.1, section 8.3.
struct SVGPathData {
  /// So many decimals a step of the grid has: 3 where it is 1/1000.
  private let decimals: Int
  /// What has been written.
  private var bytes: [UInt8] = []
  private var letter: Unicode.Scalar?
  /// Whether the last number has a decimal point.
  private var hasPoint = false
  private var place = GridPoint(0, 0)
  private var start = GridPoint(0, 0)
  /// The last control point of the last curve, where it was quadratic and where cubic.
  private var quadratic: GridPoint?
  private var cubic: GridPoint?

  init(decimals: Int) { self.decimals = decimals }

  /// The text of one outline.
  static func text(of outline: Outline, decimals: Int) -> String {
    var data = SVGPathData(decimals: decimals)
    data.append(outline)
    return data.text
  }

  /// What has been written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an outline behind what is there.
  mutating func append(_ outline: Outline) {
    for (index, step) in outline.steps.enumerated() {
      switch step {
      case .move(let point):
        // Nothing stands before the first step that a relative one could begin at.
        if bytes.isEmpty { spell("M", [point], from: .zero) } else { write("m", "M", point) }
        (place, start) = (point, point)
        (quadratic, cubic) = (nil, nil)
      case .line(let point):
        let closes = index + 1 < outline.steps.count && outline.steps[index + 1] == .close
        if point != place, !(closes && point == start) { line(to: point) }
        (quadratic, cubic) = (nil, nil)
      case .quadratic(let control, let end):
        curve(control, to: end)
      case .cubic(let first, let second, let end):
        let smooth = cubic.map { $0.mirrored(at: place) } ?? place
        if first == smooth {
          write("s", "S", second, end)
        } else {
          write("c", "C", first, second, end)
        }
        (place, quadratic, cubic) = (end, nil, second)
      case .close:
        bytes.append(UInt8(ascii: "z"))
        letter = "z"
        (place, quadratic, cubic) = (start, nil, nil)
      }
    }
  }

  private mutating func line(to point: GridPoint) {
    if point.y == place.y {
      shorter({ $0.spell("h", point.x - $0.place.x) }, { $0.spell("H", point.x) })
    } else if point.x == place.x {
      shorter({ $0.spell("v", point.y - $0.place.y) }, { $0.spell("V", point.y) })
    } else {
      write("l", "L", point)
    }
    place = point
  }

  /// Outlines of fonts leave out the points halfway between two controls, and so does `t`; on the
  /// grid such a point may lie half a step beside.
  private mutating func curve(_ control: GridPoint, to end: GridPoint) {
    let smooth = quadratic.map { $0.mirrored(at: place) } ?? place
    if control.touches(smooth) {
      write("t", "T", end)
      quadratic = smooth
    } else {
      write("q", "Q", control, end)
      quadratic = control
    }
    (place, cubic) = (end, nil)
  }

  private mutating func write(
    _ relative: Unicode.Scalar, _ absolute: Unicode.Scalar, _ points: GridPoint...
  ) {
    shorter(
      { $0.spell(relative, points, from: $0.place) }, { $0.spell(absolute, points, from: .zero) })
  }

  /// Writes the shorter of two spellings of one step, of equally long ones the first.
  private mutating func shorter(
    _ first: (inout SVGPathData) -> Void, _ second: (inout SVGPathData) -> Void
  ) {
    let before = (end: bytes.count, letter: letter, hasPoint: hasPoint)
    first(&self)
    let other = (end: bytes.count, letter: letter, hasPoint: hasPoint)
    bytes.removeSubrange(before.end...)
    (letter, hasPoint) = (before.letter, before.hasPoint)
    second(&self)
    guard bytes.count >= other.end else { return }
    bytes.removeSubrange(before.end...)
    (letter, hasPoint) = (before.letter, before.hasPoint)
    first(&self)
  }

  private mutating func spell(
    _ letter: Unicode.Scalar, _ points: [GridPoint], from origin: GridPoint
  ) {
    begin(letter)
    for point in points {
      put(point.x - origin.x)
      put(point.y - origin.y)
    }
  }

  private mutating func spell(_ letter: Unicode.Scalar, _ number: Int) {
    begin(letter)
    put(number)
  }

  /// A letter, where the one before does not hold on.
  private mutating func begin(_ letter: Unicode.Scalar) {
    let goesOn =
      self.letter == letter || (self.letter == "m" && letter == "l")
      || (self.letter == "M" && letter == "L")
    if !goesOn || letter == "m" || letter == "M" { bytes.append(UInt8(ascii: letter)) }
    self.letter = letter
  }

  /// A number with what must part it from the one before.
  private mutating func put(_ number: Int) {
    SVGNumber.withText(number, decimals: decimals) { digits in
      let follows = bytes.last.map { $0 < UInt8(ascii: "A") } ?? false
      if follows, digits[0] != UInt8(ascii: "-"), !(digits[0] == UInt8(ascii: ".") && hasPoint) {
        bytes.append(UInt8(ascii: " "))
      }
      bytes += digits
      hasPoint = digits.contains(UInt8(ascii: "."))
    }
  }
}
