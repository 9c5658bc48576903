import Foundation
import Tensors

/// What a person starts from: a commented configuration and the templates.
public struct NewProject {
  private let resources: Resources

  /// A project with the templates of `resources`.
  public init(resources: Resources) {
    self.resources = resources
  }

  /// Writes `bertreport.yaml` and `Templates/` to `folder` and returns the paths written.
  /// - Throws: `ReportError.exists` where one of them is there already, before anything is written;
  ///   `ReportError.notWritable`, and then neither of them is there.
  public func write(to folder: URL) throws(ReportError) -> [String] {
    let configuration = folder.appending(path: "bertreport.yaml")
    let templates = folder.appending(path: "Templates")
    for target in [configuration, templates]
    where FileManager.default.fileExists(atPath: target.path) {
      throw .exists(path: target.path)
    }
    let files = FileManager.default
    // Beside their places, so that what fails midway leaves nothing that the next try would refuse.
    let staging = folder.appending(path: ".init-\(UUID().uuidString)")
    defer { try? files.removeItem(at: staging) }
    do {
      try files.createDirectory(at: staging, withIntermediateDirectories: true)
      let copies = [configuration, templates].map { staging.appending(path: $0.lastPathComponent) }
      try Data(RunConfiguration.sample.utf8).write(to: copies[0])
      try files.copyItem(at: resources.templates, to: copies[1])
      try files.moveItem(at: copies[1], to: templates)
      do {
        try files.moveItem(at: copies[0], to: configuration)
      } catch {
        try? files.removeItem(at: templates)
        throw error
      }
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
    return [configuration.path, templates.path]
  }
}
