import CPangoCairo

/// A glyph of a line of text: its outline and where its origin lies, in thousandths of an em.
struct PlacedGlyph: Hashable {
  var outline: Outline
  var place: GridPoint
}

/// Takes the outlines of glyphs from the fonts, on a grid of a thousandth of an em, which is the
/// grid that Nanum Gothic was drawn on. The same letter has the same outline at every size.
final class GlyphOutlines {
  private struct Key: Hashable {
    var font: UnsafeMutablePointer<PangoFont>
    var glyph: PangoGlyph
  }

  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let glyphs: UnsafeMutablePointer<PangoGlyphString>
  private var known: [Key: Outline] = [:]
  /// A font that has been seen stays, or another could come to lie at its address.
  private var fonts: Set<UnsafeMutablePointer<PangoFont>> = []

  init() throws(CairoRendererError) {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1),
      let cairo = cairo_create(surface), let glyphs = pango_glyph_string_new()
    else { throw .library(step: "SVG", message: "Cairo gave no surface for the outlines of text.") }
    pango_glyph_string_set_size(glyphs, 1)
    self.surface = surface
    self.cairo = cairo
    self.glyphs = glyphs
  }

  deinit {
    for font in fonts { g_object_unref(font) }
    pango_glyph_string_free(glyphs)
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// The glyphs of a line that was laid out at `size` points; those without ink are left out.
  func glyphs(of line: LaidLine, size: Double) -> [PlacedGlyph] {
    let units = 1000 / (size * Double(PANGO_SCALE))
    var placed: [PlacedGlyph] = []
    var advance = 0
    for item in line.items.map(\.pointee) {
      guard let font = item.item.pointee.analysis.font else { continue }
      for index in 0..<Int(item.glyphs.pointee.num_glyphs) {
        let glyph = item.glyphs.pointee.glyphs[index]
        let outline = outline(of: glyph.glyph, in: font, scale: 1000 / size)
        if !outline.steps.isEmpty {
          let x = Double(advance + Int(glyph.geometry.x_offset)) * units
          let y = Double(Int(glyph.geometry.y_offset) - Int(item.y_offset)) * units
          placed.append(
            PlacedGlyph(outline: outline, place: GridPoint(Int(x.rounded()), Int(y.rounded()))))
        }
        advance += Int(glyph.geometry.width)
      }
    }
    return placed
  }

  private func outline(
    of glyph: PangoGlyph, in font: UnsafeMutablePointer<PangoFont>, scale: Double
  ) -> Outline {
    let key = Key(font: font, glyph: glyph)
    if let outline = known[key] { return outline }
    if fonts.insert(font).inserted { g_object_ref(font) }
    var info = PangoGlyphInfo()
    info.glyph = glyph
    glyphs.pointee.glyphs[0] = info
    cairo_save(cairo)
    cairo_scale(cairo, scale, scale)
    cairo_move_to(cairo, 0, 0)
    pango_cairo_glyph_string_path(cairo, font, glyphs)
    cairo_restore(cairo)
    let outline = path()
    known[key] = outline
    return outline
  }

  /// Takes what has been traced.
  private func path() -> Outline {
    defer { cairo_new_path(cairo) }
    guard let path = cairo_copy_path(cairo) else { return Outline() }
    defer { cairo_path_destroy(path) }
    var outline = Outline()
    var place = (x: 0.0, y: 0.0)
    var index = 0
    while index < Int(path.pointee.num_data) {
      let header = path.pointee.data[index].header
      let points = (1..<max(1, Int(header.length))).map { path.pointee.data[index + $0].point }
      index += max(1, Int(header.length))
      switch (header.type, points.count) {
      case (CAIRO_PATH_MOVE_TO, 1):
        // Cairo begins a piece after each that is closed.
        if case .move? = outline.steps.last { outline.steps.removeLast() }
        outline.steps.append(.move(GlyphOutlines.grid(points[0].x, points[0].y)))
      case (CAIRO_PATH_LINE_TO, 1):
        outline.steps.append(.line(GlyphOutlines.grid(points[0].x, points[0].y)))
      case (CAIRO_PATH_CURVE_TO, 3):
        outline.steps.append(
          GlyphOutlines.curve(
            from: place, (points[0].x, points[0].y), (points[1].x, points[1].y),
            (points[2].x, points[2].y)))
      default:
        outline.steps.append(.close)
      }
      if let last = points.last { place = (last.x, last.y) }
    }
    if case .move? = outline.steps.last { outline.steps.removeLast() }
    return outline
  }

  /// A curve as Cairo has it, as the quadratic one that the font has where it is one: then
  /// `(3·c₁ − p₀)/2` and `(3·c₂ − p₃)/2` are the same point.
  private static func curve(
    from start: (x: Double, y: Double), _ first: (x: Double, y: Double),
    _ second: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> OutlineStep {
    let one = (x: (3 * first.x - start.x) / 2, y: (3 * first.y - start.y) / 2)
    let two = (x: (3 * second.x - end.x) / 2, y: (3 * second.y - end.y) / 2)
    if abs(one.x - two.x) < 0.5, abs(one.y - two.y) < 0.5 {
      return .quadratic(
        grid((one.x + two.x) / 2, (one.y + two.y) / 2), grid(end.x, end.y))
    }
    return .cubic(grid(first.x, first.y), grid(second.x, second.y), grid(end.x, end.y))
  }

  /// Points halfway between two others often lie between two of the grid; Cairo's own rounding
  /// must not decide which one is taken.
  private static func grid(_ x: Double, _ y: Double) -> GridPoint {
    GridPoint(Int((x + 0.05).rounded()), Int((y + 0.05).rounded()))
  }
}
