import Foundation

/// The files that a report is made again for: configuration, templates and fonts.
///
/// They are looked at by their attributes, again and again. That costs a few dozen system calls
/// and needs nothing of the file system: an editor may write a file in place, or write another and
/// rename it.
struct WatchedFiles {
  /// What tells two states of a file apart.
  struct Stamp: Hashable {
    let node: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  /// The configuration file; it need not be there.
  let configuration: URL
  let templates: URL
  let fonts: URL

  /// Every file that is there, by its path.
  func stamps() -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    func add(_ path: String) {
      var information = stat()
      guard stat(path, &information) == 0 else { return }
      stamps[path] = Stamp(
        node: UInt64(information.st_ino), size: Int64(information.st_size),
        seconds: information.st_mtim.tv_sec, nanoseconds: information.st_mtim.tv_nsec)
    }
    add(configuration.path)
    // Not what editors put beside a file while they write it.
    for (folder, ending) in [(templates, ".mustache"), (fonts, ".ttf")] {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      for name in names where name.hasSuffix(ending) {
        add(folder.appending(path: name).path)
      }
    }
    return stamps
  }

  /// Paths of the files that appeared, went or changed.
  static func changes(from old: [String: Stamp], to new: [String: Stamp]) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
