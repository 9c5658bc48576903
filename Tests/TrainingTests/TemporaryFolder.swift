import Foundation

/// A folder of its own for one test, removed with the value's last owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("bertreport-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes `content` to the file `name`, whose folders are made, and gives its place.
  @discardableResult
  func write(_ content: String, to name: String) throws -> URL {
    try write(Data(content.utf8), to: name)
  }

  @discardableResult
  func write(_ content: Data, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file)
    return file
  }
}
