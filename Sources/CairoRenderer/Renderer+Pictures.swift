import CPangoCairo
import Foundation
import Graphics

extension Renderer {
  /// Cairo's images are at most this many pixels wide and high.
  private static let largestImage = 32_767.0

  /// A picture as SVG: vectors with text as outlines, so that it looks the same without the
  /// fonts.
  public func svg(of scene: Scene) throws(CairoRendererError) -> Data {
    try Renderer.check(scene.size, of: "SVG", largest: 1e6)
    return try pictures.value(of: scene) { () throws(CairoRendererError) in
      var writer = try SVGWriter(shaper: shaper)
      return try writer.write(scene)
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
