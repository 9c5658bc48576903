import Foundation
import Tensors

/// What a finished run tells.
public struct RunSummary: Codable, Sendable {
  /// Files a person opens, in the order of interest.
  public let files: [String]
  /// Accuracy on the test part before fine-tuning, 0 to 1.
  public let accuracyBefore: Double
  /// Accuracy on the test part after fine-tuning, 0 to 1.
  public let accuracyAfter: Double
  /// Reviews in the test part.
  public let testSize: Int

  enum CodingKeys: String, CodingKey {
    case files
    case accuracyBefore = "accuracy_before"
    case accuracyAfter = "accuracy_after"
    case testSize = "test_size"
  }
}

/// A run: fetch, learn, draw, write.
public struct ReportRun {
  private let resources: Resources
  /// Seconds since 1970 for PDFs without a date of their own.
  private let sourceDate: Int?
  private let watch: RunWatcher
  private let memory = RunMemory()

  /// A run with the fonts and templates of `resources`, which tells `watch` what it does.
  /// - Throws: `ReportError.environment` for a `SOURCE_DATE_EPOCH` that is no date.
  public init(
    resources: Resources, environment: [String: String], watch: @escaping RunWatcher
  ) throws(ReportError) {
    self.resources = resources
    sourceDate = try ReportRun.sourceDate(in: environment)
    self.watch = watch
  }

  /// The date that `SOURCE_DATE_EPOCH` gives; nil where it is not set, or empty.
  /// - Source: reproducible-builds.org/specs/source-date-epoch.
  static func sourceDate(in environment: [String: String]) throws(ReportError) -> Int? {
    let name = "SOURCE_DATE_EPOCH"
    guard let text = environment[name], !text.isEmpty else { return nil }
    // A PDF's year has four digits.
    let last = 253_402_300_799
    guard let seconds = Int(text), (0...last).contains(seconds) else {
      throw .environment(
        name: name, found: text,
        allowed: "whole seconds since 1970, 0 to \(last), the end of the year 9999")
    }
    return seconds
  }

  /// Does everything that `file` asks for and leaves the output folder whole: either as it was, or
  /// with the new report.
  /// - `fetcher` finds or fetches model and data; `forced` stages are done again.
  /// - Throws: errors of all modules; each has a text of its own.
  public func build(
    _ file: ConfigurationFile, fetcher: Fetcher, forced: Set<Stage>
  ) throws -> RunSummary {
    try build(file, fetcher: fetcher, forced: forced) { _ in }
  }

  /// The same; `learned` is given the results before anything is drawn from them.
  func build(
    _ file: ConfigurationFile, fetcher: Fetcher, forced: Set<Stage>,
    learned: (RunResults) -> Void
  ) throws -> RunSummary {
    let output = try staged(file.output)
    defer { output.discard() }
    let clock = StageClock()
    let timed: RunWatcher = { event in
      if case .stage(let name) = event { clock.begin(name) }
      watch(event)
    }
    timed(.stage("Looking for model and reviews"))
    let model = try fetcher.model(named: file.configuration.model, relativeTo: file.folder)
    let dataset = try fetcher.dataset(
      named: file.configuration.dataset.name, relativeTo: file.folder)
    let experiment = Experiment(
      configuration: file.configuration, model: model, dataset: dataset,
      cache: StageCache(folder: file.output.appending(path: ".cache"), forced: forced),
      modelFolder: file.output.appending(path: "model"), watch: timed)
    let results = try experiment.run()
    learned(results)
    try finish(results, output, timed)
    clock.end()
    try clock.write(to: file.output.appending(path: "run.json"))
    return summary(results, file.output)
  }

  /// The output folder for this run alone.
  private func staged(_ folder: URL) throws(ReportError) -> StagedOutput {
    try StagedOutput(folder) {
      watch(.note("another bertreport is writing to \(folder.path); waiting for it"))
    }
  }

