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
    _ = try run.render(folder.url, language: nil)

    let pdf = try InspectedPDF(Data(contentsOf: folder.url.appending(path: "report.pdf")))
    #expect(try pdf.faults() == "")
    let names = Set(pdf.destinations)
    #expect(pdf.linkTargets.count > 20)
    #expect(names.isSuperset(of: pdf.linkTargets))
    #expect(pdf.outline.count > 10)
    #expect(names.isSuperset(of: pdf.outline.map(\.target)))
    let figures = pdf.structure.filter { $0.role == "Figure" }
    #expect(figures.count > 20)
    for figure in figures { #expect(!figure.alternative.isEmpty) }
    #expect(pdf.catalogue["/Lang"] as? String == "u:ko")

    let committed = try String(
      contentsOf: output.appending(path: "report.md"), encoding: .utf8)
    let rendered = try #require(folder.text("report.md"))
    let lines = [committed, rendered].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    for (number, (one, other)) in zip(lines[0], lines[1]).enumerated() {
      try #require(one == other, "report.md, line \(number + 1)")
    }
    #expect(rendered == committed)

    // Nor do the tables change, those that are computed from the traces included.
    for name in try FileManager.default.contentsOfDirectory(
      atPath: output.appending(path: "data").path)
    {
      let pair = try [output, folder.url].map {
        try Data(contentsOf: $0.appending(path: "data/\(name)"))
      }
      #expect(pair[0] == pair[1], "\(name)")
    }
    let files = try [output, folder.url].map {
      try FileManager.default.contentsOfDirectory(atPath: $0.appending(path: "figures").path)
        .sorted()
    }
    #expect(files[0] == files[1])
  }
}
