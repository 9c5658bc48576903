import Foundation
import TestSupport
import Testing

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

  /// Runs the command to its end.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try start(arguments, input: input).end()
  }

  /// Starts the command. Both outputs go to files, so that neither can fill a pipe.
  func start(_ arguments: [String], input: String = "") throws -> RunningCommand {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-run-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
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
    return RunningCommand(process: process, place: place)
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

/// A command that has been started.
final class RunningCommand {
  private let process: Process
  private let place: URL
  private var seen = 0

  init(process: Process, place: URL) {
    self.process = process
    self.place = place
  }

  deinit { try? FileManager.default.removeItem(at: place) }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: place.appending(path: name), encoding: .utf8)
  }

  /// Waits until the command has said `text` on stderr, after what was waited for before.
  func wait(for text: String) throws {
    let deadline = Date().addingTimeInterval(60)
    while true {
      let errors = Array(try self.text("errors").utf8)
      let rest = String(decoding: errors[seen...], as: UTF8.self)
      if let range = rest.firstRange(of: text) {
        seen += rest[..<range.upperBound].utf8.count
        return
      }
      try #require(process.isRunning && Date() < deadline, "'\(text)' was not said: \(rest)")
      usleep(20_000)
    }
  }

  /// What Ctrl-C does.
  func interrupt() { process.interrupt() }

  /// Ends it if it still runs.
  func kill() { if process.isRunning { process.terminate() } }

  /// Waits for its end.
  func end() throws -> Command.Outcome {
    process.waitUntilExit()
    return Command.Outcome(
      status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
  }
}
