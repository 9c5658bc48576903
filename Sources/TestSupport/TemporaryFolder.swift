import Foundation

/// A folder of its own for one test, removed with the value's last owner.
public final class TemporaryFolder {
  /// Where it is.
  public let url: URL

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("bertreport-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes `content` to the file `name`, whose folders are made, and gives its place.
  @discardableResult
  public func write(_ content: String, to name: String) throws -> URL {
    try write(Data(content.utf8), to: name)
  }

  /// Writes `content` to the file `name`, whose folders are made, and gives its place.
  @discardableResult
  public func write(_ content: Data, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    return file
  }
}
