import Foundation
import Tensors

/// The output folder while it is being made: everything is written beside it and moved into place
/// at the end, so that a run that fails leaves the last report as it was.
///
/// The new report is valid from one rename on, that of `.partial` to `.ready`. A run that is killed
/// while it moves the parts of `.ready` into place leaves some of them there, and whoever opens the
/// folder next moves the rest: a folder without `.ready` never mixes two reports. One process at a
/// time has the folder, from here until `discard`; another waits.
struct StagedOutput {
  /// The folder that the user named.
  let folder: URL
  /// Where files are written until `commit`.
  let staging: URL
  /// The folders that were made for it, the innermost first.
  private let created: [URL]
  private let lock: FolderLock

  /// Prepares `folder`, creating it where it is missing; `onWait` is called first where another run
  /// is writing to it and must be waited for.
  /// - Throws: `ReportError.notWritable` before any work is done.
  init(_ folder: URL, onWait: () -> Void) throws(ReportError) {
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
    lock = try FolderLock(folder, onWait: onWait)
    try StagedOutput.complete(folder)
    do {
      if files.fileExists(atPath: staging.path) { try files.removeItem(at: staging) }
      try files.createDirectory(at: staging, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
  }

  /// Writes one file under `name`, a path relative to the output folder.
  /// - `lasting` waits until the disk has it. Of most files there are many, and they can be made
  ///   again.
  func write(_ data: Data, to name: String, lasting: Bool = false) throws(ReportError) {
    let file = staging.appending(path: name)
    let path = file.path
    var opened = fopen(path, "w")
    if opened == nil, errno == ENOENT {
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      } catch {
        throw .notWritable(path: path, reason: plainReason(error))
      }
      opened = fopen(path, "w")
    }
    guard let stream = opened else {
      throw .notWritable(path: path, reason: String(cString: strerror(errno)))
    }
    let count = data.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    let isWritten =
      count == data.count && fflush(stream) == 0 && (!lasting || fsync(fileno(stream)) == 0)
    let failure = errno
    let isClosed = fclose(stream) == 0
    guard isWritten, isClosed else {
      throw .notWritable(path: path, reason: String(cString: strerror(isWritten ? errno : failure)))
    }
  }

  /// Moves everything that was written into place; what stood there under the same top-level name
  /// is replaced as a whole. Of `names`, those that were not written are removed.
  func commit(replacing names: Set<String> = []) throws(ReportError) {
    try seal(replacing: names)
    try StagedOutput.complete(folder)
  }

  /// Makes what was written the report that `complete` moves into place.
  func seal(replacing names: Set<String>) throws(ReportError) {
    do {
      let written = try FileManager.default.contentsOfDirectory(atPath: staging.path)
      let obsolete = names.subtracting(written).sorted()
      try write(
        Data(obsolete.map { "\($0)\n" }.joined().utf8), to: StagedOutput.obsoleteList)
      try FileManager.default.moveItem(at: staging, to: StagedOutput.ready(in: folder))
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
  }

  /// Moves into place what a sealed report in `folder` still holds; does nothing where there is
  /// none. May be interrupted and done again at any point. Done under the lock of the folder.
  static func complete(_ folder: URL) throws(ReportError) {
    let files = FileManager.default
    let ready = ready(in: folder)
    guard files.fileExists(atPath: ready.path) else { return }
    let list = ready.appendingPathComponent(obsoleteList)
    do {
      for name in try files.contentsOfDirectory(atPath: ready.path).sorted()
      where name != obsoleteList {
        try remove(folder.appendingPathComponent(name))
        try files.moveItem(
          at: ready.appendingPathComponent(name), to: folder.appendingPathComponent(name))
      }
      // Without a list the removal below was interrupted.
      if files.fileExists(atPath: list.path) {
        for name in try String(contentsOf: list, encoding: .utf8).split(separator: "\n") {
          try remove(folder.appendingPathComponent(String(name)))
        }
      }
      try files.removeItem(at: ready)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
  }

  private static func remove(_ file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    try FileManager.default.removeItem(at: file)
  }

  private static func ready(in folder: URL) -> URL { folder.appendingPathComponent(".ready") }
  private static let obsoleteList = ".obsolete"

  /// Whether `folder` holds a report, in place or waiting to be moved there.
  static func exists(in folder: URL) -> Bool {
    [folder.appendingPathComponent("data"), ready(in: folder)].contains {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }

  /// Removes what was written and never committed, and the folders made for it that are empty, and
  /// lets the next run in.
  func discard() {
    try? FileManager.default.removeItem(at: staging)
    lock.release()
    for folder in created { guard rmdir(folder.path) == 0 else { return } }
  }
}
