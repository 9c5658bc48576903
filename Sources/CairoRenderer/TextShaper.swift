import CPangoCairo
import Foundation
import Graphics

/// One line of text in one style, turned into glyphs.
struct ShapedText: Hashable {
  /// Its room.
  var extent: TextExtent
  /// The characters that no font has, in order, repeated as often as they stand in the text.
  var missing: [Character]
}

/// Turns text into glyphs and remembers the measures of what it has seen.
///
/// All text is laid out at one size and scaled from there: without hinting a line looks the same at
/// every size. So a word is measured once, and Pango looks up fonts for one size only.
final class TextShaper {
  /// What of a style has a say in the form of text.
  private struct Font: Hashable {
    let family: FontFamily
    let bold: Bool
    let italic: Bool

    init(_ style: TextStyle) {
      (family, bold, italic) = (style.family, style.bold, style.italic)
    }
  }

  private struct Key: Hashable {
    let text: ExactText
    let font: Font
  }

  /// The size of all layouts, in points. Pango counts in 1/1024 point, with 32 bits.
  private static let size = 16.0
  /// Longer texts, in bytes of UTF-8, are measured in pieces.
  private static let longest = 1 << 16
  /// So many measures are kept before the memory is emptied.
  private static let capacity = 1 << 16

  let fonts: FontBook
  private let layout: OpaquePointer
  private var known: [Key: (shaped: ShapedText, line: LaidLine)] = [:]
  private var descriptions: [Font: OpaquePointer] = [:]
  private var undrawable: Set<Character> = []

  init(fonts: FontBook) throws(CairoRendererError) {
    guard let layout = pango_layout_new(fonts.context) else {
      throw .library(step: "text", message: "Pango could not make a layout.")
    }
    self.fonts = fonts
    self.layout = layout
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_auto_dir(layout, 0)
  }

