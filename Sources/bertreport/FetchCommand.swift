import ArgumentParser
import Report

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch models and data sets, each once.",
    discussion: """
        bertreport fetch all-minilm-l6-v2 imdb
        bertreport fetch hf:google/bert_uncased_L-4_H-256_A-4

      NAME is a name of the catalogue:

      \(Catalogue.standard.entries.map { "  \($0.name): \($0.summary.english)" }.joined(separator: "\n"))

      or hf:owner/name[@revision], a public model of a hub (address from HF_ENDPOINT). Everything
      is kept in ${BERTREPORT_HOME:-~/.cache/bertreport}; what the catalogue names is checked
      against its SHA-256.
      """)

  @Argument(help: "What to fetch.")
  var names: [String]

  func run() throws {
    try runReportingErrors {
      let fetcher = Fetcher { StandardError.write("\($0)\n") }
      for name in names { print(try fetcher.fetch(name).path) }
    }
  }
}
