import CairoRenderer
import Foundation

/// The renderers of a run, one for each language, kept from one report to the next: what they have
/// measured and drawn they do not measure and draw again, unless a font has changed.
final class RendererMemory {
  private var renderers: [Language: Renderer] = [:]

  /// A renderer for each of `languages` at the beginning of a report; those of others are let go.
  /// - Throws: `CairoRendererError` for fonts that are missing or cannot be read.
  func renderers(
    for languages: [Language], fonts: URL
  ) throws(CairoRendererError) -> [Renderer] {
    let known = renderers
    renderers = [:]
    return try languages.map { (language) throws(CairoRendererError) in
      let renderer: Renderer
      if let old = known[language], old.hasCurrentFonts {
        old.beginReport()
        renderer = old
      } else {
        renderer = try Renderer(fonts: fonts)
      }
      renderers[language] = renderer
      return renderer
    }
  }
}
