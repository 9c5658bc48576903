import Graphics

extension PageItem {
  /// The item `x` points further right and `y` points further down.
  func moved(_ x: Double, _ y: Double) -> PageItem {
    switch self {
    case .mark(let mark): .mark(mark.moved(x, y))
    case .scene(let scene, let frame): .scene(scene, in: frame.moved(x, y))
    case .link(let frame, let target): .link(frame.moved(x, y), target)
    case .destination(let name, let point): .destination(name, at: point.moved(x, y))
    case .structure: self
    }
  }
}

extension Point {
  fileprivate func moved(_ x: Double, _ y: Double) -> Point { Point(self.x + x, self.y + y) }
}

extension Rectangle {
  fileprivate func moved(_ x: Double, _ y: Double) -> Rectangle {
    Rectangle(self.x + x, self.y + y, width, height)
  }
}

extension Mark {
  fileprivate func moved(_ x: Double, _ y: Double) -> Mark {
    switch self {
    case .rectangle(let frame, let fill, let stroke):
      .rectangle(frame.moved(x, y), fill: fill, stroke: stroke)
    case .path(let steps, let fill, let stroke):
      .path(steps.map { $0.moved(x, y) }, fill: fill, stroke: stroke)
    case .circle(let center, let radius, let fill, let stroke):
      .circle(center.moved(x, y), radius: radius, fill: fill, stroke: stroke)
    case .text(let text, let point, let style, let anchor, let rotation):
      .text(text, at: point.moved(x, y), style: style, anchor: anchor, rotation: rotation)
    case .clip(let frame, let marks): .clip(frame.moved(x, y), marks.map { $0.moved(x, y) })
    }
  }
}

extension PathStep {
  fileprivate func moved(_ x: Double, _ y: Double) -> PathStep {
    switch self {
    case .move(let point): .move(point.moved(x, y))
    case .line(let point): .line(point.moved(x, y))
    case .curve(let first, let second, let end):
      .curve(first.moved(x, y), second.moved(x, y), end.moved(x, y))
    case .close: .close
    }
  }
}
