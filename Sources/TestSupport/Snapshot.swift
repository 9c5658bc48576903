import Foundation
import Testing

/// Expects `text` to equal the stored `Snapshots/<name>.txt` beside the calling test file.
///
/// On a difference the new text is left as `<name>.new.txt` and the message shows the first lines
/// that differ. `RECORD_SNAPSHOTS=<filter>` stores the text instead where `name` contains the
/// filter (`all` means every one); with `CI` set nothing is ever stored.
public func expectSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let store = SnapshotStore(
    folder: URL(filePath: filePath).deletingLastPathComponent().appending(path: "Snapshots"),
    environment: ProcessInfo.processInfo.environment)
  if let complaint = store.complaint(about: text, named: name) {
    Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
  }
}

/// A folder of stored texts, and the rule by which they are compared and recorded.
public struct SnapshotStore: Sendable {
  /// Where `<name>.txt` and `<name>.new.txt` are.
  public var folder: URL
  /// The environment that `RECORD_SNAPSHOTS` and `CI` are read from.
  public var environment: [String: String]

  /// A store in `folder`.
  public init(folder: URL, environment: [String: String]) {
    self.folder = folder
    self.environment = environment
  }

  /// Compares or records; what is wrong, or nil where all is well.
  public func complaint(about text: String, named name: String) -> String? {
    let stored = folder.appending(path: "\(name).txt")
    let changed = folder.appending(path: "\(name).new.txt")
    do {
      if records(name) {
        guard environment["CI"] == nil else {
          return "snapshot '\(name)': RECORD_SNAPSHOTS is refused where CI is set; record on a "
            + "working machine, look at the change and commit it"
        }
        try write(text, to: stored)
        try removeIfPresent(changed)
        return nil
      }
      guard FileManager.default.fileExists(atPath: stored.path) else {
        try write(text, to: changed)
        return "snapshot '\(name)' is not stored yet; look at \(name).new.txt and record it with "
          + "RECORD_SNAPSHOTS=\(name)"
      }
      let expected = try String(contentsOf: stored, encoding: .utf8)
      guard expected != text else {
        try removeIfPresent(changed)
        return nil
      }
      try write(text, to: changed)
      return "snapshot '\(name)' differs (− stored, + now); the new text is in \(name).new.txt; "
        + "if it is right, record it with RECORD_SNAPSHOTS=\(name)\n"
        + Self.difference(from: expected, to: text, limit: 12)
    } catch {
      return "snapshot '\(name)' in \(folder.path): \(error)"
    }
  }

  /// The first `limit` changed lines, each with its number.
  static func difference(from old: String, to new: String, limit: Int) -> String {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = after.difference(from: before).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "− \(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
      }
    }
    let lines = changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let rest = lines.count - limit
    return (lines.prefix(limit) + (rest > 0 ? ["… and \(rest) more"] : [])).joined(separator: "\n")
  }

  private func records(_ name: String) -> Bool {
    guard let filter = environment["RECORD_SNAPSHOTS"], !filter.isEmpty else { return false }
    return filter == "all" || name.contains(filter)
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func removeIfPresent(_ file: URL) throws {
    if FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.removeItem(at: file)
    }
  }
}
