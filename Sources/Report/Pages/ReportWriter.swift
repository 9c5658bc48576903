import CairoRenderer
import Documents
import Figures
import Foundation
import Graphics
import Tensors

/// The drawing half of a run: from the results of an experiment to files.
struct ReportWriter {
  let resources: Resources
  /// Seconds since 1970 for the PDF where the configuration gives no date (`SOURCE_DATE_EPOCH`).
  let sourceDate: Int?
  let watch: RunWatcher
  /// Where the renderers come from.
  var memory = RendererMemory()

  /// Writes everything that is made from `results` into `output`; nothing else decides on it.
  func write(_ results: RunResults, to output: StagedOutput) throws {
    watch(.stage("Analysing attention and embeddings"))
    let analysis = try ReportAnalysis(results.withoutFolders)
    var artifacts = try results.files()
    artifacts.merge(analysis.files) { first, _ in first }
    artifacts = Dictionary(uniqueKeysWithValues: artifacts.map { ("data/\($0)", $1) })

    watch(.stage("Drawing figures and writing the report"))
    let reports = try languageReports(analysis)
    for report in reports {
      for warning in report.warnings { watch(.warning(warning)) }
    }
    for character in Set(reports.flatMap(\.undrawableCharacters)).sorted() {
      watch(.warning("no font has the character \(Self.name(of: character)); a box stands for it"))
    }
    for report in reports {
      if let failure = report.failure { throw failure }
      artifacts.merge(report.files) { $1 }
    }
    if let card = try ModelCard(analysis: analysis).text(resources) {
      artifacts[ModelCard.fileName] = Data(card.utf8)
    }
    for (name, data) in artifacts { try output.write(data, to: name) }
    let manifest = try Manifest(results, artifacts: artifacts).data()
    try output.write(manifest, to: "manifest.json")
  }

  /// The report in every language, all at the same time, each with a renderer of its own.
  private func languageReports(_ analysis: ReportAnalysis) throws -> [LanguageReport.Made] {
    let configuration = analysis.results.configuration
    let places = ReportPaths.all(configuration.languages)
    let renderers = try memory.renderers(for: places.map(\.language), fonts: resources.fonts)
    return Parallel.map(places.count) { index in
      LanguageReport(
        analysis: analysis, place: places[index], places: places, renderer: renderers[index],
        creationDate: creationDate(configuration)
      ).made(with: resources)
    }
  }

  /// The date of the configuration, else of the environment, else none.
  private func creationDate(_ configuration: RunConfiguration) -> String {
    if let date = configuration.date { return date + "T00:00:00Z" }
    return sourceDate.map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) } ?? ""
  }

  private static func name(of character: Character) -> String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "'\(character)' (\(codes.joined(separator: " ")))"
  }
}
