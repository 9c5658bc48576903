import Foundation
import TestSupport
import Testing

/// A folder that is gone when the test is over.
private func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

private func files(in folder: URL) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

@Test func aNewSnapshotIsLeftForReviewAndFails() throws {
  try withFolder { folder in
    let store = SnapshotStore(folder: folder, environment: [:])
    let complaint = try #require(store.complaint(about: "a\n", named: "bars"))
    #expect(complaint.contains("not stored yet"))
    #expect(complaint.contains("RECORD_SNAPSHOTS=bars"))
    #expect(try files(in: folder) == ["bars.new.txt"])
  }
}

@Test func aChangedSnapshotLeavesTheNewTextAndShowsTheLines() throws {
  try withFolder { folder in
    let recording = SnapshotStore(folder: folder, environment: ["RECORD_SNAPSHOTS": "bar"])
    #expect(recording.complaint(about: "one\ntwo\nthree\n", named: "bars") == nil)
    let store = SnapshotStore(folder: folder, environment: [:])
    let complaint = try #require(store.complaint(about: "one\n2\nthree\n", named: "bars"))
    #expect(complaint.hasSuffix("− 2: two\n+ 2: 2"))
    #expect(try files(in: folder) == ["bars.new.txt", "bars.txt"])

    #expect(store.complaint(about: "one\ntwo\nthree\n", named: "bars") == nil)
    #expect(try files(in: folder) == ["bars.txt"])
  }
}

@Test func onlyNamesWithTheFilterAreRecorded() throws {
  try withFolder { folder in
    let store = SnapshotStore(folder: folder, environment: ["RECORD_SNAPSHOTS": "heat"])
    #expect(store.complaint(about: "x", named: "heat-map") == nil)
    #expect(store.complaint(about: "x", named: "bars") != nil)
    let stored = try files(in: folder)
    #expect(stored == ["bars.new.txt", "heat-map.txt"])
  }
}

@Test func nothingIsRecordedInContinuousIntegration() throws {
  try withFolder { folder in
    let store = SnapshotStore(
      folder: folder, environment: ["RECORD_SNAPSHOTS": "all", "CI": "true"])
    let complaint = try #require(store.complaint(about: "x", named: "bars"))
    #expect(complaint.contains("refused where CI is set"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}

@Test func aLongDifferenceIsCutAndCounted() throws {
  try withFolder { folder in
    let recording = SnapshotStore(folder: folder, environment: ["RECORD_SNAPSHOTS": "all"])
    let old = (0..<20).map { "old \($0)" }.joined(separator: "\n")
    let new = (0..<20).map { "new \($0)" }.joined(separator: "\n")
    #expect(recording.complaint(about: old, named: "long") == nil)
    let store = SnapshotStore(folder: folder, environment: [:])
    #expect(store.complaint(about: new, named: "long")?.hasSuffix("… and 28 more") == true)
  }
}
