import Analysis
import Foundation

/// The results of a run together with everything computed from them.
struct ReportAnalysis {
  let results: RunResults
  /// One for each sentence.
  let sentences: [SentenceAnalysis]
  /// The plane of each sentence's last hidden states.
  let projections: [EmbeddingProjection]

  /// Analyses every sentence as the configuration asks.
  init(_ results: RunResults) throws(AnalysisError) {
    let settings = results.configuration.analysis.inAnalysis
    var sentences: [SentenceAnalysis] = []
    for (sentence, traces) in zip(results.sentences, results.traces) {
      sentences.append(
        try SentenceAnalysis(tokens: sentence.tokens, traces: traces, settings: settings))
    }
    var projections: [EmbeddingProjection] = []
    for (sentence, traces) in zip(sentences, results.traces) {
      projections.append(try EmbeddingProjection([(sentence.units, traces)]))
    }
    self.results = results
    self.sentences = sentences
    self.projections = projections
  }

  /// Whether nothing at all differs between the two models on the sentences.
  var isUnchanged: Bool { results.traces.allSatisfy { $0.before == $0.after } }

  /// Mean loss of the steps of an epoch, from 1.
  func meanLoss(epoch: Int) -> Double {
    let losses = results.history.filter { $0.epoch == epoch }.map(\.loss)
    return losses.isEmpty ? .nan : losses.reduce(0, +) / Double(losses.count)
  }

  /// Most tokens that a figure of one sentence shows.
  static let mostTokens = 40

  /// The positions that figures of sentence `index` show, in order: all of them, or of a longer
  /// sentence [CLS] and those that receive most attention in both models together.
  func shown(_ index: Int) -> [Int] {
    let sentence = sentences[index]
    let count = sentence.units.count
    guard count > ReportAnalysis.mostTokens else { return Array(0..<count) }
    let received = (0..<count).map { column in
      (0..<count).reduce(0) {
        $0 + sentence.averaged.before[$1, column] + sentence.averaged.after[$1, column]
      }
    }
    let order = (1..<count).sorted { (received[$0], $1) > (received[$1], $0) }
    return ([0] + order.prefix(ReportAnalysis.mostTokens - 1)).sorted()
  }

  /// The tables of `Output/data` that are computed from the traces, by file name.
  var files: [String: Data] {
    var classRows: [[String]] = []
    var flowRows: [[String]] = []
    var cosineRows: [[String]] = []
    var averageRows: [[String]] = []
    for (index, sentence) in sentences.enumerated() {
      let number = "\(index + 1)"
      for entry in [sentence.classAttention.own] + sentence.classAttention.entries {
        classRows.append([
          number, "\(entry.position)", entry.token, "\(entry.ratio.before)",
          "\(entry.ratio.after)", "\(entry.change)",
        ])
      }
      let flow = sentence.flow
      for (row, position) in flow.before.positions.enumerated() {
        flowRows.append([
          number, "\(position)", sentence.kept.tokens[position],
          "\(flow.before.incoming[row])", "\(flow.after.incoming[row])",
          "\(flow.before.outgoing[row])", "\(flow.after.outgoing[row])",
        ])
      }
      for cosine in sentence.cosines {
        cosineRows.append([
          number, "\(cosine.position)", cosine.token, "\(cosine.cosine)", "\(cosine.changed)",
        ])
      }
      for from in sentence.kept.tokens.indices {
        for to in sentence.kept.tokens.indices {
          averageRows.append([
            number, "\(from)", "\(to)", "\(sentence.averaged.before[from, to])",
            "\(sentence.averaged.after[from, to])",
          ])
        }
      }
    }
    func table(_ header: [String], _ rows: [[String]]) -> Data {
      Data(DataTable(header, rows: rows).csv.utf8)
    }
    return layerFiles.merging([
      "attention_cls.csv": table(
        ["sentence", "index", "token", "pretrained_ratio", "finetuned_ratio", "change_pp"],
        classRows),
      "attention_flow.csv": table(
        [
          "sentence", "index", "token", "incoming_pretrained", "incoming_finetuned",
          "outgoing_pretrained", "outgoing_finetuned",
        ], flowRows),
      "cosine.csv": table(["sentence", "index", "token", "cosine", "changed"], cosineRows),
      "attention_average.csv": table(
        ["sentence", "from", "to", "pretrained", "finetuned"], averageRows),
    ]) { first, _ in first }
  }
}

extension AnalysisSettings {
  /// The same settings in the analysis' terms.
  var inAnalysis: Analysis.AnalysisSettings {
    Analysis.AnalysisSettings(
      selection: AttentionSelection(layers: layers.selected, heads: heads.selected),
      excludedTokens: Set(excludedTokens), cosineThreshold: cosineThreshold)
  }
}

extension LayerSelection {
  /// The same choice in the analysis' terms.
  fileprivate var selected: AttentionSelection.Layers {
    switch self {
    case .last: .last
    case .all: .all
    case .indices(let indices): .indices(indices)
    }
  }
}

extension HeadSelection {
  /// The same choice in the analysis' terms.
  fileprivate var selected: AttentionSelection.Heads {
    switch self {
    case .all: .all
    case .indices(let indices): .indices(indices)
    }
  }
}
