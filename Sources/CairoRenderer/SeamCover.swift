import Graphics

/// Closes the seams between rectangles that touch, such as the cells of a heat map.
///
/// A pixel that an edge crosses is painted in part by either side, so that what lies behind shows
/// through as a line. Here a rectangle reaches under each neighbour that is drawn after it, of the
/// same height or width and opaque: what it adds is hidden, except in those pixels.
///
/// Beside a neighbour of quite another colour it would show where the neighbour's other edges cross
/// a pixel, as a tick. There, a strip below all of them is what shows through. Strips about upright
/// sides lie over those about level ones and cover the ends of these; over their own ends lie the
/// strips about level sides once more, a little shorter.
struct SeamCover {
  /// So far a rectangle reaches under its neighbour at most, in points: a pixel at 36 dots an
  /// inch.
  static let reach = 2.0

  /// By so much the shorter strip about a level side is so at either end.
  private static let inset = 0.4

  private enum Side: Int { case left, right, top, bottom }

  /// A side of a rectangle, or a corner where it has no end. Numbers are those of the edges.
  private struct Place: Hashable {
    /// A side, or two of them in one number.
    var sides: Int
    var x: Int
    var y: Int
    /// Where an upright side ends below, a level one at the right; −1 for corners.
    var end = -1

    init(_ side: Side, x: Int, y: Int, end: Int) {
      (sides, self.x, self.y, self.end) = (side.rawValue, x, y, end)
    }

    init(_ side: Side, _ other: Side, x: Int, y: Int) {
      (sides, self.x, self.y) = (Place.number(side, other), x, y)
    }

    /// The same place as the rectangle beyond it has it.
    func beyond(_ side: Side) -> Place {
      var place = self
      place.sides = SeamCover.opposite(side).rawValue
      return place
    }

    /// The same corner as the rectangle beyond it has it.
    func beyond(_ side: Side, _ other: Side) -> Place {
      var place = self
      place.sides = Place.number(SeamCover.opposite(side), SeamCover.opposite(other))
      return place
    }

    private static func number(_ side: Side, _ other: Side) -> Int {
      4 + 4 * side.rawValue + other.rawValue
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine((sides << 48) ^ (x << 32) ^ (y << 16) ^ end)
    }
  }

  /// The places of edges along one axis, numbered: those that differ by no more than sums round
  /// have one number.
  private struct Edges {
    private static let tolerance = 1e-4
    private var numbers: [Double: Int] = [:]

    init(_ places: [Double]) {
      var (number, first) = (0, -Double.infinity)
      for place in Set(places).sorted() {
        if place - first > Edges.tolerance { (number, first) = (number + 1, place) }
        numbers[place] = number
      }
    }

    subscript(place: Double) -> Int { numbers[place] ?? 0 }
  }

  private struct Cover {
    var index: Int
    var frame: Rectangle
    var fill: Color
  }

  /// What is drawn last at each place.
  private var covers: [Place: Cover] = [:]
  private let columns: Edges
  private let rows: Edges

  private init(_ frames: [Rectangle]) {
    columns = Edges(frames.flatMap { [$0.x, $0.maxX] })
    rows = Edges(frames.flatMap { [$0.y, $0.maxY] })
    covers.reserveCapacity(8 * frames.count)
  }

  /// The same picture without seams.
  static func applied(to marks: [Mark]) -> [Mark] {
    var cover = SeamCover(
      marks.compactMap {
        if case .rectangle(let frame, .some, _) = $0, isPlain(frame) { frame } else { nil }
      })
    for (index, mark) in marks.enumerated() {
      if case .rectangle(let frame, let fill?, _) = mark, fill.alpha >= 1, isPlain(frame) {
        cover.add(Cover(index: index, frame: frame, fill: fill))
      }
    }
    guard cover.covers.count > 8 else { return marks }
    var covered: [Mark] = []
    var uprightStrips: [Mark] = []
    var levelStrips: [Mark] = []
    var shorterStrips: [Mark] = []
    var firstExtended: Int?
    for (index, mark) in marks.enumerated() {
      guard case .rectangle(let frame, let fill?, nil) = mark, fill.alpha >= 1, isPlain(frame)
      else {
        covered.append(mark)
        continue
      }
      let (extended, upright, level) = cover.extended(frame, fill, index)
      let isAlone = extended == frame && upright == nil && level == nil
      if firstExtended == nil, !isAlone { firstExtended = index }
      if let upright { uprightStrips.append(.rectangle(upright, fill: fill)) }
      if let level {
        levelStrips.append(.rectangle(level, fill: fill))
        let shorter = SeamCover.shorter(level)
        shorterStrips.append(.rectangle(shorter, fill: fill))
      }
      covered.append(.rectangle(extended, fill: fill))
    }
    covered.insert(contentsOf: levelStrips + uprightStrips + shorterStrips, at: firstExtended ?? 0)
    return covered
  }

