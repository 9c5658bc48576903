import Foundation
import Graphics

extension Scene {
  /// What sticks out of the scene by more than `tolerance` points, a line each: the mark's text and
  /// its box. A text's box is its advance width and line height as `measuring` has them.
  public func marksOutside(
    measuring: any TextMeasuring, tolerance: Double = 0.01
  ) -> [String] {
    boxes(measuring: measuring).filter { box in
      let area = box.area
      return area.x < -tolerance || area.y < -tolerance || area.maxX > size.width + tolerance
        || area.maxY > size.height + tolerance
    }.map { "\($0.name) at \($0.area)" }
  }

  /// Pairs of texts whose letters touch. Letters reach 0.74 em above the baseline and 0.2 em below.
  public func overlappingTexts(measuring: any TextMeasuring) -> [String] {
    let texts = marks.compactMap { mark -> (name: String, area: Rectangle)? in
      guard case .text(let string, let point, let style, let anchor, let rotation) = mark else {
        return nil
      }
      let extent = measuring.extent(of: string, style: style)
      let box = textBox(
        extent, cutTo: (0.74 * style.size, 0.2 * style.size), anchor, at: point, rotation)
      return (string, box)
    }
    var found: [String] = []
    for (index, first) in texts.enumerated() {
      for second in texts[(index + 1)...]
      where first.area.x < second.area.maxX - 0.01 && second.area.x < first.area.maxX - 0.01
        && first.area.y < second.area.maxY - 0.01 && second.area.y < first.area.maxY - 0.01
      {
        found.append("'\(first.name)' and '\(second.name)' near \(first.area)")
      }
    }
    return found
  }

  /// All texts with their sizes.
  public var texts: [(string: String, style: TextStyle)] {
    marks.compactMap { mark in
      guard case .text(let string, _, let style, _, _) = mark else { return nil }
      return (string, style)
    }
  }

  private func boxes(measuring: any TextMeasuring) -> [(name: String, area: Rectangle)] {
    marks.map { mark in
      switch mark {
      case .rectangle(let area, _, let stroke):
        ("rectangle", area.inset(by: -(stroke?.width ?? 0) / 2))
      case .path(let steps, _, let stroke):
        ("path", pathBox(steps, stroke))
      case .circle(let centre, let radius, _, let stroke):
        (
          "circle",
          Rectangle(centre.x, centre.y, 0, 0).inset(by: -radius - (stroke?.width ?? 0) / 2)
        )
      case .text(let string, let point, let style, let anchor, let rotation):
        (
          "text '\(string)'",
          textBox(
            measuring.extent(of: string, style: style), cutTo: nil, anchor, at: point, rotation)
        )
      case .clip(let area, _): ("clip", area)
      }
    }
  }
}

private func pathBox(_ steps: [PathStep], _ stroke: Stroke?) -> Rectangle {
  let outline = box(
    of: steps.flatMap { step -> [Point] in
      switch step {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    })
  let reach = (stroke?.width ?? 0) / 2
  // Straight ends add nothing to the length of a line.
  guard stroke?.cap == .butt, consistsOfLinesAcross(steps) else { return outline.inset(by: -reach) }
  return Rectangle(outline.x, outline.y - reach, outline.width, outline.height + 2 * reach)
}

private func consistsOfLinesAcross(_ steps: [PathStep]) -> Bool {
  steps.count.isMultiple(of: 2)
    && stride(from: 0, to: steps.count, by: 2).allSatisfy { index in
      guard case .move(let start) = steps[index], case .line(let end) = steps[index + 1] else {
        return false
      }
      return start.y == end.y
    }
}

/// The box of a turned line of text; `ink` replaces the line's ascent and descent.
private func textBox(
  _ extent: TextExtent, cutTo ink: (ascent: Double, descent: Double)?, _ anchor: TextAnchor,
  at point: Point, _ rotation: Double
) -> Rectangle {
  let left =
    switch anchor.horizontal {
    case .start: 0.0
    case .middle: -extent.width / 2
    case .end: -extent.width
    }
  let baseline =
    switch anchor.vertical {
    case .top: extent.ascent
    case .middle: (extent.ascent - extent.descent) / 2
    case .baseline: 0.0
    case .bottom: -extent.descent
    }
  let top = baseline - (ink?.ascent ?? extent.ascent)
  let bottom = baseline + (ink?.descent ?? extent.descent)
  let (sine, cosine) = (sin(rotation * .pi / 180), cos(rotation * .pi / 180))
  let corners = [
    (left, top), (left + extent.width, top), (left, bottom), (left + extent.width, bottom),
  ]
  return box(
    of: corners.map { x, y in
      Point(point.x + x * cosine - y * sine, point.y + x * sine + y * cosine)
    })
}

private func box(of points: [Point]) -> Rectangle {
  let (xs, ys) = (points.map(\.x), points.map(\.y))
  guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
    return Rectangle(0, 0, 0, 0)
  }
  return Rectangle(left, top, right - left, bottom - top)
}
