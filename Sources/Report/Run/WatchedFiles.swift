import CairoRenderer
import Foundation

/// The files that a report is made again for: configuration, templates and fonts.
///
/// They are looked at by their attributes, again and again. That costs a few dozen system calls
/// and needs nothing of the file system: an editor may write a file in place, or write another and
/// rename it.
struct WatchedFiles {
  /// The configuration file; it need not be there.
  let configuration: URL
  let templates: URL
  let fonts: URL

  /// Every file that is there, by its path.
  func stamps() -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    stamps[configuration.path] = FileStamp(path: configuration.path)
    // Not what editors put beside a file while they write it.
    for (folder, ending) in [(templates, ".mustache"), (fonts, ".ttf")] {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      for name in names where name.hasSuffix(ending) {
        let path = folder.appending(path: name).path
        stamps[path] = FileStamp(path: path)
      }
    }
    return stamps
  }

  /// Paths of the files that appeared, went or changed.
  static func changes(from old: [String: FileStamp], to new: [String: FileStamp]) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
