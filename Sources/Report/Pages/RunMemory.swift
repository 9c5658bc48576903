import CairoRenderer
import Foundation
import Tensors

/// What is kept of a report for the next one, in each of its languages.
final class RunMemory {
  private var languages: [Language: LanguageMemory] = [:]

  /// The memory of each of `languages` at the beginning of a report; those of others are let go.
  /// What a renderer has measured and drawn it does not measure and draw again; where a font has
  /// changed there is another.
  /// - Throws: `CairoRendererError` for fonts that are missing or cannot be read.
  func languages(
    _ languages: [Language], fonts: URL
  ) throws(CairoRendererError) -> [LanguageMemory] {
    let known = self.languages
    self.languages = [:]
    let current = try Parallel.map(languages.count) { (index) throws(CairoRendererError) in
      let old = known[languages[index]]
      guard let old, old.renderer.hasCurrentFonts else {
        return LanguageMemory(
          renderer: try Renderer(fonts: fonts), text: old?.text ?? TextMemory())
      }
      old.renderer.beginReport()
      return old
    }
    self.languages = Dictionary(uniqueKeysWithValues: zip(languages, current))
    return current
  }
}

/// What is kept in one language; it belongs to one task at a time.
struct LanguageMemory {
  let renderer: Renderer
  let text: TextMemory
}

/// The text of the last report in a language: where only fonts or forms have changed it is the
/// same, and to fill templates takes longer than to see that.
final class TextMemory {
  /// All that a text is made of.
  private struct Source: Hashable {
    let fields: View
    let hasSlides: Bool
    let templates: TemplateRenderer.Source
  }

  private var last: (source: Source, text: ReportText)?

  /// The text of `view`.
  /// - Throws: what `ReportText` throws.
  func text(_ view: ReportView, templates: TemplateRenderer) throws -> ReportText {
    let source = Source(
      fields: try view.fields(), hasSlides: view.hasSlides, templates: templates.source)
    if let last, last.source == source { return last.text }
    let text = try ReportText(view, templates: templates)
    last = (source, text)
    return text
  }
}
