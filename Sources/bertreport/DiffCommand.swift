import ArgumentParser
import Report

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Write a Markdown table of what changed between two runs.",
    discussion: """
      Settings, inputs and versions that differ, metrics with the change in points (with a 95%
      interval and McNemar's test where both runs tested the same reviews), verdicts that flipped,
      the largest changes of attention, the cosine of embeddings, and files whose bytes differ.
      It reads manifest.json and, beside it, metrics.json, predictions.csv, sentences.json,
      attention_cls.csv and cosine.csv of data/; it writes nothing but the table, on stdout.

        bertreport diff Output other/Output
        git worktree add ../main main
        bertreport diff ../main/Output/manifest.json Output/manifest.json > changes.md

      The exit code is 0 whenever the runs could be compared, whether or not anything changed.
      """)

  @Argument(help: "The manifest.json of a run, or its folder.", completion: .file())
  var old: String

  @Argument(help: "The manifest.json of the run to compare with it, or its folder.")
  var new: String

  @Flag(help: "Print everything that changed as JSON.")
  var json = false

  func run() throws {
    try runReportingErrors {
      let comparison = try RunComparison(old: old, new: new)
      print(json ? try comparison.json() : comparison.markdown, terminator: json ? "\n" : "")
    }
  }
}
