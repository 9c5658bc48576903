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

  /// What the names of font files end with.
  static let fontEnding = ".ttf"

  /// Every file that is there, by its path.
  func stamps() -> [String: Stamp] {
    var stamps = WatchedFiles.stamps(of: templates, ending: ".mustache")
    stamps.merge(WatchedFiles.stamps(of: fonts, ending: WatchedFiles.fontEnding)) { $1 }
    stamps[configuration.path] = WatchedFiles.stamp(configuration.path)
    return stamps
  }

  /// The files in and below `folder` whose names end so, by path: not what editors put beside a file
  /// while they write it.
  static func stamps(of folder: URL, ending: String) -> [String: Stamp] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    var stamps: [String: Stamp] = [:]
    for name in names where name.hasSuffix(ending) {
      let path = folder.appending(path: name).path
      stamps[path] = stamp(path)
    }
    return stamps
  }

  private static func stamp(_ path: String) -> Stamp? {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    return Stamp(
      node: UInt64(information.st_ino), size: Int64(information.st_size),
      seconds: information.st_mtim.tv_sec, nanoseconds: information.st_mtim.tv_nsec)
  }

  /// Paths of the files that appeared, went or changed.
  static func changes(from old: [String: Stamp], to new: [String: Stamp]) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
