import CPangoCairo

/// A line of text as glyphs, kept: Pango's own layout forgets a line when it gets the next.
final class LaidLine {
  /// The text that the glyphs stand for, as the layout had it.
  private let text: ContiguousArray<CChar>
  /// Stretches of one font, from left to right.
  let items: [UnsafeMutablePointer<PangoGlyphItem>]

  /// A copy of the glyphs of `line`, which shows `text`.
  init(_ line: UnsafeMutablePointer<PangoLayoutLine>?, text: String) {
    self.text = text.utf8CString
    var items: [UnsafeMutablePointer<PangoGlyphItem>] = []
    var run = line?.pointee.runs
    while let node = run {
      let item = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self)
      if let item, let copy = pango_glyph_item_copy(item) { items.append(copy) }
      run = node.pointee.next
    }
    self.items = items
  }

  deinit { for item in items { pango_glyph_item_free(item) } }

  /// Draws it from Cairo's point (0, 0): as text, or as filled paths.
  func draw(on cairo: OpaquePointer, asPaths: Bool) {
    let unit = 1 / Double(PANGO_SCALE)
    // Lines begin at a point that Cairo can name.
    var (left, base) = (0.0, 0.0)
    cairo_move_to(cairo, 0, 0)
    cairo_get_current_point(cairo, &left, &base)
    var x: Int32 = 0
    for item in items {
      cairo_save(cairo)
      defer { cairo_restore(cairo) }
      cairo_translate(
        cairo, left + Double(x + item.pointee.start_x_offset) * unit,
        base - Double(item.pointee.y_offset) * unit)
      // Pango draws at the present point, which Cairo would round, or without one at (0, 0).
      cairo_new_path(cairo)
      if asPaths {
        pango_cairo_glyph_string_path(
          cairo, item.pointee.item.pointee.analysis.font, item.pointee.glyphs)
        cairo_fill(cairo)
      } else {
        text.withUnsafeBufferPointer { pango_cairo_show_glyph_item(cairo, $0.baseAddress, item) }
      }
      x += pango_glyph_string_get_width(item.pointee.glyphs)
    }
    cairo_new_path(cairo)
  }
}
