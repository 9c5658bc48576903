import Foundation
import Testing

@testable import Report

struct StagedOutputTests {
  private func withFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(folder)
  }

  private func staged(_ folder: URL) throws(ReportError) -> StagedOutput {
    try StagedOutput(folder) { Issue.record("\(folder.path) is locked") }
  }

  @Test func nothingIsInPlaceBeforeTheCommit() throws {
    try withFolder { folder in
      try folder.write("old", to: "Output/report.md")
      let output = try staged(folder.url.appending(path: "Output"))
      try output.write(Data("new".utf8), to: "report.md")
      try output.write(Data("1".utf8), to: "data/a.csv")
      #expect(folder.text("Output/report.md") == "old" && !folder.exists("Output/data"))
      try output.commit()
      #expect(folder.text("Output/report.md") == "new" && folder.text("Output/data/a.csv") == "1")
      #expect(!folder.exists("Output/.partial"))
    }
  }

  @Test func whatCannotBeWrittenIsToldWithItsReason() throws {
    try withFolder { folder in
      let output = try staged(folder.url)
      try output.write(Data("1".utf8), to: "a", lasting: true)
      for (name, reason) in [("a/b", "Not a directory"), ("c", "Is a directory")] {
        try FileManager.default.createDirectory(
          at: output.staging.appending(path: "c"), withIntermediateDirectories: true)
        let path = output.staging.appending(path: name).path
        #expect(throws: ReportError.notWritable(path: path, reason: reason)) {
          try output.write(Data("2".utf8), to: name)
        }
      }
      try output.commit()
      #expect(folder.text("a") == "1")
    }
  }

  @Test func folderIsReplacedAsAWholeAndOthersStay() throws {
    try withFolder { folder in
      try folder.write("old", to: "figures/gone.svg")
      try folder.write("mine", to: "notes.txt")
      try folder.write("old", to: "report.pdf")
      let output = try staged(folder.url)
      try output.write(Data(), to: "figures/new.svg")
      try output.commit(replacing: ["report.pdf", "never-there"])
      #expect(!folder.exists("figures/gone.svg") && folder.exists("figures/new.svg"))
      #expect(folder.text("notes.txt") == "mine" && !folder.exists("report.pdf"))
    }
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    try withFolder { folder in
      let output = try staged(folder.url.appending(path: "new/deep/Output"))
      try output.write(Data(), to: "report.md")
      output.discard()
      #expect(!folder.exists("new"))
    }
  }

  @Test func discardingKeepsWhatWasThere() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
      try folder.write("old", to: "Output/report.md")
      for name in ["empty", "Output"] {
        try staged(folder.url.appending(path: name)).discard()
      }
      #expect(folder.exists("empty") && folder.text("Output/report.md") == "old")
    }
  }

  @Test func leftoversOfAKilledRunAreNotCommitted() throws {
    try withFolder { folder in
      try folder.write("half", to: ".partial/report.md")
      let output = try staged(folder.url)
      try output.commit()
      #expect(!folder.exists("report.md") && !folder.exists(".partial"))
    }
  }

  /// What a run leaves that is killed after it has moved `moved` of its names, in their order.
  private func killed(after moved: [String], in folder: TemporaryFolder) throws {
    for name in ["data/a.csv", "manifest.json", "report.md", "report.pdf"] {
      try folder.write("old", to: name)
    }
    let output = try staged(folder.url)
    for name in ["data/a.csv", "manifest.json", "report.md"] {
      try output.write(Data("new".utf8), to: name)
    }
    try output.seal(replacing: ["report.md", "report.pdf"])
    for name in moved {
      let target = folder.url.appending(path: name)
      try FileManager.default.removeItem(at: target)
      try FileManager.default.moveItem(at: folder.url.appending(path: ".ready/\(name)"), to: target)
    }
  }

  @Test(arguments: [
    [], ["data"], ["data", "manifest.json"], ["data", "manifest.json", "report.md"],
  ])
  func runKilledWhileItMovesIsCompletedByTheNext(moved: [String]) throws {
    try withFolder { folder in
      try killed(after: moved, in: folder)
      // The next run fails; the report of the killed one is whole all the same.
      try staged(folder.url).discard()
      for name in ["data/a.csv", "manifest.json", "report.md"] {
        #expect(folder.text(name) == "new", "\(name)")
      }
      #expect(!folder.exists("report.pdf") && !folder.exists(".ready"))
      #expect(!folder.exists(".obsolete") && !folder.exists(".partial"))
    }
  }

  @Test func runKilledBetweenRemovingAndMovingIsCompletedByTheNext() throws {
    try withFolder { folder in
      try killed(after: [], in: folder)
      try FileManager.default.removeItem(at: folder.url.appending(path: "data"))
      try StagedOutput.complete(folder.url)
      #expect(folder.text("data/a.csv") == "new" && folder.text("report.md") == "new")
      #expect(!folder.exists(".ready"))
    }
  }

  @Test func renderCompletesAKilledRunBeforeItReads() throws {
    try withFolder { folder in
      try killed(after: ["data"], in: folder)
      let run = try ReportRun(resources: SampleResults.resources, environment: [:], watch: { _ in })
      // There is no report in this data, but it is that of the killed run.
      #expect(throws: ReportError.self) { try run.render(folder.url) }
      #expect(folder.text("manifest.json") == "new" && !folder.exists(".ready"))
    }
  }

  @Test func secondRunWaitsForTheFirstAndTakesNothingOfIt() throws {
    try withFolder { folder in
      let first = try staged(folder.url)
      try first.write(Data("first".utf8), to: "report.md")
      let (waiting, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      let url = folder.url
      Thread.detachNewThread {
        defer { ended.signal() }
        guard let second = try? StagedOutput(url, onWait: { waiting.signal() }) else { return }
        defer { second.discard() }
        try? second.write(Data("second".utf8), to: "manifest.json")
        try? second.commit()
      }
      try #require(waiting.wait(timeout: .now() + 60) == .success)
      try first.write(Data("first".utf8), to: "manifest.json")
      try first.commit()
      #expect(folder.text("report.md") == "first" && folder.text("manifest.json") == "first")
      first.discard()
      #expect(ended.wait(timeout: .now() + 60) == .success)
      #expect(folder.text("report.md") == "first" && folder.text("manifest.json") == "second")
    }
  }

  @Test func folderBelowAFileIsRefused() throws {
    try withFolder { folder in
      try folder.write("", to: "file")
      let path = folder.url.appending(path: "file/Output").path
      #expect(
        throws: ReportError.notWritable(
          path: path, reason: "\(folder.url.appending(path: "file").path) is not a folder")
      ) { try staged(URL(filePath: path)) }
    }
  }
}
