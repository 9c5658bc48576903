import Foundation

/// The folders that come with the program: fonts and templates.
public struct Resources: Sendable {
  /// The faces that reports are set in.
  public let fonts: URL
  /// Templates, a folder for each language.
  public let templates: URL

  /// Finds the folders: in `BERTREPORT_SHARE` where that is set, else beside the executable or in
  /// one of the folders above it, or in `share/bertreport` there.
  /// - `userTemplates` is a folder of templates that is used instead where it exists.
  /// - Throws: `ReportError.resources`.
  public static func locate(
    executable: URL, environment: [String: String], userTemplates: URL? = nil
  ) throws(ReportError) -> Resources {
    var candidates: [URL] = []
    if let share = environment["BERTREPORT_SHARE"] {
      candidates = [URL(fileURLWithPath: share)]
    } else {
      var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
      while folder.path != "/" && !folder.path.isEmpty {
        candidates += [folder, folder.appendingPathComponent("share/bertreport")]
        folder = folder.deletingLastPathComponent()
      }
    }
    func isFolder(_ url: URL) -> Bool {
      var folder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.path, isDirectory: &folder)
        && folder.boolValue
    }
    for candidate in candidates {
      let fonts = candidate.appendingPathComponent("fonts")
      let templates = candidate.appendingPathComponent("Templates")
      guard isFolder(fonts), isFolder(templates) else { continue }
      if let userTemplates, isFolder(userTemplates) {
        return Resources(fonts: fonts, templates: userTemplates)
      }
      return Resources(fonts: fonts, templates: templates)
    }
    throw .resources(searched: candidates.first?.path ?? executable.path)
  }
}
