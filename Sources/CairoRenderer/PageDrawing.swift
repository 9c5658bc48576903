import CPangoCairo
import Graphics

/// Draws the items of pages and marks in the file what belongs to which element. Cairo numbers
/// what is marked in the order of drawing, as `StructureTree` does.
struct PageDrawing {
  let canvas: Canvas
  /// What has been marked.
  private(set) var tree = StructureTree()
  private var node: Int?
  private var open: Open?
  /// Links of the page, and those that have been written with their text.
  private var links: [(frame: Rectangle, target: LinkTarget)] = []
  private var written: Set<Int> = []
  private var innermost: StructureElement?

  private enum Open: Hashable {
    case content(Int)
    case link(Int)
  }

  init(canvas: Canvas) { self.canvas = canvas }

  /// Draws the page with this number, counted from 0.
  mutating func draw(_ page: Page, number: Int) throws(CairoRendererError) {
    links = page.items.compactMap { item in
      if case .link(let frame, let target) = item { (frame, target) } else { nil }
    }
    written = []
    node = nil
    innermost = nil
    var link = 0
    for (index, item) in page.items.enumerated() {
      switch item {
      case .mark(.text(let text, let point, let style, let anchor, let rotation)):
        try prepareText(at: point, anchor)
        let end = endsLine(index, of: page) ? " " : ""
        try canvas.draw(
          .text(text + end, at: point, style: style, anchor: anchor, rotation: rotation))
      case .mark(let mark):
        prepareShape()
        try canvas.draw(mark)
      case .scene(let scene, let frame):
        openContent()
        try canvas.draw(scene, in: frame)
      case .link:
        if !written.contains(link) {
          close()
          try beginLink(link)
          close()
        }
        link += 1
      case .destination(let name, let point):
        let attributes = try DocumentLinks.attributes(of: name, at: point)
        cairo_tag_begin(canvas.cairo, CAIRO_TAG_DEST, attributes)
        cairo_tag_end(canvas.cairo, CAIRO_TAG_DEST)
      case .structure(let elements):
        let next = tree.node(of: elements, page: number)
        if next != node { close() }
        node = next
        innermost = elements.last
      }
    }
    close()
  }

  /// Text in the frame of a link is a part of the link, other text of its element. Lines and boxes
  /// are content only where they are all there is to see.
  private mutating func prepareText(
    at point: Point, _ anchor: TextAnchor
  ) throws(CairoRendererError) {
    var point = point
    switch anchor.horizontal {
    case .start: point.x += 0.1
    case .middle: break
    case .end: point.x -= 0.1
    }
    let link = links.indices.first { index in
      let frame = links[index].frame
      return frame.x <= point.x && point.x < frame.maxX && frame.y <= point.y
        && point.y <= frame.maxY
    }
    guard let link, node != nil else {
      openContent()
      return
    }
    if open == .link(link) { return }
    if written.contains(link) {
      openContent()
    } else {
      close()
      try beginLink(link)
    }
  }

  /// Whether a text ends a line and its element goes on below: the line end is a space then, but
  /// for programs that read the structure it must be written.
  private func endsLine(_ index: Int, of page: Page) -> Bool {
    guard node != nil, case .mark(.text(let text, let point, _, let anchor, _)) = page.items[index],
      anchor.horizontal == .start, let end = text.last, !" -/–—".contains(end)
    else { return false }
    for item in page.items[(index + 1)...] {
      switch item {
      case .mark(.text(_, let next, _, _, _)): return next.x < point.x && next.y > point.y
      case .structure(let elements) where elements.last != innermost: return false
      case .mark, .link, .destination, .structure: continue
      case .scene: return false
      }
    }
    return false
  }

  private mutating func prepareShape() {
    guard let node else { return }
    let element = tree.nodes[node].element
    let isDrawn = [.formula, .figure].contains(element.role) || !element.alternative.isEmpty
    if isDrawn { openContent() }
  }

  private mutating func openContent() {
    guard let node, open != .content(node) else { return }
    close()
    cairo_tag_begin(canvas.cairo, tree.nodes[node].element.role.rawValue, "")
    tree.addContent(to: node)
    open = .content(node)
  }

  private mutating func beginLink(_ link: Int) throws(CairoRendererError) {
    let attributes = try DocumentLinks.attributes(
      of: links[link].target, in: links[link].frame)
    cairo_tag_begin(canvas.cairo, CAIRO_TAG_LINK, attributes)
    tree.addLink(to: node)
    written.insert(link)
    open = .link(link)
  }

  private mutating func close() {
    switch open {
    case .content(let node): cairo_tag_end(canvas.cairo, tree.nodes[node].element.role.rawValue)
    case .link: cairo_tag_end(canvas.cairo, CAIRO_TAG_LINK)
    case nil: break
    }
    open = nil
  }
}
