import Foundation
import Testing

/// What `bertreport build` leaves behind. The suite's project is built once.
@Suite(.builtProject) struct BuildTests {
  private func built() throws -> (project: TinyProject, outcome: Command.Outcome) {
    try #require(BuiltProject.current)
  }

  /// A project of its own with what the suite's project has in it.
  private func copy() throws -> TinyProject {
    let (original, project) = (try built().project, try TinyProject())
    try FileManager.default.copyItem(at: original.file("Output"), to: project.file("Output"))
    return project
  }

  @Test func endsWithThePathsOfTheReport() throws {
    let (project, outcome) = try built()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.lines == TinyProject.reports.map { project.file("Output/\($0)").path })
  }

  @Test func progressGoesToStandardErrorInPlainLines() throws {
    let errors = try built().outcome.errors
    for stage in [
      "Reading reviews", "Fine-tuning on 16 reviews", "Drawing figures and writing the report",
    ] {
      #expect(errors.contains("\(stage)\n"))
    }
    #expect(errors.contains("  32/32  "))
    #expect(!errors.contains("\r") && !errors.contains("\u{1B}"))
  }

  @Test func writesEveryFileOfAnOutputFolder() throws {
    let project = try built().project
    let names = Set(try project.content(of: "Output", excluding: [".cache"]).keys)
    let data = [
      "metrics.json", "predictions.csv", "split.csv", "history.csv", "attention_cls.csv",
      "attention_flow.csv", "cosine.csv", "trace.safetensors", "reviews.csv", "epochs.csv",
      "focus.json", "swaps.json", "quotes.json",
    ]
    let figures =
      [
        "accuracy", "training-curve", "lengths", "confusion", "head-view", "head-view-single",
        "model-view-before", "model-view-after", "model-view-difference", "head-divergence",
        "training-mode",
        "sentiment-change", "layers-entropy", "layers-variance",
      ]
      + (1...2).flatMap { number in
        ["attention", "ratio", "change", "cosine", "cosine-layers", "projection", "flow"]
          .map { "\($0)-\(number)" }
      }
    let model = ["config.json", "model.safetensors", "vocab.txt", "README.md"]
    let expected =
      TinyProject.reports + ["MODEL_CARD.md", "manifest.json", "run.json"]
      + data.map { "data/\($0)" }
      + figures.map { "figures/\($0).svg" } + model.map { "model/\($0)" }
    #expect(Set(expected).subtracting(names) == [])
    #expect(names.filter { $0.hasPrefix("figures/") }.count == figures.count)
    #expect(!names.contains { $0.contains(".partial") })
  }

  @Test func everyFigureHasAnOpaqueBackground() throws {
    let content = try built().project.content(of: "Output/figures")
    #expect(content.count == 28)
    let frame = /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/
    // The first thing drawn is a rectangle over the whole picture, in one colour.
    let first = /<svg [^>]*>\n<path d="M0 0h([0-9.]+)v([0-9.]+)H0z" fill="#[0-9a-f]{3,6}"\/>/
    for (name, data) in content {
      let text = String(decoding: data, as: UTF8.self)
      let size = try #require(text.firstMatch(of: frame)).output
      let (width, height) = (try #require(Double(size.1)), try #require(Double(size.2)))
      let shape = try #require(text.prefixMatch(of: first), "\(name)").output
      for (side, length) in [(shape.1, width), (shape.2, height)] {
        #expect(abs(try #require(Double(side)) - length) < 0.01, "\(name)")
      }
    }
  }

  @Test func tablesHaveTheColumnsOfTheirDescription() throws {
    let content = try built().project.content(of: "Output/data")
    let headers = [
      "predictions.csv": "id,label,before_positive,after_positive",
      "split.csv": "split,row",
      "history.csv": "step,epoch,loss,learning_rate,gradient_norm",
      "attention_cls.csv": "sentence,index,token,pretrained_ratio,finetuned_ratio,change_pp",
      "attention_flow.csv": "sentence,index,token,incoming_pretrained,incoming_finetuned,"
        + "outgoing_pretrained,outgoing_finetuned",
      "cosine.csv": "sentence,index,token,cosine,changed",
    ]
    let rows = ["predictions.csv": 8, "split.csv": 24, "history.csv": 4]
    for (name, header) in headers {
      let lines = String(decoding: try #require(content[name]), as: UTF8.self)
        .split(separator: "\n")
      #expect(lines.first.map(String.init) == header)
      if let rows = rows[name] { #expect(lines.count == rows + 1, "\(name)") }
    }
  }

  @Test func manifestNamesEveryArtifactAndNoPlaceOfThisMachine() throws {
    let project = try built().project
    let committed = try project.committed()
    let manifest = try TinyProject.object(committed["manifest.json"])
    let artifacts = try #require(manifest["artifacts"] as? [String: String])
    #expect(Set(artifacts.keys) == Set(committed.keys).subtracting(["manifest.json"]))
    #expect(artifacts.values.allSatisfy { $0.count == 64 })
    for (name, data) in committed where !name.hasSuffix(".pdf") {
      #expect(data.firstRange(of: Data(project.folder.path.utf8)) == nil, "\(name)")
    }
  }

  /// The suite's project was built on two threads.
  @Test func anotherRunElsewhereOnOneThreadGivesTheSameBytes() throws {
    let project = try TinyProject()
    defer { project.remove() }
    let outcome = try project.run(
      "build", "bertreport.yaml", "--output", "else/where", "--quiet", "--json",
      environment: ["OMP_NUM_THREADS": "1"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains("Fine-tuning"))
    let one = try built().project.committed()
    #expect(TinyProject.differences(one, try project.committed("else/where")) == [])

    // --json
    let summary = try TinyProject.object(Data(outcome.output.utf8))
    #expect(summary["test_size"] as? Int == 8)
    #expect(
      summary["files"] as? [String]
        == TinyProject.reports.map { project.file("else/where/\($0)").path })
    let metrics = try TinyProject.object(one["data/metrics.json"])
    for (moment, key) in [("before", "accuracy_before"), ("after", "accuracy_after")] {
      let part = try #require(metrics[moment] as? [String: Any])
      let accuracy = try #require(part["accuracy"] as? Double)
      #expect(summary[key] as? Double == accuracy)
    }
  }

  @Test func secondRunTakesUnchangedStagesFromTheFirst() throws {
    let project = try copy()
    defer { project.remove() }
    let again = try project.run("build")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.components(separatedBy: "unchanged since the last run").count == 4)
    #expect(
      TinyProject.differences(try built().project.committed(), try project.committed()) == [])

    // Other sentences need no training; another recipe does.
    try project.write(
      TinyProject.configuration("A dull plot.", becomes: "Never again!"), to: "bertreport.yaml")
    let sentences = try project.run("build")
    #expect(sentences.errors.components(separatedBy: "unchanged since the last run").count == 4)
    try project.write(
      TinyProject.configuration("epochs: 2", becomes: "epochs: 1"), to: "bertreport.yaml")
    let recipe = try project.run("build")
    #expect(recipe.errors.components(separatedBy: "unchanged since the last run").count == 2)
    #expect(recipe.errors.contains("  16/16  "))

    // Everything depends on the tokens.
    try project.write(#"{"do_lower_case": false}"#, to: "model/tokenizer_config.json")
    let tokens = try project.run("build")
    #expect(tokens.status == 0 && !tokens.errors.contains("unchanged since the last run"))
  }

  @Test func forcedStageIsDoneAgainAndGivesTheSame() throws {
    let project = try copy()
    defer { project.remove() }
    let outcome = try project.run("build", "--force", "train")
    #expect(outcome.errors.components(separatedBy: "unchanged since the last run").count == 3)
    #expect(outcome.errors.contains("  32/32  "))
    #expect(
      TinyProject.differences(try built().project.committed(), try project.committed()) == [])
  }

  @Test func warningIsSaidAgainAtTheEndAndOnce() throws {
    let project = try TinyProject()
    defer { project.remove() }
    try project.write(TinyProject.csv + "so so,0\nso so,1\n", to: "reviews.csv")
    try project.write(
      TinyProject.configuration("epochs: 2", becomes: "epochs: 1")
        .replacing("analysis:", with: "report: {formats: [markdown]}\nanalysis:"),
      to: "bertreport.yaml")
    let warning = "2 reviews left out that stand there with both labels\n"
    let loud = try project.run("build")
    #expect(loud.status == 0)
    #expect(loud.errors.components(separatedBy: "  warning: \(warning)").count == 2)
    #expect(loud.errors.components(separatedBy: "  \(warning)").count == 2)
    let quiet = try project.run("build", "--quiet")
    #expect(quiet.errors.components(separatedBy: warning).count == 2)
    #expect(quiet.errors.wholeMatch(of: /[0-9]+ warnings?:\n(  [^\n]+\n)+/) != nil)
  }

  @Test func renderMakesTheSameReportWithoutModelAndReviews() throws {
    let project = try copy()
    defer { project.remove() }
    for name in TinyProject.reports.map({ "Output/\($0)" }) + ["Output/figures", "Output/model"]
      + ["Output/MODEL_CARD.md", "Output/.cache", "model", "reviews.csv", "bertreport.yaml"]
    {
      try FileManager.default.removeItem(at: project.file(name))
    }
    let outcome = try project.run("render")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.lines == TinyProject.reports.map { project.file("Output/\($0)").path })
    #expect(
      TinyProject.differences(try built().project.committed(), try project.committed()) == [])
  }

  @Test func renderChangesTheLanguage() throws {
    let project = try copy()
    defer { project.remove() }
    let korean = try String(contentsOf: project.file("Output/report.md"), encoding: .utf8)
    #expect(korean.contains("## 참고문헌") && !korean.contains("## References"))
    let outcome = try project.run("render", "Output", "--language", "en", "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let english = try String(contentsOf: project.file("Output/report.md"), encoding: .utf8)
    #expect(english.contains("## References") && !english.contains("[한국어]"))
    let hangul = english.unicodeScalars.filter { (0xAC00...0xD7A3).contains($0.value) }
    #expect(hangul.isEmpty)
    let back = try project.run("render", "Output", "--language", "ko", "--quiet")
    #expect(back.status == 0)
    #expect(
      TinyProject.differences(try built().project.committed(), try project.committed()) == [])
  }

  @Test func bothLanguagesHaveNamesOfTheirOwnAndNothingOfBeforeStays() throws {
    let project = try copy()
    defer { project.remove() }
    let both = try project.run("render", "Output", "--language", "ko,en", "--quiet")
    #expect(both.status == 0, "\(both.errors)")
    let names = ["report.ko.md", "report.ko.pdf", "slides.ko.pdf"]
    let expected = names + names.map { $0.replacing("ko", with: "en") }
    #expect(both.lines == expected.map { project.file("Output/\($0)").path })
    let content = try project.committed()
    #expect(TinyProject.reports.allSatisfy { content[$0] == nil })
    let figures = content.keys.filter { $0.hasPrefix("figures/") }
    #expect(figures.count == 56)
    #expect(figures.allSatisfy { $0.hasPrefix("figures/ko/") || $0.hasPrefix("figures/en/") })
    for (name, other, top) in [
      ("report.ko.md", "en", "한국어 | [English](report.en.md)\n\n# Tiny\n"),
      ("report.en.md", "ko", "[한국어](report.ko.md) | English\n\n# Tiny\n"),
    ] {
      let text = String(decoding: try #require(content[name]), as: UTF8.self)
      #expect(text.hasPrefix(top))
      #expect(!text.contains("figures/\(other)/"))
      for match in text.matches(of: /\]\(((?:figures|data)\/[^)]+)\)/) {
        #expect(content[String(match.1)] != nil, "\(name): \(match.1)")
      }
    }
    let manifest = try TinyProject.object(content["manifest.json"])
    let artifacts = try #require(manifest["artifacts"] as? [String: String])
    #expect(Set(artifacts.keys) == Set(content.keys).subtracting(["manifest.json"]))

    let back = try project.run("render", "Output", "--language", "ko", "--quiet")
    #expect(back.status == 0)
    #expect(
      TinyProject.differences(try built().project.committed(), try project.committed()) == [])
  }
}
