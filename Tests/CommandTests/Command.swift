import Foundation
import TestSupport

/// The built command, run as a person runs it.
struct Command {
  /// How a run ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The folder that the command runs in.
  let folder: URL
  /// What its environment has besides that of the tests.
  var environment: [String: String] = [:]

  /// Runs the command to its end. Both outputs go to files, so that neither can fill a pipe.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-run-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = place.appending(path: name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let (output, errors) = (try file("output"), try file("errors"))
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The command that was built with these tests: it stands beside them.
  private static func executable() throws -> URL {
    let folders = [
      URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent(),
      Fixture.root.appending(path: ".build/debug"),
    ]
    let candidates = folders.map { $0.appending(path: "bertreport") }
    guard let found = candidates.first(where: { isProgram($0) }) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: candidates[0].path])
    }
    return found
  }

  private static func isProgram(_ url: URL) -> Bool {
    FileManager.default.isExecutableFile(atPath: url.path)
  }
}
