import Foundation
import Testing

@testable import Report

struct StagedOutputTests {
  private func withFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(folder)
  }

  @Test func nothingIsInPlaceBeforeTheCommit() throws {
    try withFolder { folder in
      try folder.write("old", to: "Output/report.md")
      let output = try StagedOutput(folder.url.appending(path: "Output"))
      try output.write(Data("new".utf8), to: "report.md")
      try output.write(Data("1".utf8), to: "data/a.csv")
      #expect(folder.text("Output/report.md") == "old" && !folder.exists("Output/data"))
      try output.commit()
      #expect(folder.text("Output/report.md") == "new" && folder.text("Output/data/a.csv") == "1")
      #expect(!folder.exists("Output/.partial"))
    }
  }

  @Test func folderIsReplacedAsAWholeAndOthersStay() throws {
    try withFolder { folder in
      try folder.write("old", to: "figures/gone.svg")
      try folder.write("mine", to: "notes.txt")
      try folder.write("old", to: "report.pdf")
      let output = try StagedOutput(folder.url)
      try output.write(Data(), to: "figures/new.svg")
      try output.commit(replacing: ["report.pdf", "never-there"])
      #expect(!folder.exists("figures/gone.svg") && folder.exists("figures/new.svg"))
      #expect(folder.text("notes.txt") == "mine" && !folder.exists("report.pdf"))
    }
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    try withFolder { folder in
      let output = try StagedOutput(folder.url.appending(path: "new/deep/Output"))
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
        try StagedOutput(folder.url.appending(path: name)).discard()
      }
      #expect(folder.exists("empty") && folder.text("Output/report.md") == "old")
    }
  }

  @Test func leftoversOfAKilledRunAreNotCommitted() throws {
    try withFolder { folder in
      try folder.write("half", to: ".partial/report.md")
      let output = try StagedOutput(folder.url)
      try output.commit()
      #expect(!folder.exists("report.md") && !folder.exists(".partial"))
    }
  }

  @Test func folderBelowAFileIsRefused() throws {
    try withFolder { folder in
      try folder.write("", to: "file")
      let path = folder.url.appending(path: "file/Output").path
      #expect(
        throws: ReportError.notWritable(
          path: path, reason: "\(folder.url.appending(path: "file").path) is not a folder")
      ) { try StagedOutput(URL(filePath: path)) }
    }
  }
}
