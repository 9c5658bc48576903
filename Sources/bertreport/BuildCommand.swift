import ArgumentParser
import Foundation
import Report
import Tensors

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Fine-tune, evaluate, analyse, draw, and write the report.",
    discussion: """
      Without CONFIG, bertreport.yaml of the working folder is used where it exists, else the
      defaults.

        bertreport build
        bertreport build other.yaml --output other/Output --language en
        bertreport build --watch

      It reads the configuration, model and reviews (fetched where they are missing), and the
      templates of the folder Templates beside the configuration, or else the program's own. It
      writes the report in every language and form that the configuration names (report.ko.md,
      report.ko.pdf, slides.ko.pdf and the same with en; of a single language without ko or en),
      figures/, MODEL_CARD.md, data/ with every number, manifest.json, run.json and model/, the
      fine-tuned checkpoint. Results of stages are kept in .cache/: after a change of sentences or
      templates only what depends on them is done again. A run that fails leaves the last report as
      it was; one that finds another at work in its folder waits for it.

      The PDFs have the date of the configuration, else that of SOURCE_DATE_EPOCH, else none.

      With --watch it stays and makes the report again as soon as a template, a font or the
      configuration is saved. Templates, fonts, title, author, date, language, the section report
      (but quote_reviews) and analysis.cosine_threshold need no model and take less than two
      seconds; other settings of analysis, and quote_reviews, ask both models again, which takes a few; model,
      dataset and training need a build of their own, and it says so. Ctrl-C ends it.
      """)

  @Argument(help: "The configuration file.", completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(help: "Folder for the results (default: Output beside the configuration).")
  var output: String?

  @Option(help: "Language of the report, ko, en or ko,en, whatever the configuration says.")
  var language: String?

  @Flag(help: "Fetch nothing; what is missing is an error.")
  var offline = false

  @Option(
    help: ArgumentHelp(
      "Do a stage again even if nothing it depends on changed: evaluate-before, train, "
        + "evaluate-after, or all. May be given more than once.", valueName: "stage"))
  var force: [String] = []

  @Flag(help: "Print the summary as JSON on stdout.")
  var json = false

  @Flag(help: "Show no progress; warnings and errors only.")
  var quiet = false

  @Flag(
    help: """
      Stay, and make the report again when a template, a font or the configuration changes.
      """)
  var watch = false

  func run() throws {
    try runReportingErrors {
      if watch { ProcessMemory.part(among: Language.allCases.count) }
      let stages = try Stage.named(force)
      let languages = try parsedLanguages(language)
      let read = { try ConfigurationFile.find(config, languages: languages, output: output) }
      let file = try read()
      let resources = try Resources.forRun(in: file.folder)
      var display = ProgressDisplay(isQuiet: quiet)
      defer { display.finish() }
      let run = try ReportRun(
        resources: resources, environment: ProcessInfo.processInfo.environment,
        watch: { display.show($0) })
      let showsProgress = !quiet
      let fetcher = Fetcher(isOffline: offline) { line in
        if showsProgress { StandardError.write("  \(line)\n") }
      }
      guard watch else {
        let summary = try run.build(file, fetcher: fetcher, forced: stages)
        display.finish()
        return try printSummary(summary, asJSON: json)
      }
      let watch = ReportWatch(
        run, resources: resources, configuration: config ?? ConfigurationFile.standardName,
        fetcher: fetcher, read: read)
      do {
        try printSummary(try watch.build(forced: stages), asJSON: json)
      } catch  where watch.hasResults {
        StandardError.write("bertreport: \(Failure.message(error))\n")
      }
      display.finish()
      display = ProgressDisplay(isQuiet: true)
      WatchLoop(watch: watch) {
        display.finish()
        display = ProgressDisplay(isQuiet: true)
      }.run()
    }
  }
}

/// The languages of `--language`: `ko`, `en`, or both with a comma between them.
func parsedLanguages(_ text: String?) throws -> [Language]? {
  guard let text else { return nil }
  let words = text.split(separator: ",", omittingEmptySubsequences: false)
  let languages = words.compactMap { Language(rawValue: String($0)) }
  guard languages.count == words.count, Set(languages).count == words.count else {
    throw ReportError.usage("--language \(text): there are ko and en")
  }
  return languages
}

/// The result on stdout: the paths a person opens, or everything as JSON.
func printSummary(_ summary: RunSummary, asJSON: Bool) throws {
  if asJSON {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(summary), as: UTF8.self))
  } else {
    for file in summary.files { print(file) }
  }
}

extension Resources {
  /// What the program comes with, and the user's own templates where `Templates` stands in
  /// `folder`.
  static func forRun(in folder: URL) throws -> Resources {
    try locate(
      executable: .executable, environment: ProcessInfo.processInfo.environment,
      userTemplates: folder.appending(path: "Templates"))
  }
}