  /// Puts the model card to the checkpoint, as the hub's `README.md`, where there is a checkpoint;
  /// where there is no card, none is left there from an earlier run.
  private func placeCard(of folder: URL) throws(ReportError) {
    let files = FileManager.default
    let model = folder.appending(path: "model")
    guard files.fileExists(atPath: model.path) else { return }
    let card = folder.appending(path: ModelCard.fileName)
    let target = model.appending(path: "README.md")
    do {
      if files.fileExists(atPath: card.path) {
        try Data(contentsOf: card).write(to: target, options: .atomic)
      } else if files.fileExists(atPath: target.path) {
        try files.removeItem(at: target)
      }
    } catch {
      throw .notWritable(path: target.path, reason: plainReason(error))
    }
  }

  /// Makes the report of `results` again in `folder`, without a model.
  func remake(_ results: RunResults, in folder: URL) throws -> RunSummary {
    let output = try staged(folder)
    defer { output.discard() }
    try finish(results, output, watch)
    return summary(results, folder)
  }

  /// Makes the report again from `folder`/data; neither model nor reviews are needed.
  /// - `languages`, where given, take the place of those that the report had.
  public func render(_ folder: URL, languages: [Language]? = nil) throws -> RunSummary {
    let data = folder.appending(path: "data")
    guard StagedOutput.exists(in: folder) else {
      throw ReportError.usage(
        "there is no \(data.path); name a folder that `bertreport build` wrote")
    }
    // Before it is read, so that no other run replaces the data meanwhile.
    let output = try staged(folder)
    defer { output.discard() }
    watch(.stage("Reading \(data.path)"))
    var results = try RunResults(reading: data)
    if let languages { results.configuration.languages = languages }
    try finish(results, output, watch)
    return summary(results, folder)
  }

  /// Writes the data, reads it back and makes the report from what was read, so that `build` and
  /// `render` give the same bytes.
  private func finish(
    _ results: RunResults, _ output: StagedOutput, _ watch: @escaping RunWatcher
  ) throws {
    for (name, data) in try results.files() { try output.write(data, to: "data/\(name)") }
    let stored = try RunResults(reading: output.staging.appending(path: "data"))
    let writer = ReportWriter(
      resources: resources, sourceDate: sourceDate, watch: watch, memory: memory)
    try writer.write(stored, to: output)
    try output.commit(replacing: ReportPaths.everyName)
    try placeCard(of: output.folder)
  }

  private func summary(_ results: RunResults, _ folder: URL) -> RunSummary {
    let configuration = results.configuration
    let names = ReportPaths.all(configuration.languages).flatMap {
      configuration.report.formats.map($0.file)
    }
    return RunSummary(
      files: names.map { folder.appending(path: $0).path },
      accuracyBefore: results.metrics.before.accuracy,
      accuracyAfter: results.metrics.after.accuracy, testSize: results.metrics.after.count)
  }
}

/// Measures how long stages take, for `run.json`.
private final class StageClock {
  private struct Entry: Encodable {
    let stage: String
    let seconds: Double
  }

  private struct Content: Encodable {
    let date: String
    let seconds: Double
    let stages: [Entry]
    let processor: String
    let threads: Int
    let version: String
  }

  private let start = Date()
  private var stages: [Entry] = []
  private var current: (name: String, start: Date)?

  func begin(_ name: String) {
    end()
    current = (name, Date())
  }

  func end() {
    guard let current else { return }
    stages.append(Entry(stage: current.name, seconds: Date().timeIntervalSince(current.start)))
    self.current = nil
  }

  func write(to file: URL) throws {
    let machine = Machine.current
    let content = Content(
      date: start.formatted(.iso8601), seconds: Date().timeIntervalSince(start), stages: stages,
      processor: machine.processor, threads: machine.threads, version: ProgramVersion.text)
    do {
      try (RunResults.encoder.encode(content) + [0x0A]).write(to: file, options: .atomic)
    } catch {
      throw ReportError.notWritable(path: file.path, reason: plainReason(error))
    }
  }
}
