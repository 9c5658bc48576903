import Foundation
import TestSupport
import Testing

@testable import Report

/// The committed `Output` is what this source makes of its data.
struct CommittedReportTests {
  private let output = Fixture.root.appending(path: "Output")

  @Test func reportIsRenderedAgainByteForByteFromItsData() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try FileManager.default.copyItem(
      at: output.appending(path: "data"), to: folder.url.appending(path: "data"))
    let run = ReportRun(resources: SampleResults.resources, environment: [:], watch: { _ in })
    _ = try run.render(folder.url)

    let configuration = try ConfigurationFile(
      path: output.appending(path: "data/configuration.yaml").path
    ).configuration
    let reports = ReportPaths.all(configuration.languages).map { $0.file(.markdown) }
    for name in reports + [ModelCard.fileName] {
      let committed = try String(contentsOf: output.appending(path: name), encoding: .utf8)
      let rendered = try #require(folder.text(name))
      let lines = [committed, rendered].map {
        $0.split(separator: "\n", omittingEmptySubsequences: false)
      }
      for (number, (one, other)) in zip(lines[0], lines[1]).enumerated() {
        try #require(one == other, "\(name), line \(number + 1)")
      }
      #expect(rendered == committed)
    }

    // Nor do the tables change, those that are computed from the traces included.
    for name in try FileManager.default.contentsOfDirectory(
      atPath: output.appending(path: "data").path)
    {
      let pair = try [output, folder.url].map {
        try Data(contentsOf: $0.appending(path: "data/\(name)"))
      }
      #expect(pair[0] == pair[1], "\(name)")
    }
    let figures = try [output, folder.url].map {
      try FileManager.default.subpathsOfDirectory(atPath: $0.appending(path: "figures").path)
        .sorted()
    }
    #expect(figures[0] == figures[1])
  }
}
