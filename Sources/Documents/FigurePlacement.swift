import Graphics

/// A figure with its caption, which can be set at any height up to its own.
struct FigurePlacement: Hashable {
  var scene: Scene
  /// Left edge and width of the column it is centred in.
  var x: Double
  var width: Double
  /// No picture is drawn larger than this part of its size.
  var largestScale = 1.0
  /// The lines of the caption, one below the other.
  var caption: [Strip]
  /// Names that lead to it.
  var names: [String]
  /// Room between picture and caption.
  var captionGap: Double
  /// Room above and below all of it.
  var gap: Double
  var frames: [Frame]
  /// The picture and its caption, and what both are a part of.
  var picture: StructureElement
  var captionElement: StructureElement
  var structure: [StructureElement] = []
  var line: Int

  /// Height of the caption with the room above it.
  var captionHeight: Double { caption.isEmpty ? 0 : captionGap + caption.totalHeight }

  /// The scale at which the picture fills `height` with its caption: never larger than the
  /// style has it, never wider than the column, and never so small that it vanishes beside a long caption.
  func scale(fitting height: Double) -> Double {
    max(
      0.1, min(largestScale, width / scene.size.width, (height - captionHeight) / scene.size.height)
    )
  }

  /// The scale below which some text of the picture is smaller than `size`; never above 1.
  func legibleScale(smallestText size: Double) -> Double {
    let sizes = scene.marks.compactMap { mark -> Double? in
      guard case .text(_, _, let style, _, _) = mark else { return nil }
      return style.size
    }
    return sizes.min().map { min(1, size / $0) } ?? 0
  }

  /// The figure at `scale`, as one strip.
  func strip(scale: Double) -> Strip {
    let frame = Rectangle(
      x + (width - scene.size.width * scale) / 2, 0, scene.size.width * scale,
      scene.size.height * scale)
    var items: [PageItem] = names.map { .destination($0, at: Point(x, 0)) }
    items += [.structure(structure + [picture]), .scene(scene, in: frame)]
    if !caption.isEmpty {
      items += captionStrip.items.map { $0.moved(0, frame.height + captionGap) }
    }
    return Strip(
      role: .figure(self), height: frame.height + captionHeight, items: items,
      structure: structure, notes: caption.flatMap(\.notes), above: gap, below: gap,
      frames: frames, line: line)
  }

  /// The caption alone, as one strip.
  var captionStrip: Strip {
    var items: [PageItem] = [.structure(structure + [captionElement])]
    var y = 0.0
    for line in caption {
      items += line.items.map { $0.moved(0, y) }
      y += line.height
    }
    return Strip(
      height: y, items: items, structure: structure, notes: caption.flatMap(\.notes), above: gap,
      line: line)
  }
}