  private mutating func add(_ cover: Cover) {
    let frame = cover.frame
    for side in [Side.left, .right] {
      covers[place(side, of: frame)] = cover
      for other in [Side.top, .bottom] {
        covers[corner(side, other, of: frame)] = cover
      }
    }
    for side in [Side.top, .bottom] { covers[place(side, of: frame)] = cover }
  }

  /// The rectangle as far as it reaches, and strips about its upright and its level sides with
  /// neighbours of another colour.
  private func extended(
    _ frame: Rectangle, _ fill: Color, _ index: Int
  ) -> (Rectangle, upright: Rectangle?, level: Rectangle?) {
    var left = distance(.left, from: frame, index)
    var right = distance(.right, from: frame, index)
    var up = distance(.top, from: frame, index)
    var down = distance(.bottom, from: frame, index)
    // Reaching two ways fills the corner between them, which must be hidden, too.
    if left > 0, up > 0, !hides(.left, .top, of: frame, left, up, index) { left = 0 }
    if left > 0, down > 0, !hides(.left, .bottom, of: frame, left, down, index) { left = 0 }
    if right > 0, up > 0, !hides(.right, .top, of: frame, right, up, index) { up = 0 }
    if right > 0, down > 0, !hides(.right, .bottom, of: frame, right, down, index) { down = 0 }
    /// What a strip takes of a side's reach: all of it where colours differ.
    func taken(_ side: Side, _ reach: inout Double) -> Double {
      guard reach > 0, contrasts(side, of: frame, fill) else { return 0 }
      defer { reach = 0 }
      return reach
    }
    let across = (taken(.left, &left), taken(.right, &right))
    let along = (taken(.top, &up), taken(.bottom, &down))
    let upright =
      across.0 + across.1 > 0
      ? Rectangle(
        frame.x - across.0, frame.y, frame.width + across.0 + across.1, frame.height) : nil
    let level =
      along.0 + along.1 > 0
      ? Rectangle(
        frame.x, frame.y - along.0, frame.width, frame.height + along.0 + along.1) : nil
    guard left > 0 || right > 0 || up > 0 || down > 0 else { return (frame, upright, level) }
    return (
      Rectangle(
        frame.x - left, frame.y - up, frame.width + left + right, frame.height + up + down),
      upright, level
    )
  }

  /// Whether the neighbour at a side has a colour in which this one would be seen.
  private func contrasts(_ side: Side, of frame: Rectangle, _ fill: Color) -> Bool {
    let place = self.place(side, of: frame).beyond(side)
    guard let other = covers[place]?.fill else { return false }
    return max(
      abs(other.red - fill.red), abs(other.green - fill.green), abs(other.blue - fill.blue)) > 0.06
  }

  /// How far a rectangle may reach beyond a side.
  private func distance(_ side: Side, from frame: Rectangle, _ index: Int) -> Double {
    let place = self.place(side, of: frame).beyond(side)
    guard let cover = covers[place], cover.index > index else { return 0 }
    let size = side == .left || side == .right ? cover.frame.width : cover.frame.height
    return min(size, SeamCover.reach)
  }

  /// Whether what is drawn later beyond a corner hides that much of it.
  private func hides(
    _ side: Side, _ other: Side, of frame: Rectangle, _ width: Double, _ height: Double,
    _ index: Int
  ) -> Bool {
    let corner = self.corner(side, other, of: frame).beyond(side, other)
    guard let cover = covers[corner], cover.index > index else { return false }
    return cover.frame.width >= width && cover.frame.height >= height
  }

  private func place(_ side: Side, of frame: Rectangle) -> Place {
    let isUpright = side == .left || side == .right
    return Place(
      side, x: columns[side == .right ? frame.maxX : frame.x],
      y: rows[side == .bottom ? frame.maxY : frame.y],
      end: isUpright ? rows[frame.maxY] : columns[frame.maxX])
  }

  private func corner(_ side: Side, _ other: Side, of frame: Rectangle) -> Place {
    Place(
      side, other, x: columns[side == .right ? frame.maxX : frame.x],
      y: rows[other == .bottom ? frame.maxY : frame.y])
  }

  private static func opposite(_ side: Side) -> Side {
    switch side {
    case .left: .right
    case .right: .left
    case .top: .bottom
    case .bottom: .top
    }
  }

  private static func shorter(_ strip: Rectangle) -> Rectangle {
    let inset = min(inset, strip.width / 4)
    return Rectangle(strip.x + inset, strip.y, strip.width - 2 * inset, strip.height)
  }

  /// Whether all its numbers can be compared.
  private static func isPlain(_ frame: Rectangle) -> Bool {
    [frame.x, frame.y, frame.width, frame.height].allSatisfy { abs($0) < 1e9 }
      && frame.width > 0 && frame.height > 0
  }
}
