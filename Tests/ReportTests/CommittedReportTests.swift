import Documents
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
    let run = try ReportRun(resources: SampleResults.resources, environment: [:], watch: { _ in })
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
    try expectSame(folder.url)
    let reports = ReportPaths.all(configuration.languages).map { $0.file(.markdown) }
    for name in reports {
      let text = try #require(folder.text(name)).replacing("\\[", with: "[")
        .replacing("\\]", with: "]")
      let references = text.matches(of: /(?m)^(\d+)\. .*<https/).map { String($0.1) }
      #expect(references.count > 5)
      for number in references { #expect(text.contains("[\(number)]"), "\(name): \(number)") }
    }
  }

  /// So that a change of one sentence is a change of one line. Quoted sentences are the user's.
  @Test func eachSentenceOfTheMarkdownHasALine() throws {
    for name in ["report.ko.md", "report.en.md"] {
      let text = try String(contentsOf: output.appending(path: name), encoding: .utf8)
      let code = try MarkdownCode(in: text).lines
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where !code.contains(index + 1)
        && line.prefixMatch(of: #/\||>|\#|!\[|\s*- \[|\d+\. /#) == nil
      {
        #expect(sentences(String(line)).count == 1, "\(name), line \(index + 1)")
      }
    }
  }

  /// What of `Output` is not committed.
  private static let uncommitted: Set = [
    "run.json", "model", ".cache", ".partial", ".ready", ".lock",
  ]

  private func names(_ folder: URL) throws -> Set<String> {
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Set(
      all.filter { name in
        var isFolder: ObjCBool = false
        let path = folder.appending(path: name).path
        return !Self.uncommitted.contains(String(name.prefix { $0 != "/" }))
          && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      })
  }

  /// Every committed file is the one that was rendered into `folder`, byte for byte.
  ///
  /// Cairo, Pango and the libraries beneath them decide how a PDF is packed and its fonts are cut, so
  /// where they have other versions than the manifest's, PDFs are compared by their words and pages.
  private func expectSame(_ folder: URL) throws {
    let again = "render Output again and look at it: `bertreport render Output`"
    #expect(try names(output) == names(folder), "\(again)")
    let versions = try [output, folder].map {
      try Manifest.read($0.appending(path: "manifest.json")).versions
    }
    for name in try names(output).intersection(names(folder)).sorted() {
      let (committed, rendered) = (
        try Data(contentsOf: output.appending(path: name)),
        try Data(contentsOf: folder.appending(path: name))
      )
      guard committed != rendered else { continue }
      let place: String
      switch URL(filePath: name).pathExtension {
      case "pdf" where versions[0] != versions[1]:
        guard try words(committed) != words(rendered) else { continue }
        place = ""
      case "json" where name == "manifest.json" && versions[0] != versions[1]: continue
      case "pdf", "safetensors": place = ""
      default: place = firstDifference(committed, rendered)
      }
      Issue.record("Output/\(name)\(place) is not what the source makes of Output/data; \(again)")
    }
  }

  /// The words of a PDF, page by page.
  private func words(_ pdf: Data) throws -> [Substring] {
    try InspectedPDF.run(["pdftotext", "-layout", "FILE", "-"], on: pdf).output
      .split(separator: "\u{C}", omittingEmptySubsequences: false)
  }

  private func firstDifference(_ one: Data, _ other: Data) -> String {
    let lines = [one, other].map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let found = lines.map { same < $0.count ? $0[same].prefix(120) : "the end" }
    return ", line \(same + 1): '\(found[0])', now '\(found[1])',"
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
