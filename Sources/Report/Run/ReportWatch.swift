import CairoRenderer
import Foundation

/// A report that is made again when its templates, fonts or configuration change.
public final class ReportWatch {
  /// A report that was made again.
  public struct Update: Sendable {
    /// Names of the files that changed.
    public let files: [String]
    /// Settings that changed since the last build.
    public let settings: [String]
    /// The report.
    public let summary: RunSummary
  }

  private let run: ReportRun
  private let fetcher: Fetcher
  private let read: () throws -> ConfigurationFile
  private let files: WatchedFiles
  private var seen: [String: FileStamp]
  private var built: (file: ConfigurationFile, results: RunResults)?

  /// A watch over the templates and fonts of `resources` and the configuration at `path`, which
  /// `read` reads.
  /// - `run` makes the reports, `fetcher` finds model and reviews.
  public init(
    _ run: ReportRun, resources: Resources, configuration path: String, fetcher: Fetcher,
    read: @escaping () throws -> ConfigurationFile
  ) {
    self.run = run
    self.fetcher = fetcher
    self.read = read
    files = WatchedFiles(
      configuration: URL(filePath: path), templates: resources.templates, fonts: resources.fonts)
    seen = files.stamps()
  }

  /// Whether there are results that a report can be made of: a first build that fails after them,
  /// as for a mistake in a template, can go on.
  public var hasResults: Bool { built != nil }

  /// The first build; `forced` stages are done again.
  /// - Throws: errors of all modules.
  public func build(forced: Set<Stage>) throws -> RunSummary {
    let file = try read()
    return try run.build(file, fetcher: fetcher, forced: forced) { built = (file, $0) }
  }

  /// Makes the report again where a file has changed since the last call; nil where none has.
  /// `settle` waits until a file that is being written may be whole.
  /// - Throws: errors of all modules, and `ReportError.needsTraining` where the configuration asks
  ///   for another model; the next call looks for changes anew.
  public func update(settle: () -> Void) throws -> Update? {
    var now = files.stamps()
    guard now != seen else { return nil }
    while true {
      settle()
      let later = files.stamps()
      if later == now { break }
      now = later
    }
    let changed = WatchedFiles.changes(from: seen, to: now)
    seen = now
    return try remake(changed)
  }

  private func remake(_ changed: [String]) throws -> Update {
    let file = try read()
    guard let built else {
      return Update(files: names(changed), settings: [], summary: try build(forced: []))
    }
    let settings = RemakeExtent.changes(
      from: built.file.configuration, to: file.configuration)
    let extents = settings.map { (path: $0, extent: RemakeExtent(path: $0)) }
    let summary: RunSummary
    switch extents.map(\.extent).max() ?? .drawing {
    case .drawing:
      var results = built.results
      results.configuration = file.configuration
      summary = try run.remake(results, in: file.output)
    case .tracing:
      summary = try build(forced: [])
    case .training:
      throw ReportError.needsTraining(
        settings: extents.filter { $0.extent == .training }.map(\.path))
    }
    return Update(files: names(changed), settings: settings, summary: summary)
  }

  /// Paths as a person knows them: `ko/abstract.mustache`.
  private func names(_ paths: [String]) -> [String] {
    let templates = files.templates.path + "/"
    return paths.map { path in
      path.hasPrefix(templates)
        ? String(path.dropFirst(templates.count)) : URL(filePath: path).lastPathComponent
    }
  }
}
