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
    for place in ReportPaths.all(configuration.languages) {
      for format in configuration.report.formats where format != .markdown {
        let data = try Data(contentsOf: folder.url.appending(path: place.file(format)))
        let pdf = try InspectedPDF(data)
        try checkReading(pdf, language: place.language)
        // Slides lead to addresses and from their outline; they refer to nothing among themselves.
        #expect(pdf.linkTargets.count > 20 || format == .slides)
      }
    }
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

    for name in reports {
      let text = try #require(folder.text(name)).replacing("\\[", with: "[")
        .replacing("\\]", with: "]")
      let references = text.matches(of: /(?m)^(\d+)\. .*<https/).map { String($0.1) }
      #expect(references.count > 5)
      for number in references { #expect(text.contains("[\(number)]"), "\(name): \(number)") }
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

  /// A document leads where it says, and can be read by those who do not see it.
  private func checkReading(_ pdf: InspectedPDF, language: Language) throws {
    #expect(try pdf.faults() == "")
    let names = Set(pdf.destinations)
    #expect(names.isSuperset(of: pdf.linkTargets))
    #expect(pdf.outline.count > 10)
    #expect(names.isSuperset(of: pdf.outline.map(\.target)))
    let figures = pdf.structure.filter { $0.role == "Figure" }
    #expect(figures.count > 20)
    for element in pdf.structure where ["Figure", "Formula"].contains(element.role) {
      #expect(!element.alternative.isEmpty)
    }
    #expect(pdf.structure.count { $0.role == "H1" } == 1)
    #expect(pdf.catalogue["/Lang"] as? String == "u:" + language.rawValue)
  }
}
