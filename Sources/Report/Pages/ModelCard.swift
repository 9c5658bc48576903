import Analysis
import Figures
import Foundation

/// What is known of the fine-tuned model, as Hugging Face's hub wants it told: a front matter of
/// YAML and a text. Nothing stands in it that is not known.
/// - Source: huggingface.co/docs/hub/model-cards, the metadata of `modelcard.md`.
struct ModelCard {
  /// Its name in the output folder.
  static let fileName = "MODEL_CARD.md"
  private static let template = "MODEL_CARD"

  let analysis: ReportAnalysis

  private var results: RunResults { analysis.results }
  private var model: CatalogueEntry? { Catalogue.standard.entry(named: results.model.name) }
  private var dataset: CatalogueEntry? { Catalogue.standard.entry(named: results.dataset.name) }

  /// The model's name on the hub, if it came from there.
  private var baseModel: String? {
    if let model { return model.hub }
    return (try? HubName(results.model.name)).map { "\($0.owner)/\($0.name)" }
  }

  /// The last parts of the names of model and data.
  private var name: String {
    func last(_ name: String) -> Substring { name.split(separator: "/").last ?? "model" }
    return "\(last(results.model.name))-\(last(results.dataset.name))"
  }

  /// Whether there is a template for it; only the English ones may have one.
  static func isWanted(by templates: URL) -> Bool {
    let file = templates.appending(path: "\(Language.english.rawValue)/\(template).mustache")
    return FileManager.default.fileExists(atPath: file.path)
  }

  /// The whole file, or nil where there is no template for it.
  /// - Throws: `ReportError` for a template that cannot be filled.
  func text(_ resources: Resources) throws -> String? {
    guard ModelCard.isWanted(by: resources.templates) else { return nil }
    let experiment = ExperimentView(analysis: analysis, words: Words(language: .english))
    let body = try resources.reportTemplates(.english).render(
      ModelCard.template,
      with: [
        "card": .view(fields), "dataset": .view(experiment.dataset),
        "model": .view(experiment.model), "training": .view(experiment.training),
        "results": .view(experiment.outcome),
      ])
    return try ReportText.tidied("---\n\(frontMatter.yaml())---\n\n\(body)")
  }

  /// What the chapter and the file say beyond the experiment.
  var fields: View {
    let metrics = results.metrics.after
    let interval = WilsonInterval(
      successes: metrics.truePositives + metrics.trueNegatives, trials: metrics.count)
    let percent = NumberFormat(decimals: 1, factor: 100)
    return [
      "name": .text(name),
      "base_model": .text(baseModel ?? ""),
      "licence": .text(model?.licence ?? ""),
      "data_hub": .text(dataset?.hub ?? ""),
      "english": .flag(dataset?.language == "en"),
      "accuracy_lower": .text(percent.text(interval.lower)),
      "accuracy_upper": .text(percent.text(interval.upper)),
    ]
  }

  /// The metadata, keys in the order of Hugging Face's own cards.
  var frontMatter: SettingValue {
    var entries: [SettingValue.Entry] = []
    func add(_ key: String, _ text: String?) {
      if let text { entries.append(.init(key, .text(text))) }
    }
    add("language", dataset?.language)
    add("license", model?.licence.lowercased())
    add("library_name", "transformers")
    add("pipeline_tag", "text-classification")
    add("base_model", baseModel)
    if let dataset { entries.append(.init("datasets", .list([.text(dataset.hub)]))) }
    entries.append(.init("metrics", .list(scores.map { .text($0.type) })))
    entries.append(.init("model-index", .list([index])))
    return .section(entries)
  }

  private var index: SettingValue {
    let task = SettingValue.section([.init("type", .text("text-classification"))])
    let data = SettingValue.section([
      .init(
        "name", .text("\(results.dataset.name), \(results.dataset.test.count) held-out reviews")),
      .init("type", .text(dataset?.hub ?? results.dataset.name)),
    ])
    let metrics = scores.map { score in
      SettingValue.section([
        .init("type", .text(score.type)), .init("name", .text(score.name)),
        // Four decimals: no more are there in some hundred reviews.
        .init("value", .number((score.value * 10_000).rounded() / 10_000)),
      ])
    }
    let result = SettingValue.section([
      .init("task", task), .init("dataset", data), .init("metrics", .list(metrics)),
    ])
    return .section([.init("name", .text(name)), .init("results", .list([result]))])
  }

  private var scores: [(type: String, name: String, value: Double)] {
    let metrics = results.metrics.after
    return [
      ("accuracy", "Accuracy", metrics.accuracy), ("f1", "F1", metrics.f1),
      ("precision", "Precision", metrics.precision), ("recall", "Recall", metrics.recall),
    ]
  }
}
