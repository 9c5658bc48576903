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
  ]

  /// The Pango context that every layout is made in.
  let context: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let configuration: OpaquePointer

  /// Opens the four fonts in `folder`.
  init(folder: URL) throws(CairoRendererError) {
    let configuration = try FontBook.configuration(folder: folder)
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
    self.map = map
    self.context = context
    prepareContext()
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(map)
    FcConfigDestroy(configuration)
  }

  /// The name by which fontconfig knows a family.
  static func family(_ family: FontFamily) -> String {
    switch family {
    case .sans: "NanumGothic"
    case .mono: "NanumGothicCoding"
    }
  }

  /// The font for `style`, to be freed by the caller.
  static func description(of style: TextStyle) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, family(style.family))
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

  private static func configuration(folder: URL) throws(CairoRendererError) -> OpaquePointer {
    guard let configuration = FcConfigCreate() else {
      throw .library(step: "fonts", message: "fontconfig could not make a configuration.")
    }
    do throws(CairoRendererError) {
      for face in faces { try add(face, from: folder, to: configuration) }
      guard
        Array(rules.utf8).withUnsafeBufferPointer({
          FcConfigParseAndLoadFromMemory(configuration, $0.baseAddress, 1)
        }) != 0, FcConfigBuildFonts(configuration) != 0,
        // Pango starts fontconfig with the machine's own configuration unless one is in place.
        FcConfigSetCurrent(configuration) != 0
      else {
        throw .library(step: "fonts", message: "fontconfig refused the rules for slanted text.")
      }
    } catch {
      FcConfigDestroy(configuration)
      throw error
    }
    return configuration
  }

  private static func add(
    _ face: Face, from folder: URL, to configuration: OpaquePointer
  ) throws(CairoRendererError) {
    let path = folder.appendingPathComponent(face.file).path
    guard FileManager.default.fileExists(atPath: path) else {
      throw .fontMissing(file: face.file, folder: folder.path)
    }
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
  }

  private static func count(_ configuration: OpaquePointer) -> Int {
    FcConfigGetFonts(configuration, FcSetApplication).map { Int($0.pointee.nfont) } ?? 0
  }

  /// Slants an upright face where an italic one is asked for, by a fifth of the height.
  private static let rules = """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>
      <match target="font">
        <test name="slant"><const>roman</const></test>
        <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>
        <edit name="matrix" mode="assign">
          <times>
            <name>matrix</name>
            <matrix>
              <double>1</double><double>0.2</double><double>0</double><double>1</double>
            </matrix>
          </times>
        </edit>
        <edit name="slant" mode="assign"><const>oblique</const></edit>
      </match>
      <match target="font">
        <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
        <edit name="hinting" mode="assign"><bool>false</bool></edit>
        <edit name="autohint" mode="assign"><bool>false</bool></edit>
      </match>
    </fontconfig>
    """ + "\0"
}
