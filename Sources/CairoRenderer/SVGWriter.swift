import Foundation
import Graphics

/// Writes a picture as SVG in few bytes: relative paths, letters drawn once, what neighbours have
/// in common said once, and cells of one height and colour as one line as thick as they are high.
/// Coordinates keep two decimals (1/100 point).
struct SVGWriter {
  private struct StyledText: Hashable {
    let text: ExactText
    let style: TextStyle
  }

  let shaper: TextShaper
  private let outlines: GlyphOutlines
  private var lettering = SVGLettering()
  /// The glyphs of what has been met: each text is counted before any is drawn.
  private var known: [StyledText: [PlacedGlyph]] = [:]
  private var clips = 0
  /// How many cells have a height, in thousandths of a point.
  private var heights: [Int: Int] = [:]

  init(shaper: TextShaper) throws(CairoRendererError) {
    self.shaper = shaper
    outlines = try GlyphOutlines()
  }

  /// The whole file.
  mutating func write(_ scene: Scene) throws(CairoRendererError) -> Data {
    let width = try SVGNumber.text(scene.size.width)
    let height = try SVGNumber.text(scene.size.height)
    let back = Mark.rectangle(
      Rectangle(0, 0, scene.size.width, scene.size.height), fill: scene.background)
    let marks = SVGWriter.covered([back] + scene.marks)
    try expect(marks)
    let elements = SVGGrouping.grouped(try elements(of: marks))
    var file =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\""
      + " viewBox=\"0 0 \(width) \(height)\">\n"
    for element in elements { element.write(to: &file) }
    return Data((file + "</svg>\n").utf8)
  }

  /// The marks without seams, clipped ones, too.
  private static func covered(_ marks: [Mark]) -> [Mark] {
    SeamCover.applied(to: marks).map { mark in
      if case .clip(let frame, let inner) = mark { .clip(frame, covered(inner)) } else { mark }
    }
  }

  /// Counts letters and cells.
  private mutating func expect(_ marks: [Mark]) throws(CairoRendererError) {
    for mark in marks {
      switch mark {
      case .text(let text, _, let style, _, _):
        lettering.expect(try glyphs(of: text, style: style))
      case .clip(_, let inner): try expect(inner)
      default:
        for cell in try SVGShape(mark)?.cells ?? [] { heights[cell.height, default: 0] += 1 }
      }
    }
  }

  private mutating func elements(of marks: [Mark]) throws(CairoRendererError) -> [SVGElement] {
    var elements: [SVGElement] = []
    var shapes: [SVGShape] = []
    for mark in marks {
      if let shape = try SVGShape(mark) {
        shapes.append(shape)
        continue
      }
      elements += draw(shapes)
      shapes = []
      switch mark {
      case .text(let text, let point, let style, let anchor, let rotation):
        elements += try draw(text, at: point, style, anchor, rotation)
      case .clip(let frame, let inner): elements += try draw(inner, inside: frame)
      case .circle, .path, .rectangle: break
      }
    }
    return elements + draw(shapes)
  }

  private func draw(_ shapes: [SVGShape]) -> [SVGElement] {
    SVGShape.joined(shapes).flatMap { $0.elements(heights: heights) }
  }

  private mutating func draw(
    _ text: String, at point: Point, _ style: TextStyle, _ anchor: TextAnchor, _ rotation: Double
  ) throws(CairoRendererError) -> [SVGElement] {
    let glyphs = try glyphs(of: text, style: style)
    guard !glyphs.isEmpty else { return [] }
    let offset = anchor.offset(of: shaper.shape(text, style: style).extent)
    let unit = style.size / 1000
    var transform = ""
    var origin = GridPoint(0, 0)
    if rotation == 0 {
      origin.x = try SVGNumber.steps((point.x + offset.x) / unit)
      origin.y = try SVGNumber.steps((point.y + offset.y) / unit)
    } else {
      let (x, y) = (try SVGNumber.text(point.x), try SVGNumber.text(point.y))
      transform = "translate(\(x) \(y))rotate(\(try SVGNumber.text(rotation)))"
      origin.x = try SVGNumber.steps(offset.x / unit)
      origin.y = try SVGNumber.steps(offset.y / unit)
    }
    transform += "scale(\(try SVGNumber.text(unit, decimals: 6)))"
    let attributes =
      SVGShape.paint("fill", style.color) + [.init(key: "transform", value: transform)]
    return [
      SVGElement(
        name: "g", attributes: attributes,
        children: lettering.draw(glyphs, at: origin))
    ]
  }

  private mutating func glyphs(
    of text: String, style: TextStyle
  ) throws(CairoRendererError) -> [PlacedGlyph] {
    let key = StyledText(text: ExactText(text), style: style)
    if let glyphs = known[key] { return glyphs }
    guard style.size.isFinite else { throw .notFinite(what: "text '\(text)'") }
    guard !text.isEmpty, style.size > 0, style.color.alpha > 0 else { return [] }
    let glyphs = shaper.glyphs(of: text, style: style, from: outlines)
    known[key] = glyphs
    return glyphs
  }

  private mutating func draw(
    _ marks: [Mark], inside frame: Rectangle
  ) throws(CairoRendererError) -> [SVGElement] {
    guard let shape = try SVGShape(.rectangle(frame, fill: .black)) else { return [] }
    let name = "clip\(clips)"
    clips += 1
    let data = SVGPathData.text(of: shape.outline, decimals: 3)
    return [
      SVGElement(
        name: "clipPath", own: " id=\"\(name)\"",
        children: [SVGElement(name: "path", own: " d=\"\(data)\"")], isInline: true),
      SVGElement(
        name: "g", own: " clip-path=\"url(#\(name))\"",
        children: SVGGrouping.grouped(try elements(of: marks))),
    ]
  }
}
