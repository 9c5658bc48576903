import Foundation

extension ComponentStore {
  /// Runs `body` while no other process fills this store; `onWait` is called first if one does.
  /// The system frees the lock when a process ends, however it ends.
  /// Throws `ReportError.notWritable` and what `body` throws.
  func locked<Result>(
    onWait: () -> Void, _ body: () throws(ReportError) -> Result
  ) throws(ReportError) -> Result {
    do {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: home.path, reason: plainReason(error))
    }
    let path = home.appending(path: ".lock").path
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .notWritable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      onWait()
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          throw .notWritable(path: path, reason: String(cString: strerror(errno)))
        }
      }
    }
    return try body()
  }
}
