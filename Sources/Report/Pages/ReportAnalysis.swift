import Analysis
import Foundation
import Tensors

/// The results of a run together with everything computed from them.
struct ReportAnalysis {
  let results: RunResults
  /// One for each sentence.
  let sentences: [SentenceAnalysis]
  /// The plane of each sentence's last hidden states.
  let projections: [EmbeddingProjection]
  /// How far different readings of the attention agree, for each sentence.
  let agreements: [ReadingAgreement]
  /// Heads and layers of both models over all sentences.
  let comparison: ModelComparison
  /// What is named of the sentence that is shown head by head.
  let heads: HeadFacts
  /// Both models on the test part.
  let scores: BeforeAfter<ModelScore>
  private let shown: [[Int]]

  /// Analyses every sentence as the configuration asks.
  init(_ results: RunResults) throws(AnalysisError) {
    let settings = results.configuration.analysis.inAnalysis
    let parts = try Parallel.map(results.sentences.count) { index throws(AnalysisError) in
      let traces = results.traces[index]
      let sentence = try SentenceAnalysis(
        tokens: results.sentences[index].tokens, traces: traces, settings: settings)
      return (
        sentence: sentence, projection: try EmbeddingProjection([(sentence.units, traces)]),
        agreement: try ReadingAgreement(sentence, traces: traces)
      )
    }
    let sentences = parts.map(\.sentence)
    projections = parts.map(\.projection)
    agreements = parts.map(\.agreement)
    let labels = results.predictions.map(\.label)
    let probabilities = BeforeAfter(
      before: results.predictions.map(\.before), after: results.predictions.map(\.after))
    scores = BeforeAfter(
      before: try ModelScore(results.metrics.before, probabilities.before, labels),
      after: try ModelScore(results.metrics.after, probabilities.after, labels))
    comparison = try ModelComparison(results, sentences: sentences)
    let headSentence = results.configuration.analysis.headView.sentence - 1
    let heads = HeadFacts(results, units: sentences[headSentence].units, comparison: comparison)
    shown = sentences.indices.map { index in
      sentences[index].shown(
        naming: sentences[index].named(parts[index].projection)
          + (index == headSentence ? heads.named : []))
    }
    self.heads = heads
    self.results = results
    self.sentences = sentences
  }

  /// Whether nothing at all differs between the two models on the sentences.
  var isUnchanged: Bool { sentences.allSatisfy(\.isUnchanged) }

  /// The entry of all sentences whose ratio of [CLS] changed most, the first of equals, with the
  /// number of its sentence from 1; nil where none changed.
  var largestChange: (sentence: Int, entry: ClassAttention.Entry)? {
    largestChange(in: sentences.indices)
  }

  /// The same of the sentences at `range`.
  func largestChange(in range: Range<Int>) -> (sentence: Int, entry: ClassAttention.Entry)? {
    let entries = range.flatMap { index in
      sentences[index].classAttention.entries.map { (sentence: index + 1, entry: $0) }
    }
    return entries.reduce(nil) { best, next in
      next.entry.change.magnitude > (best?.entry.change.magnitude ?? 0) ? next : best
    }
  }

  /// Mean loss of the steps of an epoch, from 1.
  func meanLoss(epoch: Int) -> Double {
    let losses = results.history.filter { $0.epoch == epoch }.map(\.loss)
    return losses.isEmpty ? .nan : losses.reduce(0, +) / Double(losses.count)
  }

  /// The positions that figures of sentence `index` show, in order: all of them, or of a longer
  /// sentence [CLS], those that text and figures name and those that receive most attention in
  /// both models together.
  func shown(_ index: Int) -> [Int] { shown[index] }

  /// The tables of `Output/data` that are computed from the results, by file name.
  var files: [String: Data] {
    [sentenceFiles, layerFiles, headFiles, experimentFiles].reduce(into: [:]) { all, files in
      all.merge(files) { first, _ in first }
    }
  }
}

extension AnalysisSettings {
  /// The same settings in the analysis' terms.
  var inAnalysis: Analysis.AnalysisSettings {
    Analysis.AnalysisSettings(
      selection: AttentionSelection(layers: layers.selected, heads: heads.selected),
      excludedTokens: Set(excludedTokens), cosineThreshold: cosineThreshold, unit: unit)
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
