import CPangoCairo
import Foundation
import Graphics

extension Renderer {
  /// Cairo's images are at most this many pixels wide and high.
  private static let largestImage = 32_767.0

  /// A picture as SVG: vectors with text as outlines, so that it looks the same without the
  /// fonts.
  public func svg(of scene: Scene) throws(CairoRendererError) -> Data {
    let size = scene.size
    try Renderer.check(size, of: "SVG", largest: 1e6)
    return try remembered(scene) { () throws(CairoRendererError) in
      let canvas = try Canvas(shaper: shaper) {
        cairo_svg_surface_create_for_stream(ByteSink.write, $0.closure, size.width, size.height)
      }
      cairo_svg_surface_set_document_unit(canvas.surface, CAIRO_SVG_UNIT_PT)
      try canvas.draw(scene)
      return SVGTidying.tidied(try canvas.finish("SVG"))
    }
  }

  /// A picture as PNG with `scale` pixels a point.
  public func png(of scene: Scene, scale: Double) throws(CairoRendererError) -> Data {
    let size = Size(
      (scene.size.width * scale).rounded(.up), (scene.size.height * scale).rounded(.up))
    try Renderer.check(size, of: "PNG", largest: Renderer.largestImage)
    let canvas = try Canvas(shaper: shaper, outlines: true) { _ in
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height))
    }
    // Where the size is not whole, the last pixels would be black.
    try canvas.draw(.rectangle(Rectangle(0, 0, size.width, size.height), fill: scene.background))
    cairo_scale(canvas.cairo, scale, scale)
    try canvas.draw(scene)
    return try canvas.png()
  }

  /// Refuses sizes that Cairo would turn into an empty picture or an overflow.
  static func check(
    _ size: Size, of what: String, largest: Double
  ) throws(CairoRendererError) {
    guard size.width > 0, size.height > 0, size.width <= largest, size.height <= largest else {
      throw .size(what: what, width: size.width, height: size.height, largest: largest)
    }
  }
}
