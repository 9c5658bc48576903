import Foundation
import Tensors

/// The text of a file, without its byte order mark.
/// - Throws: where the file cannot be read or is not UTF-8.
func readText(of url: URL) throws(TrainingError) -> String {
  let data: Data
  do {
    data = try Data(contentsOf: url)
  } catch {
    let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    throw .dataUnreadable(
      path: url.relativePath, reason: isFolder ? "it is a folder" : plainReason(error))
  }
  let hasMark = data.starts(with: [0xEF, 0xBB, 0xBF])
  guard let text = String(validating: hasMark ? data.dropFirst(3) : data, as: UTF8.self) else {
    // Only the lines before the first bad byte decode to themselves.
    let repaired = String(decoding: data, as: UTF8.self)
    let good = zip(data, repaired.utf8).prefix { $0 == $1 }
    throw .notUTF8(path: url.relativePath, line: good.count { $0.0 == UInt8(ascii: "\n") } + 1)
  }
  return text
}
