import CairoRenderer
import Foundation

/// The renderers of a run, one for each language, kept from one report to the next: what they have
/// measured and drawn they do not measure and draw again, unless a font has changed.
final class RendererMemory {
  private var renderers: [Language: Renderer] = [:]
  /// The font files as they were before the renderers read them.
  private var stamps: [String: WatchedFiles.Stamp] = [:]

  /// A renderer for `language` at the beginning of a report.
  /// - Throws: `CairoRendererError` for fonts that are missing or cannot be read.
  func renderer(for language: Language, fonts: URL) throws(CairoRendererError) -> Renderer {
    let now = WatchedFiles.stamps(of: fonts, ending: WatchedFiles.fontEnding)
    if now != stamps { (renderers, stamps) = ([:], now) }
    if let renderer = renderers[language] {
      renderer.beginReport()
      return renderer
    }
    let renderer = try Renderer(fonts: fonts)
    renderers[language] = renderer
    return renderer
  }
}
