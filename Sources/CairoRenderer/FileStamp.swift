import Foundation

/// What tells two states of a file apart, without reading it.
public struct FileStamp: Hashable, Sendable {
  private let node: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The state of the file at `path` now; nil where there is none.
  public init?(path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    node = UInt64(information.st_ino)
    size = Int64(information.st_size)
    seconds = information.st_mtim.tv_sec
    nanoseconds = information.st_mtim.tv_nsec
  }
}
