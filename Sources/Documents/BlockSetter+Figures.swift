import Graphics

extension BlockSetter {
  /// A picture, centred, with its caption beneath.
  mutating func figure(
    _ figure: FigureBlock, caption: Caption?, anchors: [String], line: Int, in column: Column
  ) throws(DocumentError) -> [Strip] {
    guard let scene = figures[figure.path] else {
      throw .unknownFigure(
        line: line, path: figure.path,
        nearest: nearestName(to: figure.path, among: figures.keys.sorted()))
    }
    var content = caption?.content ?? []
    if !figure.title.isEmpty {
      if content.isEmpty {
        content = [.text(figure.title)]
      } else {
        inlines.warn(.titleNotShown(line: line, title: figure.title))
      }
    }
    var names = anchors + content.anchors
    if let name = caption.flatMap({ destinations.reserve($0.destination) }) { names.append(name) }
    let placement = FigurePlacement(
      scene: scene, x: column.x, width: column.width, largestScale: style.largestFigureScale,
      caption: captionStrips(content, line: caption?.line ?? line, in: column), names: names,
      captionGap: style.captionGap, gap: style.figureGap, frames: column.frames,
      picture: element(.figure, alternative: figure.alternativeText),
      captionElement: element(.caption), line: line)
    let room = style.textArea.height * style.largestFigure
    var strip = placement.strip(scale: placement.scale(fitting: room))
    // Within a list or quote a figure stays where it is.
    if column.depth > 0 { strip.role = .text }
    return [strip]
  }

  /// A caption of one line stands in the middle; a longer one is set narrower than the text. Where
  /// the style insets none, both begin where text does.
  mutating func captionStrips(_ content: [Inline], line: Int, in column: Column) -> [Strip] {
    guard !content.isEmpty else { return [] }
    let role = style.caption
    let spans = inlines.spans(content, in: role.text, line: line)
    var narrow = column
    let inset = style.insetsCaptions ? min(24, column.width * 0.06) : 0
    narrow.x += inset
    narrow.width -= 2 * inset
    var plain = role
    plain.above = 0
    plain.below = 0
    let width = inlines.naturalWidth(of: spans)
    var strips = textStrips(
      spans, role: plain, line: line, in: narrow,
      alignment: style.insetsCaptions && width <= narrow.width ? .center : .left)
    strips.keepTogether()
    return strips
  }
}
