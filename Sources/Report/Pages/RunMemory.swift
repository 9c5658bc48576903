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

/// The finished texts of the last report in a language: what templates have filled in the same way
/// is not finished again, as after a change of fonts.
final class TextMemory {
  /// By the name of the template.
  private var last: [String: (source: [UInt8], text: String)] = [:]

  /// What `finish` makes of `source`, texts of the template `root` and of what comes before it; or
  /// what it made of the same the last time.
  func text(
    of root: String, from source: [String], finish: () throws -> String
  ) rethrows -> String {
    // Bytes, since texts are equal whose letters are composed in one and decomposed in the other.
    let source = Array(source.joined(separator: "\0").utf8)
    if let known = last[root], known.source == source { return known.text }
    let text = try finish()
    last[root] = (source, text)
    return text
  }
}
