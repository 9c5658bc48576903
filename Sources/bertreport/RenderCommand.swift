import ArgumentParser
import Foundation
import Report
import Tensors

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make the report again from its data; no model and no reviews are needed.",
    discussion: """
        bertreport render
        bertreport render my-report/Output --language en

      It reads data/ of the folder, and the folder Templates beside it or else the program's own
      templates, and writes what `build` writes but for run.json and the checkpoint; in model/, where
      there is one, only README.md is made again. The same data and templates give the same bytes.
      It waits for another run that is at work in the folder.
      """)

  @Argument(help: "The folder that `build` wrote, with data in it.", completion: .directory)
  var folder = "Output"

  @Option(help: "Language of the report, ko, en or ko,en, whatever it was before.")
  var language: String?

  @Flag(help: "Print the summary as JSON on stdout.")
  var json = false

  @Flag(help: "Show no progress; warnings and errors only.")
  var quiet = false

  func run() throws {
    try runReportingErrors {
      ProcessMemory.part(among: Language.allCases.count)
      let display = ProgressDisplay(isQuiet: quiet)
      defer { display.finish() }
      let folder = URL(argument: self.folder)
      let run = try ReportRun(
        resources: try .forRun(in: folder.deletingLastPathComponent()),
        environment: ProcessInfo.processInfo.environment, watch: display.show)
      let summary = try run.render(folder, languages: try parsedLanguages(language))
      display.finish()
      try printSummary(summary, asJSON: json)
    }
  }
}
