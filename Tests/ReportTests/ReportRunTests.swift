import Foundation
import TestSupport
import Testing

@testable import Report

struct ReportRunTests {
  private static let plain = ["report": "# {{title}}\n", "slides": "# {{title}}\n"]

  /// A second command that starts while the first one writes, in another language.
  @Test func runsAtOnceLeaveOneReportAndItsManifest() throws {
    let sample = try SampleOutput(templates: Self.plain)
    defer { sample.folder.remove() }
    let (arrived, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    @Sendable func render(_ language: Language, watch: @escaping RunWatcher) throws {
      _ = try ReportRun(resources: sample.resources, environment: [:], watch: watch)
        .render(sample.output, languages: [language])
    }
    let second = Thread {
      try? render(.english) { event in
        if case .note(let text) = event, text.contains("another bertreport") { arrived.signal() }
      }
      ended.signal()
      arrived.signal()
    }
    try render(.korean) { event in
      guard case .stage(let name) = event, name.hasPrefix("Drawing") else { return }
      second.start()
      arrived.wait()
      // It says that it waits, and has not done its work in the folder that this one is at work in.
      #expect(ended.wait(timeout: .now()) == .timedOut)
    }
    #expect(ended.wait(timeout: .now() + 60) == .success)
    let manifest = try Manifest.read(sample.output.appending(path: "manifest.json"))
    #expect(manifest.artifacts.count > 30)
    for (name, digest) in manifest.artifacts {
      #expect(try sha256(ofFile: sample.output.appending(path: name)) == digest, "\(name)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: sample.output.path)
    #expect(Set(names) == ["data", "figures", "manifest.json", "report.md"])
  }

  /// What is wrong in one language, or in one form, does not hide what is to be said of the others;
  /// of two errors the first language's is told.
  @Test func warningsAreToldBeforeAnError() throws {
    let sample = try SampleOutput(
      templates: ["report": "# న\n", "slides": "# S\n\n## A\n\n![f](figures/none.svg)\n"]
    ) {
      $0.configuration.languages = [.korean, .english]
      $0.configuration.report.formats = [.pdf, .slides]
    }
    defer { sample.folder.remove() }
    var warnings: [String] = []
    let run = try ReportRun(resources: sample.resources, environment: [:]) { event in
      if case .warning(let text) = event { warnings.append(text) }
    }
    let error = try #require(throws: (any Error).self) { try run.render(sample.output) }
    #expect("\(error)".contains("ko/slides.mustache:5"), "\(error)")
    #expect(warnings.contains { $0.contains("U+0C28") }, "\(warnings)")
    #expect(sample.text("manifest.json") == nil)
  }

  @Test func folderWithoutDataIsWrongUsageAndIsNotMade() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let run = try ReportRun(resources: SampleResults.resources, environment: [:]) { _ in }
    let error = try #require(throws: ReportError.self) {
      try run.render(folder.url.appending(path: "typo"))
    }
    #expect(error.exitCode == 64 && error.description.contains("there is no"))
    #expect(!folder.exists("typo"))
  }

  @Test func modelCardOfTheCheckpointIsThatOfTheReport() throws {
    var templates = Self.plain
    templates["MODEL_CARD"] = "# {{card.name}}\n"
    templates["report"] = "# T\n{{#has_model_card}}\n[card](MODEL_CARD.md)\n{{/has_model_card}}\n"
    let sample = try SampleOutput(templates: templates)
    defer { sample.folder.remove() }
    try sample.folder.write("old", to: "Output/model/README.md")
    try sample.folder.write("{}", to: "Output/model/config.json")
    try sample.render()
    let card = try #require(sample.text("MODEL_CARD.md"))
    #expect(card.hasSuffix("# tiny-imdb\n") && sample.text("model/README.md") == card)
    #expect(sample.text("report.md") == "# T\n[card](MODEL_CARD.md)\n")

    try FileManager.default.removeItem(
      at: sample.folder.url.appending(path: "Templates/en/MODEL_CARD.mustache"))
    try sample.render()
    #expect(sample.text("MODEL_CARD.md") == nil && sample.text("model/README.md") == nil)
    #expect(sample.text("model/config.json") == "{}" && sample.text("report.md") == "# T\n")
  }

  @Test func withoutACheckpointNoFolderIsMadeForTheCard() throws {
    let sample = try SampleOutput(templates: Self.plain.merging(["MODEL_CARD": "x"]) { $1 })
    defer { sample.folder.remove() }
    try sample.render()
    #expect(sample.text("MODEL_CARD.md") != nil && !sample.folder.exists("Output/model"))
  }

  @Test func foldersOfThisMachineStandInNoReport() throws {
    let sample = try SampleOutput {
      $0.configuration.dataset.name = "/home/someone/secret/reviews.csv"
      $0.configuration.model = "secret/tiny"
      $0.configuration.report.formats = [.markdown, .pdf]
      $0.dataset.name = $0.configuration.dataset.name
      $0.model.name = $0.configuration.model
    }
    defer { sample.folder.remove() }
    try sample.render()
    for name in ["report.md", "MODEL_CARD.md"] {
      let text = try #require(sample.text(name))
      #expect(text.contains("reviews.csv") && !text.contains("secret"), "\(name)")
    }
    let pdf = try Data(contentsOf: sample.output.appending(path: "report.pdf"))
    for command in ["pdfinfo", "pdftotext"] {
      let said = try InspectedPDF.run(
        [command, "FILE"] + (command == "pdftotext" ? ["-"] : []), on: pdf)
      #expect(said.code == 0 && said.output.contains("reviews.csv"))
      #expect(!said.output.contains("secret"), "\(command)")
    }
    let stored = try #require(sample.text("data/configuration.yaml"))
    #expect(stored.contains("/home/someone/secret/reviews.csv"))
  }

  @Test(arguments: [
    ("imdb", "imdb"), ("hf:owner/name@main", "hf:owner/name@main"), ("data/a.csv", "a.csv"),
    ("/home/me/reviews/", "reviews"), ("./imdb", "./imdb"), ("/data/imdb", "./imdb"), ("/", "/"),
  ])
  func ofAPathTheLastPartIsShown(name: String, shown: String) {
    #expect(RunResults.lastPart(of: name) == shown)
  }

  @Test(arguments: ["abc", "-1", "1.5", "253402300800", " 1"])
  func sourceDateThatIsNoneIsRefusedBeforeAnyWork(text: String) throws {
    let error = try #require(throws: ReportError.self) {
      try ReportRun(
        resources: SampleResults.resources, environment: ["SOURCE_DATE_EPOCH": text]
      ) { _ in }
    }
    #expect(error.exitCode == 64)
    #expect(
      error.description == "SOURCE_DATE_EPOCH: found '\(text)', allowed: whole seconds since 1970, "
        + "0 to 253402300799, the end of the year 9999. Set it so, or take it out of the "
        + "environment.")
  }

  @Test func sourceDateIsThatOfTheEnvironment() throws {
    #expect(try ReportRun.sourceDate(in: [:]) == nil)
    #expect(try ReportRun.sourceDate(in: ["SOURCE_DATE_EPOCH": ""]) == nil)
    #expect(
      try ReportRun.sourceDate(in: ["SOURCE_DATE_EPOCH": "253402300799"]) == 253_402_300_799)
  }
}
