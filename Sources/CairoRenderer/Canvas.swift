import CPangoCairo
import Foundation
import Graphics

/// A surface, the pen on it and the bytes it writes; owns all three, so that whatever Cairo
/// still writes when a surface is given up has a place to go.
final class Canvas {
  /// The pen.
  let cairo: OpaquePointer
  /// What is drawn on.
  let surface: OpaquePointer
  private let sink: ByteSink
  private let shaper: TextShaper
  private let outlines: Bool

  /// Takes over the surface that `surface` makes, which may write to the sink it is given.
  /// With `outlines` text is filled outlines, not glyphs.
  init(
    shaper: TextShaper, outlines: Bool = false, surface: (ByteSink) -> OpaquePointer?
  ) throws(CairoRendererError) {
    let sink = ByteSink()
    guard let surface = surface(sink) else {
      throw .library(step: "drawing", message: "Cairo gave no surface.")
    }
    guard let cairo = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .library(step: "drawing", message: "Cairo gave no pen.")
    }
    self.sink = sink
    self.surface = surface
    self.cairo = cairo
    self.shaper = shaper
    self.outlines = outlines
    try check("drawing")
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// Throws what Cairo has found wrong since the beginning.
  func check(_ step: String) throws(CairoRendererError) {
    try Canvas.check(cairo_status(cairo), step)
    try Canvas.check(cairo_surface_status(surface), step)
  }

  private static func check(_ status: cairo_status_t, _ step: String) throws(CairoRendererError) {
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(step: step, message: String(cString: cairo_status_to_string(status)))
    }
  }

  /// Ends the output, checks that all of it was written, and gives it back.
  func finish(_ step: String) throws(CairoRendererError) -> Data {
    try check(step)
    cairo_surface_finish(surface)
    try Canvas.check(cairo_surface_status(surface), step)
    return sink.data
  }

  /// What has been drawn on an image, as PNG.
  func png() throws(CairoRendererError) -> Data {
    try check("PNG")
    cairo_surface_flush(surface)
    try Canvas.check(
      cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure), "PNG")
    return sink.data
  }

  /// Draws a picture at its own size with its corner at the origin.
  func draw(_ scene: Scene) throws(CairoRendererError) {
    try draw(
      .rectangle(Rectangle(0, 0, scene.size.width, scene.size.height), fill: scene.background))
    for mark in SeamCover.applied(to: scene.marks) { try draw(mark) }
  }

  /// Draws a picture scaled into a rectangle; nothing of it shows outside.
  func draw(_ scene: Scene, in frame: Rectangle) throws(CairoRendererError) {
    guard scene.size.width > 0, scene.size.height > 0 else {
      throw .size(
        what: "picture on a page", width: scene.size.width, height: scene.size.height,
        largest: .infinity)
    }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    try outline(frame)
    cairo_clip(cairo)
    cairo_translate(cairo, frame.x, frame.y)
    cairo_scale(cairo, frame.width / scene.size.width, frame.height / scene.size.height)
    try draw(scene)
  }

  /// Draws a mark.
  func draw(_ mark: Mark) throws(CairoRendererError) {
    switch mark {
    case .rectangle(let frame, let fill, let stroke):
      try outline(frame)
      try paint(fill: fill, stroke: stroke, join: CAIRO_LINE_JOIN_MITER)
    case .path(let steps, let fill, let stroke):
      try trace(steps)
      try paint(fill: fill, stroke: stroke, join: CAIRO_LINE_JOIN_ROUND)
    case .circle(let center, let radius, let fill, let stroke):
      try require(center.x, center.y, radius, of: "circle")
      cairo_new_sub_path(cairo)
      cairo_arc(cairo, center.x, center.y, radius, 0, 2 * .pi)
      cairo_close_path(cairo)
      try paint(fill: fill, stroke: stroke, join: CAIRO_LINE_JOIN_MITER)
    case .text(let text, let point, let style, let anchor, let rotation):
      try write(text, at: point, style: style, anchor: anchor, rotation: rotation)
    case .clip(let frame, let marks):
      cairo_save(cairo)
      defer { cairo_restore(cairo) }
      try outline(frame)
      cairo_clip(cairo)
      for mark in SeamCover.applied(to: marks) { try draw(mark) }
    }
  }

  private func write(
    _ text: String, at point: Point, style: TextStyle, anchor: TextAnchor, rotation: Double
  ) throws(CairoRendererError) {
    try require(point.x, point.y, style.size, rotation, of: "text '\(text)'")
    guard !text.isEmpty, style.size > 0 else { return }
    let extent = shaper.shape(text, style: style).extent
    let offset = anchor.offset(of: extent)
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_translate(cairo, point.x, point.y)
    if rotation != 0 { cairo_rotate(cairo, rotation * .pi / 180) }
    cairo_translate(cairo, offset.x, offset.y)
    use(style.color)
    shaper.draw(text, style: style, on: cairo, outlines: outlines)
  }

  private func outline(_ frame: Rectangle) throws(CairoRendererError) {
    try require(frame.x, frame.y, frame.width, frame.height, of: "rectangle")
    cairo_rectangle(cairo, frame.x, frame.y, frame.width, frame.height)
  }

  private func trace(_ steps: [PathStep]) throws(CairoRendererError) {
    for step in steps {
      switch step {
      case .move(let point):
        try require(point.x, point.y, of: "path")
        cairo_move_to(cairo, point.x, point.y)
      case .line(let point):
        try require(point.x, point.y, of: "path")
        cairo_line_to(cairo, point.x, point.y)
      case .curve(let first, let second, let end):
        try require(first.x, first.y, second.x, second.y, end.x, end.y, of: "path")
        cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close:
        cairo_close_path(cairo)
      }
    }
  }

  private func paint(
    fill: Color?, stroke: Stroke?, join: cairo_line_join_t
  ) throws(CairoRendererError) {
    if let fill, fill.alpha > 0 {
      use(fill)
      cairo_fill_preserve(cairo)
    }
    for length in stroke?.dash ?? [] { try require(length, of: "length of a dash") }
    try require(stroke?.width ?? 0, of: "width of a line")
    if let stroke, stroke.color.alpha > 0, stroke.width > 0 {
      use(stroke.color)
      cairo_set_line_width(cairo, stroke.width)
      cairo_set_line_join(cairo, join)
      cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_set_line_cap(
        cairo, stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_stroke_preserve(cairo)
    }
    cairo_new_path(cairo)
  }

  private func use(_ color: Color) {
    if color.alpha < 1 {
      cairo_set_source_rgba(cairo, color.red, color.green, color.blue, color.alpha)
    } else {
      cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
    }
  }

  /// Cairo turns what is not a number into some place on the page; a mistake must not look like
  /// a result.
  private func require(_ numbers: Double..., of what: String) throws(CairoRendererError) {
    guard numbers.allSatisfy(\.isFinite) else { throw .notFinite(what: what) }
  }
}
