import CPangoCairo
import Foundation
import Graphics

/// The fonts of one folder, and nothing else that the machine may have: a private fontconfig
/// configuration, a Pango font map made for it and a context that lays text out without hinting,
/// so that the same text has the same width on every machine and at every size.
final class FontBook {
  /// A font file and the family that it must hold.
  struct Face: Hashable {
    var file: String
    var family: String
  }

  /// The files that a folder of fonts must have.
  static let faces = [
    Face(file: "NanumGothic.ttf", family: family(.sans)),
    Face(file: "NanumGothicBold.ttf", family: family(.sans)),
    Face(file: "NanumGothicCoding.ttf", family: family(.mono)),
    Face(file: "NanumGothicCodingBold.ttf", family: family(.mono)),
    Face(file: "DejaVuSans.ttf", family: "DejaVu Sans"),
    Face(file: "DejaVuSans-Bold.ttf", family: "DejaVu Sans"),
    Face(file: "DejaVuSansMono.ttf", family: "DejaVu Sans Mono"),
    Face(file: "DejaVuSansMono-Bold.ttf", family: "DejaVu Sans Mono"),
    Face(file: "DroidSansFallbackFull.ttf", family: han),
    Face(file: "Symbola_hint.ttf", family: "Symbola"),
  ]

  /// The Pango context that every layout is made in.
  let context: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let configuration: OpaquePointer
  /// What Nanum Gothic has; belongs to the configuration.
  private let characters: OpaquePointer
  private let faces: FontFaces

  /// Opens the fonts in `folder`.
  init(folder: URL) throws(CairoRendererError) {
    // The files' state is taken before they are read.
    let paths = FontBook.faces.map { folder.appendingPathComponent($0.file).path }
    for (face, path) in zip(FontBook.faces, paths)
    where !FileManager.default.fileExists(atPath: path) {
      throw .fontMissing(file: face.file, folder: folder.path)
    }
    let faces = try FontFaces.taken(for: paths)
    var isOpen = false
    defer { if !isOpen { faces.giveBack() } }
    let configuration = try FontBook.configuration(paths, faces)
    guard let characters = FontBook.characters(of: configuration) else {
      FcConfigDestroy(configuration)
      throw .library(step: "fonts", message: "fontconfig does not say what the fonts have.")
    }
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      FcConfigDestroy(configuration)
      throw .library(step: "fonts", message: "Cairo was built without FreeType. Install it anew.")
    }
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    // 72 dots an inch: a size in points is a size in units of the picture.
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    guard let context = pango_font_map_create_context(map) else {
      g_object_unref(map)
      FcConfigDestroy(configuration)
      throw .library(step: "fonts", message: "Pango could not make a context.")
    }
    self.configuration = configuration
    self.characters = characters
    self.faces = faces
    self.map = map
    self.context = context
    isOpen = true
    prepareContext()
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    // The map would keep its hold on the configuration, 80 KB of it, for ever.
    pango_fc_font_map_set_config(OpaquePointer(map), nil)
    g_object_unref(map)
    FcConfigDestroy(configuration)
    faces.giveBack()
  }

  /// Whether the files of the fonts have not changed since they were opened.
  var isCurrent: Bool { faces.areCurrent }

  /// The name by which fontconfig knows a family.
  static func family(_ family: FontFamily) -> String {
    switch family {
    case .sans: "NanumGothic"
    case .mono: "NanumGothicCoding"
    }
  }

  /// The family of all Han characters, which sets Chinese and Japanese.
  static let han = "Droid Sans Fallback"

  /// The family of the en dash, DejaVu Sans by another name and in another form; see `FontRules`.
  static let dash = "En Dash"

  /// The families that are asked for a character, in this order. Fixed-width text takes Han
  /// characters that fill two cells, so Nanum Gothic, whose own are narrower, comes late.
  private static func families(_ family: FontFamily) -> [String] {
    switch family {
    case .sans: ["NanumGothic", "DejaVu Sans", han, "Symbola"]
    case .mono:
      ["NanumGothicCoding", "DejaVu Sans Mono", han, "NanumGothic", "DejaVu Sans", "Symbola"]
    }
  }

  /// Whether running text has a glyph for `character` before the Han family is asked.
  func setsWithoutHanFamily(_ character: Unicode.Scalar) -> Bool {
    FcCharSetHasChar(characters, character.value) != 0
  }

  /// The font for `style`, to be freed by the caller.
  static func description(of style: TextStyle) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, families(style.family).joined(separator: ","))
    pango_font_description_set_weight(
      description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(
      description, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    return description
  }

  /// No hinting and no rounding to pixels; the language is fixed, or the user's locale would
  /// have a say in the choice of fonts and in line breaks.
  private func prepareContext() {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("ko"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
  }

  private static func configuration(
    _ paths: [String], _ opened: FontFaces
  ) throws(CairoRendererError) -> OpaquePointer {
    guard let configuration = FcConfigCreate() else {
      throw .library(step: "fonts", message: "fontconfig could not make a configuration.")
    }
    do throws(CairoRendererError) {
      for (face, path) in zip(faces, paths) {
        try add(face, at: path, opened.faces[path], to: configuration)
      }
      guard
        Array(FontRules.text.utf8).withUnsafeBufferPointer({
          FcConfigParseAndLoadFromMemory(configuration, $0.baseAddress, 1)
        }) != 0, FcConfigBuildFonts(configuration) != 0,
        // Pango starts fontconfig with the machine's own configuration unless one is in place.
        FcConfigSetCurrent(configuration) != 0
      else {
        throw .library(step: "fonts", message: "fontconfig refused the rules for the fonts.")
      }
    } catch {
      FcConfigDestroy(configuration)
      throw error
    }
    return configuration
  }

  private static func add(
    _ face: Face, at path: String, _ opened: FT_Face?, to configuration: OpaquePointer
  ) throws(CairoRendererError) {
    let before = count(configuration)
    guard FcConfigAppFontAddFile(configuration, path) != 0, count(configuration) > before,
      let set = FcConfigGetFonts(configuration, FcSetApplication)
    else { throw .fontUnreadable(path: path) }
    var family: UnsafeMutablePointer<FcChar8>?
    let added = set.pointee.fonts[Int(set.pointee.nfont) - 1]
    guard FcPatternGetString(added, FC_FAMILY, 0, &family) == FcResultMatch, let family else {
      throw .fontUnreadable(path: path)
    }
    let found = String(cString: family)
    guard found == face.family else {
      throw .fontFamily(path: path, expected: face.family, found: found)
    }
    // What Cairo draws with, in place of a face that it would open itself.
    guard FcPatternAddFTFace(added, FC_FT_FACE, opened) != 0 else {
      throw .library(step: "fonts", message: "fontconfig does not take the face of \(face.file).")
    }
  }

  /// The characters of the first font.
  private static func characters(of configuration: OpaquePointer) -> OpaquePointer? {
    guard let set = FcConfigGetFonts(configuration, FcSetApplication), set.pointee.nfont > 0 else {
      return nil
    }
    var characters: OpaquePointer?
    let result = FcPatternGetCharSet(set.pointee.fonts[0], FC_CHARSET, 0, &characters)
    return result == FcResultMatch ? characters : nil
  }

  private static func count(_ configuration: OpaquePointer) -> Int {
    FcConfigGetFonts(configuration, FcSetApplication).map { Int($0.pointee.nfont) } ?? 0
  }
}
