import CMarkGFM

extension MarkdownDocument {
  /// Version of the library that parses Markdown, `0.29.0.gfm.6`.
  public static var parserVersion: String { String(cString: cmark_version_string()) }
}
