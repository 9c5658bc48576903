import Foundation
import Tensors

/// Reviews as text files, those of a class in a folder of their own.
struct ReviewFolder {
  let url: URL

  /// Reads every `.txt` file of `neg/`, then of `pos/`, each in the order of their names by code
  /// points; other files and folders are not reviews.
  func read() throws(TrainingError) -> [LabeledText] {
    var result: [LabeledText] = []
    for subfolder in ["neg", "pos"] {
      let folder = url.appendingPathComponent(subfolder, isDirectory: true)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        throw .subfolderMissing(path: url.relativePath, subfolder: subfolder)
      }
      for name in try names(in: folder) {
        let record = ReviewRecord(
          row: result.count, place: .file("\(subfolder)/\(name)"),
          text: try readText(of: folder.appendingPathComponent(name)), label: subfolder)
        result.append(try record.review(in: url))
      }
    }
    return result
  }

  private func names(in folder: URL) throws(TrainingError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { name in
          var isFolder: ObjCBool = false
          let path = folder.appendingPathComponent(name).path
          return name.hasSuffix(".txt")
            && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue
        }
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    } catch {
      throw .dataUnreadable(path: folder.relativePath, reason: plainReason(error))
    }
  }
}
