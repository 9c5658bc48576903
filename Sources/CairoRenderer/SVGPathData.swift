/// Writes an outline as the `d` of an SVG path, each step in the shortest of its spellings:
/// absolute or relative, with the letters for horizontal, vertical and smooth steps, and without
/// what SVG lets one leave out. Distances are taken between points of the grid, so that rounding
/// does not add up.
///
/// Source: SVG 1.1, section 8.3.
struct SVGPathData {
  /// What has been written.
  private(set) var text = ""

  /// So many decimals a step of the grid has: 3 where it is 1/1000.
  private let decimals: Int
  private var letter: Character?
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

  /// Writes an outline behind what is there.
  mutating func append(_ outline: Outline) {
    for (index, step) in outline.steps.enumerated() {
      switch step {
      case .move(let point):
        // Nothing stands before the first step that a relative one could begin at.
        write(text.isEmpty ? [("M", [point])] : [("m", [point - place]), ("M", [point])])
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
          write([("s", [second - place, end - place]), ("S", [second, end])])
        } else {
          write([
            ("c", [first - place, second - place, end - place]), ("C", [first, second, end]),
          ])
        }
        (place, quadratic, cubic) = (end, nil, second)
      case .close:
        text += "z"
        letter = "z"
        (place, quadratic, cubic) = (start, nil, nil)
      }
    }
  }

  private mutating func line(to point: GridPoint) {
    if point.y == place.y {
      writeNumbers([("h", [point.x - place.x]), ("H", [point.x])])
    } else if point.x == place.x {
      writeNumbers([("v", [point.y - place.y]), ("V", [point.y])])
    } else {
      write([("l", [point - place]), ("L", [point])])
    }
    place = point
  }

  /// Outlines of fonts leave out the points halfway between two controls, and so does `t`; on the
  /// grid such a point may lie half a step beside.
  private mutating func curve(_ control: GridPoint, to end: GridPoint) {
    let smooth = quadratic.map { $0.mirrored(at: place) } ?? place
    if control.touches(smooth) {
      write([("t", [end - place]), ("T", [end])])
      quadratic = smooth
    } else {
      write([("q", [control - place, end - place]), ("Q", [control, end])])
      quadratic = control
    }
    (place, cubic) = (end, nil)
  }

  private mutating func write(_ spellings: [(Character, [GridPoint])]) {
    writeNumbers(spellings.map { ($0.0, $0.1.flatMap { [$0.x, $0.y] }) })
  }

  /// Writes the shortest of several spellings of one step, of equally long ones the first.
  private mutating func writeNumbers(_ spellings: [(letter: Character, numbers: [Int])]) {
    let texts = spellings.map(spelled)
    guard
      let best = texts.indices.min(by: { texts[$0].text.utf8.count < texts[$1].text.utf8.count })
    else {
      return
    }
    text += texts[best].text
    hasPoint = texts[best].hasPoint
    letter = spellings[best].letter
  }

  /// A letter, where the one before does not hold on, and numbers with what must part them.
  private func spelled(_ letter: Character, _ numbers: [Int]) -> (text: String, hasPoint: Bool) {
    let goesOn =
      self.letter == letter || (self.letter == "m" && letter == "l")
      || (self.letter == "M" && letter == "L")
    let repeats = goesOn && letter != "m" && letter != "M"
    var text = repeats ? "" : String(letter)
    var follows = repeats
    var hasPoint = self.hasPoint
    for number in numbers {
      let digits = SVGNumber.text(number, decimals: decimals)
      if follows, let first = digits.utf8.first, first != UInt8(ascii: "-"),
        !(first == UInt8(ascii: ".") && hasPoint)
      {
        text += " "
      }
      text += digits
      hasPoint = digits.utf8.contains(UInt8(ascii: "."))
      follows = true
    }
    return (text, hasPoint)
  }
}
