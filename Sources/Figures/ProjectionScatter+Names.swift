import Foundation
import Graphics

extension ProjectionScatter {
  /// The names of the ends of `arrows`, with leaders where they need them; throws where names find
  /// no room in `plot`.
  func names(
    _ arrows: [Segment], _ plot: Rectangle, _ theme: Theme, _ measuring: any TextMeasuring
  ) throws(FigureError) -> [Mark] {
    let style = theme.label.with { $0.size = tokens.count > 20 ? theme.minimumTextSize : $0.size }
    let labels = LabelFitting(
      tokens.map(\.bracketedIfSign), style: style,
      maximumWidth: theme.maximumLabelWidth * 0.7, measuring: measuring
    ).labels
    let written = labels.map { $0.contains { !$0.isWhitespace } }
    let placement = LabelPlacement(
      sizes: zip(labels, written).map { label, written in
        Size(written ? measuring.width(label, style.naming(label)) + 3.5 : 0, style.size * 1.06)
      }, arrows: arrows, radius: theme.dotRadius, within: plot)
    let placed = placement.places.count { $0 != nil }
    let wanted = written.count { $0 }
    guard placed == wanted else {
      throw .tooMany(what: "tokens", count: wanted, maximum: placed)
    }
    let leaders = placement.places.compactMap { $0?.leader }
    let texts = zip(labels, placement.places).compactMap { label, place in
      place.map {
        Mark.text(
          label, at: Point($0.box.midX, $0.box.midY), style: style.naming(label),
          anchor: TextAnchor(.middle, .middle))
      }
    }
    // The arrows of other points would strike the names through.
    let grounds = placement.places.compactMap { place in
      place.map { Mark.rectangle($0.box.inset(by: 0.5), fill: theme.background) }
    }
    return grounds + leaders.flatMap { drawn($0, arrows.map(\.end), theme) } + texts
  }

  /// A leader from the middle of its point, in which it is bright: where points overlap, one sees
  /// whose it is.
  private func drawn(_ leader: Segment, _ points: [Point], _ theme: Theme) -> [Mark] {
    let edge = leader.edge(of: points, radius: theme.dotRadius)
    let width = theme.hairline
    return [
      .line(from: leader.start, to: edge, Stroke(theme.background, width: width)),
      .circle(leader.start, radius: width * 1.5, fill: theme.background),
      .line(from: edge, to: leader.end, Stroke(theme.label.color, width: width)),
    ]
  }
}

extension Segment {
  /// Where the line from its start leaves the discs about `points` that overlap there.
  fileprivate func edge(of points: [Point], radius: Double) -> Point {
    let length = hypot(end.x - start.x, end.y - start.y)
    let (x, y) = ((end.x - start.x) / length, (end.y - start.y) / length)
    let chords = points.compactMap { point -> (enter: Double, leave: Double)? in
      let (dx, dy) = (point.x - start.x, point.y - start.y)
      let (along, beside) = (dx * x + dy * y, dx * y - dy * x)
      let square = radius * radius - beside * beside
      return square > 0 ? (along - square.squareRoot(), along + square.squareRoot()) : nil
    }.sorted { $0.enter < $1.enter }
    let edge = chords.reduce(0) { $1.enter <= $0 ? max($0, $1.leave) : $0 }
    let part = min(edge, length)
    return Point(start.x + x * part, start.y + y * part)
  }
}
