import Foundation

/// What a person starts from: a commented configuration and the templates.
public struct NewProject {
  private let resources: Resources

  /// A project with the templates of `resources`.
  public init(resources: Resources) {
    self.resources = resources
  }

  /// Writes `bertreport.yaml` and `Templates/` to `folder` and returns the paths written.
  /// - Throws: `ReportError.exists` where one of them is there already, before anything is written;
  ///   `ReportError.notWritable`.
  public func write(to folder: URL) throws(ReportError) -> [String] {
    let configuration = folder.appending(path: "bertreport.yaml")
    let templates = folder.appending(path: "Templates")
    for target in [configuration, templates]
    where FileManager.default.fileExists(atPath: target.path) {
      throw .exists(path: target.path)
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: resources.templates, to: templates)
      try Data(RunConfiguration.sample.utf8).write(to: configuration)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
    return [configuration.path, templates.path]
  }
}
