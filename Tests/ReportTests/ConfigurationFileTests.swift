import Foundation
import Testing

@testable import Report

struct ConfigurationFileTests {
  private func withFile(
    _ bytes: Data, _ body: (_ path: String, _ folder: URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "bertreport.yaml")
    try bytes.write(to: file)
    try body(file.path, folder)
  }

  @Test func pathsStartAtTheFile() throws {
    try withFile(Data("language: en".utf8)) { path, folder in
      let file = try ConfigurationFile(path: path)
      #expect(file.configuration.languages == [.english])
      #expect(file.folder.path == folder.path)
      #expect(file.output.path == folder.appending(path: "Output").path)
    }
  }

  @Test func callerChoosesLanguageAndOutput() throws {
    try withFile(Data("language: en".utf8)) { path, folder in
      let file = try ConfigurationFile(path: path, languages: [.korean], output: "/some/where")
      #expect(file.configuration.languages == [.korean])
      #expect(file.output.path == "/some/where")
      #expect(file.folder.path == folder.path)
    }
  }

  @Test func fileThatIsNotThereIsNamed() {
    #expect(
      throws: ReportError.configurationUnreadable(
        file: "no/such.yaml", reason: "there is no such file")
    ) { try ConfigurationFile(path: "no/such.yaml") }
  }

  @Test func folderOrOtherBytesAreNoConfiguration() throws {
    try withFile(Data([0xFF, 0xFE, 0x00])) { path, folder in
      #expect(
        throws: ReportError.configurationUnreadable(
          file: path, reason: "it is not text in UTF-8")
      ) { try ConfigurationFile(path: path) }
      #expect(throws: ReportError.self) { try ConfigurationFile(path: folder.path) }
    }
  }

  @Test func errorsShowThePathAsItWasGiven() throws {
    try withFile(Data("\nepoch: 1".utf8)) { path, _ in
      do {
        _ = try ConfigurationFile(path: path)
        Issue.record("a key that is no setting was taken")
      } catch let error as ReportError {
        #expect(error.description.hasPrefix("\(path):2: epoch is not a setting"))
      }
    }
  }
}
