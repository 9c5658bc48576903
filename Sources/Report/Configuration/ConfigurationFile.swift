import Foundation
import Tensors

/// A configuration as a run sees it: the settings and where they came from.
public struct ConfigurationFile: Hashable, Sendable {
  /// The settings.
  public let configuration: RunConfiguration
  /// The folder that paths in the configuration are relative to.
  public let folder: URL
  /// The folder the results go to.
  public let output: URL

  /// The file that is read where none is named.
  public static let standardName = "bertreport.yaml"

  /// The configuration of a run: `path`, or where that is nil `bertreport.yaml` of the working
  /// folder, or where there is none the defaults.
  public static func find(
    _ path: String?, languages: [Language]?, output: String?
  ) throws(ReportError) -> ConfigurationFile {
    if path == nil, !FileManager.default.fileExists(atPath: standardName) {
      return try ConfigurationFile(
        text: "", path: standardName, languages: languages, output: output)
    }
    return try ConfigurationFile(path: path ?? standardName, languages: languages, output: output)
  }

  /// Reads a configuration file.
  ///
  /// - `path` is shown in errors as it is given; relative to the working folder.
  /// - `languages` and `output` take the place of what the file says; `output` is relative to the
  ///   working folder and `Output` beside the file if nil.
  /// - Throws `ReportError` for a file that cannot be read or does not hold a configuration.
  public init(path: String, languages: [Language]? = nil, output: String? = nil) throws(ReportError)
  {
    let url = URL(filePath: path)
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      let reason =
        isFolder.boolValue
        ? "this is a folder; name the configuration in it, such as \(url.appending(path: Self.standardName).relativePath)"
        : exists ? "cannot be read (\(plainReason(error)))" : "there is no such file"
      throw .configurationUnreadable(file: path, reason: reason)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .configurationUnreadable(file: path, reason: "it is not text in UTF-8")
    }
    try self.init(text: text, path: path, languages: languages, output: output)
  }

  private init(
    text: String, path: String, languages: [Language]?, output: String?
  ) throws(ReportError) {
    let url = URL(filePath: path)
    configuration = try RunConfiguration(yaml: text, file: path, languages: languages)
    folder = url.absoluteURL.deletingLastPathComponent().standardizedFileURL
    self.output =
      output.map { URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL }
      ?? folder.appending(path: "Output", directoryHint: .isDirectory)
  }
}
