import Graphics

/// Closes the seams between rectangles that touch, such as the cells of a heat map.
///
/// A pixel that an edge crosses is painted in part by either side, so that what lies behind shows
/// through as a line. Here a rectangle reaches under each neighbour that is drawn after it, of the
/// same height or width and opaque: what it adds is hidden, except in those pixels.
struct SeamCover {
  /// So far a rectangle reaches under its neighbour at most, in points: a pixel at 36 dots an
  /// inch.
  static let reach = 2.0

  private enum Side: Hashable { case left, right, top, bottom }

  /// A side of a rectangle, or a corner where the length is 0; in 1/4096 point, for sums round.
  private struct Place: Hashable {
    var sides: [Side]
    var x: Int
    var y: Int
    var length: Int
  }

  private struct Cover {
    var index: Int
    var frame: Rectangle
  }

  /// What is drawn last at each place.
  private var covers: [Place: Cover] = [:]

  /// The same picture without seams.
  static func applied(to marks: [Mark]) -> [Mark] {
    var cover = SeamCover()
    for (index, mark) in marks.enumerated() {
      if case .rectangle(let frame, let fill?, _) = mark, fill.alpha >= 1, isPlain(frame) {
        cover.add(Cover(index: index, frame: frame))
      }
    }
    guard cover.covers.count > 8 else { return marks }
    return marks.enumerated().map { index, mark in
      guard case .rectangle(let frame, let fill?, nil) = mark, isPlain(frame) else { return mark }
      return .rectangle(cover.extended(frame, index), fill: fill)
    }
  }

  private mutating func add(_ cover: Cover) {
    let frame = cover.frame
    for side in [Side.left, .right] {
      covers[SeamCover.place(side, of: frame)] = cover
      for other in [Side.top, .bottom] {
        covers[SeamCover.corner(side, other, of: frame)] = cover
      }
    }
    for side in [Side.top, .bottom] { covers[SeamCover.place(side, of: frame)] = cover }
  }

  private func extended(_ frame: Rectangle, _ index: Int) -> Rectangle {
    var left = distance(.left, from: frame, index)
    let right = distance(.right, from: frame, index)
    var up = distance(.top, from: frame, index)
    var down = distance(.bottom, from: frame, index)
    // Reaching two ways fills the corner between them, which must be hidden, too.
    if left > 0, up > 0, !hides(.left, .top, of: frame, left, up, index) { left = 0 }
    if left > 0, down > 0, !hides(.left, .bottom, of: frame, left, down, index) { left = 0 }
    if right > 0, up > 0, !hides(.right, .top, of: frame, right, up, index) { up = 0 }
    if right > 0, down > 0, !hides(.right, .bottom, of: frame, right, down, index) { down = 0 }
    guard left > 0 || right > 0 || up > 0 || down > 0 else { return frame }
    return Rectangle(
      frame.x - left, frame.y - up, frame.width + left + right, frame.height + up + down)
  }

  /// How far a rectangle may reach beyond a side.
  private func distance(_ side: Side, from frame: Rectangle, _ index: Int) -> Double {
    var place = SeamCover.place(side, of: frame)
    place.sides = [SeamCover.opposite(side)]
    guard let cover = covers[place], cover.index > index else { return 0 }
    let size = side == .left || side == .right ? cover.frame.width : cover.frame.height
    return min(size, SeamCover.reach)
  }

  /// Whether what is drawn later beyond a corner hides that much of it.
  private func hides(
    _ side: Side, _ other: Side, of frame: Rectangle, _ width: Double, _ height: Double,
    _ index: Int
  ) -> Bool {
    var corner = SeamCover.corner(side, other, of: frame)
    corner.sides = [SeamCover.opposite(side), SeamCover.opposite(other)]
    guard let cover = covers[corner], cover.index > index else { return false }
    return cover.frame.width >= width && cover.frame.height >= height
  }

  private static func place(_ side: Side, of frame: Rectangle) -> Place {
    let isUpright = side == .left || side == .right
    return Place(
      sides: [side], x: steps(side == .right ? frame.maxX : frame.x),
      y: steps(side == .bottom ? frame.maxY : frame.y),
      length: steps(isUpright ? frame.height : frame.width))
  }

  private static func corner(_ side: Side, _ other: Side, of frame: Rectangle) -> Place {
    Place(
      sides: [side, other], x: steps(side == .right ? frame.maxX : frame.x),
      y: steps(other == .bottom ? frame.maxY : frame.y), length: 0)
  }

  private static func opposite(_ side: Side) -> Side {
    switch side {
    case .left: .right
    case .right: .left
    case .top: .bottom
    case .bottom: .top
    }
  }

  private static func steps(_ length: Double) -> Int { Int((length * 4096).rounded()) }

  /// Whether all its numbers can be counted in steps.
  private static func isPlain(_ frame: Rectangle) -> Bool {
    [frame.x, frame.y, frame.width, frame.height].allSatisfy { abs($0) < 1e9 }
      && frame.width > 0 && frame.height > 0
  }
}
