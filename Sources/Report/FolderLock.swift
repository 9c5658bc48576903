import Foundation
import Tensors

/// One process at a time in a folder: held from its making until `release`, or until nothing refers
/// to it any more. The system frees it when a process ends, however it ends.
final class FolderLock {
  /// The file that stands in the folder while it is locked.
  static let name = ".lock"

  private let file: URL
  private var descriptor: Int32?

  /// Locks `folder`, which is made where it is missing; `onWait` is called first where another
  /// process, or another lock of this one, must be waited for.
  /// - Throws: `ReportError.notWritable`.
  init(_ folder: URL, onWait: () -> Void) throws(ReportError) {
    file = folder.appending(path: FolderLock.name)
    var hasWaited = false
    while true {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        throw .notWritable(path: folder.path, reason: plainReason(error))
      }
      let descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw FolderLock.failure(at: file) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        if !hasWaited { onWait() }
        hasWaited = true
        while flock(descriptor, LOCK_EX) != 0 {
          guard errno == EINTR else {
            defer { close(descriptor) }
            throw FolderLock.failure(at: file)
          }
        }
      }
      // Whoever had it may have removed the file, and a third may hold a new one.
      if FolderLock.isFile(descriptor, at: file) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit { release() }

  /// Lets the next one in; the file goes first, so that it stays nowhere but after a killed run.
  func release() {
    guard let descriptor else { return }
    unlink(file.path)
    close(descriptor)
    self.descriptor = nil
  }

  private static func isFile(_ descriptor: Int32, at file: URL) -> Bool {
    var (open, there) = (stat(), stat())
    return fstat(descriptor, &open) == 0 && stat(file.path, &there) == 0
      && (open.st_dev, open.st_ino) == (there.st_dev, there.st_ino)
  }

  private static func failure(at file: URL) -> ReportError {
    .notWritable(path: file.path, reason: String(cString: strerror(errno)))
  }
}

extension ComponentStore {
  /// Runs `body` while no other process fills this store; `onWait` is called first if one does.
  /// Throws `ReportError.notWritable` and what `body` throws.
  func locked<Result>(
    onWait: () -> Void, _ body: () throws(ReportError) -> Result
  ) throws(ReportError) -> Result {
    let lock = try FolderLock(home, onWait: onWait)
    defer { lock.release() }
    return try body()
  }
}
