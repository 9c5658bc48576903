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
  /// What is kept of the report before.
  var memory = RunMemory()

  /// Writes everything that is made from `results` into `output`; nothing else decides on it.
  func write(_ results: RunResults, to output: StagedOutput) throws {
    watch(.stage("Analysing attention and embeddings"))
    let analysis = try ReportAnalysis(results.withoutFolders)
    watch(.stage("Drawing figures and writing the report"))
    let reports = try languageReports(analysis)
    // The data come last, for the thread whose language is done before the other.
    let parts = Parallel.map(reports.count + 1) { index in
      index < reports.count
        ? reports[index].part(with: resources) : dataPart(results, analysis)
    }
    for part in parts {
      for warning in part.warnings { watch(.warning(warning)) }
    }
    for character in Set(parts.flatMap(\.undrawableCharacters)).sorted() {
      watch(.warning("no font has the character \(Self.name(of: character)); a box stands for it"))
    }
    var artifacts: [String: Data] = [:]
    for part in parts {
      if let failure = part.failure { throw failure }
      artifacts.merge(part.files) { $1 }
    }
    // A report is made of its data alone, which must not get lost.
    for (name, data) in artifacts {
      try output.write(data, to: name, lasting: name.hasPrefix("data/"))
    }
    let manifest = try Manifest(results, artifacts: artifacts).data()
    try output.write(manifest, to: "manifest.json")
  }

  /// The report in every language, each with a memory of its own.
  private func languageReports(_ analysis: ReportAnalysis) throws -> [LanguageReport] {
    let configuration = analysis.results.configuration
    let places = ReportPaths.all(configuration.languages)
    let memories = try memory.languages(places.map(\.language), fonts: resources.fonts)
    return zip(places, memories).map { place, memory in
      LanguageReport(
        analysis: analysis, place: place, places: places, memory: memory,
        creationDate: creationDate(configuration))
    }
  }

  /// The data, and the model card that is made from them.
  private func dataPart(_ results: RunResults, _ analysis: ReportAnalysis) -> ReportPart {
    ReportPart { part in
      let data = try results.files().merging(analysis.files) { first, _ in first }
      for (name, content) in data { part.files["data/\(name)"] = content }
      if let card = try ModelCard(analysis: analysis).text(resources) {
        part.files[ModelCard.fileName] = Data(card.utf8)
      }
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
