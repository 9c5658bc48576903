import Foundation

/// A program outside this one, run with its arguments as they are: no shell reads them.
struct ExternalProgram: Sendable {
  /// How a run ended.
  struct Outcome: Sendable {
    /// Exit code; 128 and the signal's number for a program that was killed.
    let status: Int32
    /// What it wrote to standard output and standard error, in the order written.
    let output: String

    /// The last lines that are not blank, on one line: enough for an error's text.
    var detail: String {
      let lines = output.split(whereSeparator: \.isNewline)
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      return lines.isEmpty ? "it gave no reason" : lines.suffix(3).joined(separator: " / ")
    }
  }

  private let executable: URL
  private let environment: [String: String]

  /// Finds a program by its path, or by its name in the environment's PATH; nil if there is none.
  init?(_ name: String, environment: [String: String]) {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    executable = URL(filePath: path)
    self.environment = environment
  }

  /// Runs the program to its end. Both outputs share one pipe, so neither can block the other.
  func run(_ arguments: [String]) throws(ReportError) -> Outcome {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let status = process.terminationStatus
      return Outcome(
        status: process.terminationReason == .exit ? status : 128 + status,
        output: String(decoding: data, as: UTF8.self))
    } catch {
      throw .programFailed(
        command: executable.path, status: -1, detail: "it cannot be started: \(error)")
    }
  }
}
