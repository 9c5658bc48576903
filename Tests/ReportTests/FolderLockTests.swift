import Foundation
import Testing

@testable import Report

struct FolderLockTests {
  @Test func secondWaitsUntilTheFirstIsReleased() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let first = try FolderLock(folder.url) { Issue.record("nothing to wait for") }
    let (waiting, held) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let url = folder.url
    Thread.detachNewThread {
      guard let second = try? FolderLock(url, onWait: { waiting.signal() }) else { return }
      held.signal()
      second.release()
    }
    try #require(waiting.wait(timeout: .now() + 60) == .success)
    #expect(held.wait(timeout: .now() + 0.1) == .timedOut)
    first.release()
    #expect(held.wait(timeout: .now() + 60) == .success)
  }

  @Test func nothingStaysInTheFolder() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    do {
      let lock = try FolderLock(folder.url.appending(path: "new")) {}
      #expect(folder.exists("new/.lock"))
      withExtendedLifetime(lock) {}
    }
    #expect(folder.exists("new") && !folder.exists("new/.lock"))
    // Left by a killed run.
    try folder.write("", to: ".lock")
    try FolderLock(folder.url) { Issue.record("nobody holds it") }.release()
    #expect(!folder.exists(".lock"))
  }

  @Test func folderThatCannotBeMadeIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "file")
    let error = try #require(throws: ReportError.self) {
      try FolderLock(folder.url.appending(path: "file/x")) {}
    }
    #expect(error.description.hasPrefix("cannot write \(folder.url.path)/file/x"))
  }
}
