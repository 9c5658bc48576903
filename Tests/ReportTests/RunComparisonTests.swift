import Documents
import Foundation
import Testing

@testable import Report

struct RunComparisonTests {
  private func withRuns(
    _ old: RunResults, _ new: RunResults, oldFiles: [String: String] = [:],
    newFiles: [String: String] = [:], _ body: (_ old: String, _ new: String) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try RecordedRun.write(old, to: folder.url.appending(path: "old"), others: oldFiles)
    try RecordedRun.write(new, to: folder.url.appending(path: "new"), others: newFiles)
    try body(folder.url.appending(path: "old").path, folder.url.appending(path: "new").path)
  }

  /// The table's rows by what they are about.
  private func rows(_ markdown: String) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for line in markdown.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.components(separatedBy: "|").dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
      rows[cells[0]] = Array(cells.dropFirst())
    }
    return rows
  }

  @Test func equalRunsHaveNoChange() throws {
    try withRuns(SampleResults.make(), SampleResults.make()) { old, new in
      let comparison = try RunComparison(old: old, new: new)
      #expect(comparison.isEmpty)
      #expect(comparison.markdown == "Nothing changed from `\(old)` to `\(new)`.\n")
    }
  }

  @Test func whatDiffersIsARowWithBothValues() throws {
    let before = try SampleResults.make()
    var after = try RecordedRun.changed()
    after.model.files["config.json"] = String(repeating: "e", count: 64)
    try withRuns(
      before, after,
      oldFiles: ["figures/a.svg": "1", "figures/b.svg": "1", "figures/c.svg": "1"],
      newFiles: ["figures/a.svg": "1", "figures/b.svg": "2", "figures/d.svg": "1"]
    ) { old, new in
      let rows = rows(try RunComparison(old: old, new: new).markdown)
      let expected = [
        "setting `training.epochs`": ["4", "2", ""],
        "setting `analysis.excluded_tokens`": [#"\[., ,, \[SEP\]\]"#, #"\[., \[SEP\]\]"#, ""],
        "setting `analysis.swaps`": ["5 entries", #"\[\]"#, ""],
        "input `model/config.json`": ["`cccccccccccc…`", "`eeeeeeeeeeee…`", ""],
        "loss after fine-tuning": ["0.2500", "0.2000", "−0.0500"],
        "figures": ["3", "3", "1 differs: `b.svg`; 1 added: `d.svg`; 1 removed: `c.svg`"],
      ]
      for (name, cells) in expected { #expect(rows[name] == cells, "\(name)") }
      let accuracy = try #require(rows["accuracy after fine-tuning"])
      #expect(Array(accuracy.prefix(2)) == ["90.0%", "100.0%"])
      // The sample's metrics are not those of its predictions, of which one got right and one wrong.
      let form = /\+10\.0 pp, 95% interval −([0-9]0\.0) to \+([0-9]0\.0) pp, McNemar's p = 1\.000/
      #expect(try form.wholeMatch(in: accuracy[2]) != nil, "\(accuracy[2])")
      #expect(
        rows["verdicts that flipped"] == ["–", "–", "2 of 10: 1 newly right, 1 newly wrong"])
      // [CLS] gives "film" 0.8 of 0.9 before and, as much is left out, 0.7 of 0.85 now.
      let attention = rows.filter { $0.key.hasPrefix("attention ratio from [CLS] to `film`") }
      #expect(attention.count == 2)
      #expect(attention.values.allSatisfy { $0 == ["88.89%", "82.35%", "−6.54 pp"] })
      // The vectors are turned by 1.2 and by 0.6 radians.
      #expect(
        rows["cosine of embeddings, mean of 10 tokens"] == ["0.362", "0.825", "+0.463"])
      #expect(rows["setting `model`"] == nil && rows["documents"] == nil)
      #expect(rows["accuracy before fine-tuning"] == nil)
    }
  }

  @Test func whatChangedIsOneTableOfGitHub() throws {
    var after = try RecordedRun.changed()
    after.configuration.author = "A | b `c` <d> [e]"
    try withRuns(SampleResults.make(), after) { old, new in
      let markdown = try RunComparison(old: old, new: new).markdown
      let blocks = try MarkdownDocument(parsing: markdown).blocks
      #expect(blocks.count == 2)
      guard case .table(let table) = blocks[1].kind else {
        Issue.record("expected a table, got \(blocks[1].kind)")
        return
      }
      #expect(table.header.cells.count == 4 && table.rows.allSatisfy { $0.cells.count == 4 })
      #expect(table.rows.count == markdown.split(separator: "\n").count - 3)
    }
  }

  @Test func manifestsAreTakenAsTheirFolders() throws {
    try withRuns(SampleResults.make(), RecordedRun.changed()) { old, new in
      let folders = try RunComparison(old: old, new: new).json()
      let files = try RunComparison(old: old + "/manifest.json", new: new + "/manifest.json").json()
      #expect(files.replacingOccurrences(of: "/manifest.json", with: "") == folders)
    }
  }

  @Test func jsonHasEveryChange() throws {
    try withRuns(SampleResults.make(), RecordedRun.changed()) { old, new in
      let json = try RunComparison(old: old, new: new).json()
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["old"] as? String == old && object["new"] as? String == new)
      #expect((object["settings"] as? [Any])?.count == 3)
      #expect((object["metrics"] as? [[String: Any]])?.first?["is_finetuned"] as? Bool == true)
      #expect((object["verdicts"] as? [String: Any])?["shared_reviews"] as? Int == 10)
      // Every kept token of both sentences.
      #expect((object["attention"] as? [Any])?.count == 2 * 3)
      #expect((object["files"] as? [Any])?.count == 3)
    }
  }

  @Test func verdictsOfOtherDataAreNotCompared() throws {
    var other = try RecordedRun.changed()
    other.dataset.sha256 = String(repeating: "a", count: 64)
    try withRuns(SampleResults.make(), other) { old, new in
      let rows = rows(try RunComparison(old: old, new: new).markdown)
      #expect(
        rows["verdicts that flipped"] == ["–", "–", "not compared: the data sets differ"])
      #expect(rows["accuracy after fine-tuning"] == ["90.0%", "100.0%", "+10.0 pp"])
    }
  }

  @Test func intervalNeedsTheSameTestReviews() throws {
    var larger = try RecordedRun.changed()
    larger.predictions.append(PairedPrediction(row: 10, label: 1, before: 0, after: 1))
    try withRuns(SampleResults.make(), larger) { old, new in
      let rows = rows(try RunComparison(old: old, new: new).markdown)
      #expect(rows["accuracy after fine-tuning"] == ["90.0%", "100.0%", "+10.0 pp"])
      #expect(rows["verdicts that flipped"]?[2].hasPrefix("2 of 10 test reviews in both: ") == true)
    }
  }

  @Test func otherSentencesAreNotComparedByTheirNumbers() throws {
    var other = try RecordedRun.changed()
    other.sentences[0].text = "Another film."
    try withRuns(SampleResults.make(), other) { old, new in
      let comparison = try RunComparison(old: old, new: new)
      #expect(Set(comparison.attention.map(\.sentence)) == ["good FILM."])
      #expect(comparison.embeddings?.tokens == 5)
    }
  }

  @Test(arguments: [
    ("gone", 64, "there is no ", "name the manifest.json of a run, or its folder"),
    ("new/data", 64, "/new/data has no manifest.json; ", "a folder that `bertreport build` wrote"),
    (
      "new/data/metrics.json", 1, "metrics.json: is no manifest of bertreport: ",
      "has no 'bertreport'"
    ),
    (
      "new/data/cosine.csv", 1, "cosine.csv: is no manifest of bertreport: ", "is not valid JSON"
    ),
    ("broken", 1, "/broken/data/cosine.csv: is missing; ", "must stand beside manifest.json"),
    (
      "foreign", 1,
      "/foreign/data/metrics.json: is not the file of manifest.json: expected SHA-256",
      "Compare folders as `bertreport build` left them"
    ),
  ])
  func whatIsNoRunIsRefused(path: String, status: Int32, what: String, advice: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["old", "new", "broken", "foreign"] {
      try RecordedRun.write(SampleResults.make(), to: folder.url.appending(path: name))
    }
    try FileManager.default.removeItem(at: folder.url.appending(path: "broken/data/cosine.csv"))
    try folder.write("{}", to: "foreign/data/metrics.json")
    let old = folder.url.appending(path: "old").path
    let error = try #require(throws: ReportError.self) {
      try RunComparison(old: old, new: folder.url.path + "/" + path)
    }
    #expect(error.exitCode == status)
    #expect(error.description.contains(what) && error.description.contains(advice), "\(error)")
  }
}