  deinit {
    // Glyphs hold fonts, which go before the book.
    known = [:]
    for description in descriptions.values { pango_font_description_free(description) }
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// The characters that no font could draw in all the text shaped so far, sorted.
  var undrawableCharacters: [Character] { undrawable.sorted() }

  /// Counts them anew, those of text that is shaped again included.
  func forgetUndrawableCharacters() { undrawable = [] }

  /// Counts `characters` among them: text that was shaped before and is used again has them.
  func countUndrawable(_ characters: Set<Character>) { undrawable.formUnion(characters) }

  /// What `body` makes, and the characters that no font could draw in the text that it shaped.
  func undrawableCharacters<Value, Failure: Error>(
    in body: () throws(Failure) -> Value
  ) throws(Failure) -> (value: Value, characters: Set<Character>) {
    let before = undrawable
    undrawable = []
    defer { undrawable.formUnion(before) }
    return (try body(), undrawable)
  }

  /// Measures one line. Line ends and tabs count as spaces. The height is that of the style's
  /// own font, whatever other fonts lend glyphs: lines of a paragraph stand evenly, and a number
  /// with a minus sign stands as high as one without.
  func shape(_ text: String, style: TextStyle) -> ShapedText {
    guard style.size.isFinite, style.size > 0 else {
      return ShapedText(extent: TextExtent(width: 0, ascent: 0, descent: 0), missing: [])
    }
    var shaped = measured(text, Font(style))
    let scale = style.size / TextShaper.size
    shaped.extent.width *= scale
    shaped.extent.ascent *= scale
    shaped.extent.descent *= scale
    if !shaped.missing.isEmpty { undrawable.formUnion(shaped.missing) }
    return shaped
  }

  /// The measures at the size of all layouts.
  private func measured(_ text: String, _ font: Font) -> ShapedText {
    if text.utf8.count > TextShaper.longest {
      // Pango would count beyond its 32 bits and say that the line has no width.
      let half = text.index(text.startIndex, offsetBy: text.count / 2)
      var shaped = measured(String(text[..<half]), font)
      let rest = measured(String(text[half...]), font)
      shaped.extent.width += rest.extent.width
      shaped.missing += rest.missing
      return shaped
    }
    return laid(text, font).shaped
  }

  /// The measures and the glyphs.
  private func laid(_ text: String, _ font: Font) -> (shaped: ShapedText, line: LaidLine) {
    let key = Key(text: ExactText(text), font: font)
    if let laid = known[key] { return laid }
    let line = text.isEmpty ? nil : laid("", font).shaped.extent
    let set = lay(text, font)
    var box = PangoRectangle()
    let first = pango_layout_get_line_readonly(layout, 0)
    pango_layout_line_get_extents(first, nil, &box)
    let scale = Double(PANGO_SCALE)
    let shaped = ShapedText(
      extent: TextExtent(
        width: Double(box.width) / scale,
        ascent: line?.ascent ?? -Double(box.y) / scale,
        descent: line?.descent ?? Double(box.y + box.height) / scale),
      missing: missing(in: set))
    let laid = (shaped: shaped, line: LaidLine(first, text: set))
    if known.count >= TextShaper.capacity { known.removeAll(keepingCapacity: true) }
    known[key] = laid
    return laid
  }

  /// Draws one line that has been shaped, in Cairo's colour and with its baseline beginning at
  /// Cairo's point (0, 0): as glyphs, or as filled outlines, which Cairo does not move to whole
  /// pixels.
  func draw(_ text: String, style: TextStyle, on cairo: OpaquePointer, outlines: Bool) {
    let line = laid(text, Font(style)).line
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    let scale = style.size / TextShaper.size
    cairo_scale(cairo, scale, scale)
    line.draw(on: cairo, asPaths: outlines)
  }

  /// The outlines of one line that has been shaped, in thousandths of an em.
  func glyphs(of text: String, style: TextStyle, from outlines: GlyphOutlines) -> [PlacedGlyph] {
    _ = shape(text, style: style)
    return outlines.glyphs(of: laid(text, Font(style)).line, size: TextShaper.size)
  }

  /// Puts a line into the layout and gives back the text as it stands there.
  private func lay(_ text: String, _ font: Font) -> String {
    let set = TextShaper.singleLine(text)
    pango_layout_set_font_description(layout, description(of: font))
    pango_layout_set_text(layout, set, Int32(set.utf8.count))
    let attributes = attributes(
      for: font.family == .sans
        ? FamilySpans.spans(of: set, known: fonts.setsWithoutHanFamily)
        : FamilySpans.spansOfCode(in: set))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    return set
  }

  private func description(of font: Font) -> OpaquePointer? {
    if let description = descriptions[font] { return description }
    let description = FontBook.description(
      of: TextStyle(
        family: font.family, size: TextShaper.size, bold: font.bold, italic: font.italic))
    descriptions[font] = description
    return description
  }

  /// The stretches that another family sets, for Pango; to be freed by the caller.
  private func attributes(for spans: [FamilySpans.Span]) -> OpaquePointer? {
    guard !spans.isEmpty else { return nil }
    let list = pango_attr_list_new()
    for span in spans {
      guard let attribute = pango_attr_family_new(span.family) else { continue }
      attribute.pointee.start_index = UInt32(span.range.lowerBound)
      attribute.pointee.end_index = UInt32(span.range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    return list
  }

  /// Line ends and tabs as spaces, and what can be composed composed: the fonts have é and 한,
  /// not the marks and letters that make them up.
  private static func singleLine(_ text: String) -> String {
    var text = text
    if text.contains(where: { $0.isNewline || $0 == "\t" || $0 == "\0" }) {
      text = String(text.map { $0.isNewline || $0 == "\t" || $0 == "\0" ? " " : $0 })
    }
    let composes = text.unicodeScalars.contains {
      (0x0300...0x036F).contains($0.value) || (0x1100...0x11FF).contains($0.value)
    }
    return composes ? text.precomposedStringWithCanonicalMapping : text
  }

  private func missing(in text: String) -> [Character] {
    guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return [] }
    var offsets: [Int] = []
    var run = pango_layout_get_line_readonly(layout, 0).pointee.runs
    while let node = run {
      if let item = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee {
        let glyphs = item.glyphs.pointee
        for index in 0..<Int(glyphs.num_glyphs)
        where glyphs.glyphs[index].glyph & TextShaper.unknownGlyph != 0 {
          offsets.append(Int(item.item.pointee.offset) + Int(glyphs.log_clusters[index]))
        }
      }
      run = node.pointee.next
    }
    var characters: [Character] = []
    var position = 0
    var rest = offsets.sorted()[...]
    for character in text {
      position += character.utf8.count
      let found = rest.prefix { $0 < position }.count
      if found > 0 { characters.append(character) }
      rest = rest.dropFirst(found)
    }
    return characters
  }

  /// Pango's mark on a glyph that stands for a character without one; a macro in its header.
  private static let unknownGlyph: PangoGlyph = 0x1000_0000
}
