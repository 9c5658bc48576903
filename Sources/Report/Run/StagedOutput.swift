import Foundation

/// The output folder while it is being made: everything is written beside it and moved into place
/// at the end, so that a run that fails leaves the last report as it was.
struct StagedOutput {
  /// The folder that the user named.
  let folder: URL
  /// Where files are written until `commit`.
  let staging: URL
  /// The folders that were made for it, the innermost first.
  private let created: [URL]

  /// Prepares `folder`, creating it where it is missing.
  /// - Throws: `ReportError.notWritable` before any work is done.
  init(_ folder: URL) throws(ReportError) {
    self.folder = folder
    staging = folder.appendingPathComponent(".partial")
    let files = FileManager.default
    var missing: [URL] = []
    var ancestor = folder.absoluteURL.standardizedFileURL
    while ancestor.path != "/", !files.fileExists(atPath: ancestor.path) {
      missing.append(ancestor)
      ancestor.deleteLastPathComponent()
    }
    created = missing
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: ancestor.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw .notWritable(path: folder.path, reason: "\(ancestor.path) is not a folder")
    }
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      if files.fileExists(atPath: staging.path) { try files.removeItem(at: staging) }
      try files.createDirectory(at: staging, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
  }

  /// Writes one file under `name`, a path relative to the output folder.
  func write(_ data: Data, to name: String) throws(ReportError) {
    let file = staging.appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    } catch {
      throw .notWritable(path: file.path, reason: plainReason(error))
    }
  }

  /// Moves everything that was written into place; what stood there under the same top-level name
  /// is replaced as a whole. Of `names`, those that were not written are removed.
  func commit(replacing names: Set<String> = []) throws(ReportError) {
    let files = FileManager.default
    do {
      let written = try files.contentsOfDirectory(atPath: staging.path).sorted()
      for name in written {
        let target = folder.appendingPathComponent(name)
        if files.fileExists(atPath: target.path) { try files.removeItem(at: target) }
        try files.moveItem(at: staging.appendingPathComponent(name), to: target)
      }
      for name in names.subtracting(written) {
        let target = folder.appendingPathComponent(name)
        if files.fileExists(atPath: target.path) { try files.removeItem(at: target) }
      }
      try files.removeItem(at: staging)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
  }

  /// Removes what was written and never committed, and the folders made for it that are empty.
  func discard() {
    try? FileManager.default.removeItem(at: staging)
    for folder in created { guard rmdir(folder.path) == 0 else { return } }
  }
}
