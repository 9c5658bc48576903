import Foundation
import Testing
import Yams

@testable import Report

struct ModelCardTests {
  private func card(_ change: (inout RunResults) -> Void = { _ in }) throws -> String {
    var results = try SampleResults.make()
    change(&results)
    let card = try ModelCard(analysis: ReportAnalysis(results.withoutFolders))
      .text(SampleResults.resources)
    return try #require(card)
  }

  private func frontMatter(_ card: String) throws -> [String: Any] {
    let parts = card.components(separatedBy: "---\n")
    try #require(parts.count == 3 && parts[0].isEmpty)
    return try #require(try Yams.load(yaml: parts[1]) as? [String: Any])
  }

  @Test func catalogueTellsLanguageLicenceAndOrigin() throws {
    let card = try card { $0.model.name = "all-minilm-l6-v2" }
    let front = try frontMatter(card)
    #expect(front["language"] as? String == "en")
    #expect(front["license"] as? String == "apache-2.0")
    #expect(front["base_model"] as? String == "sentence-transformers/all-MiniLM-L6-v2")
    #expect(front["datasets"] as? [String] == ["stanfordnlp/imdb"])
    #expect(front["pipeline_tag"] as? String == "text-classification")
    #expect(front["library_name"] as? String == "transformers")
    #expect(card.contains("(https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2)"))
  }

  @Test func resultsAreThoseAfterFineTuning() throws {
    let front = try frontMatter(try card())
    let index = try #require((front["model-index"] as? [[String: Any]])?.first)
    let result = try #require((index["results"] as? [[String: Any]])?.first)
    let metrics = try #require(result["metrics"] as? [[String: Any]])
    let values = Dictionary(
      metrics.compactMap { metric in
        (metric["type"] as? String).map { ($0, metric["value"] as? Double) }
      }, uniquingKeysWith: { first, _ in first })
    // Nine of ten right, all five positive ones among them.
    #expect(values == ["accuracy": 0.9, "f1": 0.9091, "precision": 0.8333, "recall": 1])
    #expect(front["metrics"] as? [String] == ["accuracy", "f1", "precision", "recall"])
  }

  @Test func whatIsNotKnownIsLeftOut() throws {
    let card = try card {
      $0.model.name = "./my/model"
      $0.dataset.name = "data/reviews.csv"
    }
    let front = try frontMatter(card)
    for key in ["language", "license", "base_model", "datasets"] {
      #expect(front[key] == nil, "\(key)")
    }
    #expect(card.contains("# model-reviews.csv\n"))
    for word in ["huggingface.co/", "Licence", "English", "unknown", "TBD", "More information"] {
      #expect(!card.contains(word), "\(word)")
    }
  }

  @Test func hubNameIsTheOrigin() throws {
    let front = try frontMatter(try card { $0.model.name = "hf:owner/name@main" })
    #expect(front["base_model"] as? String == "owner/name" && front["license"] == nil)
  }

  @Test func templatesWithoutACardMakeNone() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let card = ModelCard(analysis: try ReportAnalysis(SampleResults.make()))
    let resources = Resources(fonts: SampleResults.resources.fonts, templates: folder.url)
    #expect(try card.text(resources) == nil)
  }
}
