import CPangoCairo

extension Renderer {
  /// Version of the library that draws, `1.16.0`.
  public static var cairoVersion: String { String(cString: cairo_version_string()) }

  /// Version of the library that shapes text, `1.50.12`.
  public static var pangoVersion: String { String(cString: pango_version_string()) }
}
