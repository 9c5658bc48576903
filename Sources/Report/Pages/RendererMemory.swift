import CairoRenderer
import Foundation
import Tensors

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
    let current = try Parallel.map(languages.count) { (index) throws(CairoRendererError) in
      guard let old = known[languages[index]], old.hasCurrentFonts else {
        return try Renderer(fonts: fonts)
      }
      old.beginReport()
      return old
    }
    renderers = Dictionary(uniqueKeysWithValues: zip(languages, current))
    return current
  }
}
