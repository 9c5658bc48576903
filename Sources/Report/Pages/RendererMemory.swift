import CairoRenderer
import Foundation

/// The renderers of a run, one for each language, kept from one report to the next: what they have
/// measured and drawn they do not measure and draw again.
final class RendererMemory {
  private var renderers: [Language: Renderer] = [:]

  /// A renderer for `language` at the beginning of a report.
  /// - Throws: `CairoRendererError` for fonts that are missing or cannot be read.
  func renderer(for language: Language, fonts: URL) throws(CairoRendererError) -> Renderer {
    if let renderer = renderers[language] {
      renderer.beginReport()
      return renderer
    }
    let renderer = try Renderer(fonts: fonts)
    renderers[language] = renderer
    return renderer
  }

  /// Forgets everything: the fonts are others now.
  func forget() { renderers = [:] }
}
