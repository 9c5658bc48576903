import CairoRenderer
import Foundation

/// The renderer of a run, kept from one report to the next: what it has measured and drawn it does
/// not measure and draw again.
final class RendererMemory {
  private var renderer: Renderer?

  /// A renderer at the beginning of a report.
  /// - Throws: `CairoRendererError` for fonts that are missing or cannot be read.
  func renderer(fonts: URL) throws(CairoRendererError) -> Renderer {
    if let renderer {
      renderer.beginReport()
      return renderer
    }
    let renderer = try Renderer(fonts: fonts)
    self.renderer = renderer
    return renderer
  }

  /// Forgets everything: the fonts are others now.
  func forget() { renderer = nil }
}
