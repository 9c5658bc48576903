import Analysis
import Figures
import Foundation
import Tensors
import TestSupport
import Training

@testable import Report

/// The results of a run that never was: two sentences, two layers of two heads, numbers by hand.
struct SampleResults {
  /// What one of the two models does.
  struct Model {
    /// The position that every token attends to most, and how much; the others share the rest.
    var focus: Int
    var strength: Float
    /// The direction of the hidden states.
    var angle: Float
    /// Right answers of ten reviews, five of each class.
    var right: Int
    /// Probability of the positive class for every sentence.
    var mood = 0.5
    /// By how much the direction of the hidden states turns from token to token.
    var spread: Float = 0
  }

  /// Attends to "good", a little.
  static let plain = Model(focus: 1, strength: 0.4, angle: 0, right: 4)
  /// Attends to "film", much.
  static let tuned = Model(focus: 2, strength: 0.8, angle: 1.2, right: 9, mood: 0.75)

  static let tokens = ["[CLS]", "good", "film", ".", "[SEP]"]

  /// The results of a run from `before` to `after`, told in `language`.
  static func make(
    from before: Model = plain, to after: Model = tuned, language: Language = .english
  ) throws -> RunResults {
    var configuration = RunConfiguration()
    configuration.languages = [language]
    configuration.title = BilingualText(english: "Sample", korean: "Sample")
    configuration.analysis.sentences = [
      AnalysisSentence(text: "Good film.", sentiment: .positive),
      AnalysisSentence(text: "good FILM.", sentiment: .negative),
    ]
    let both = BeforeAfter(before: before, after: after)
    let traces = try both.map(trace)
    let part = DatasetFacts.Part(count: 10, positive: 5, truncated: 0, tokens: 52, longest: 6)
    return RunResults(
      configuration: configuration,
      dataset: DatasetFacts(
        name: "imdb", summary: BilingualText(english: "Many reviews.", korean: "많은 리뷰이다."),
        sha256: String(repeating: "d", count: 64), read: 25_000, duplicates: 96, conflicts: 0,
        train: part, test: part),
      model: ModelFacts(
        name: "tiny", summary: nil, architecture: "bert", layers: 2, heads: 2, hiddenSize: 4,
        intermediateSize: 8, vocabularySize: 30_522, initializerRange: 0.02,
        parameters: 1_234_567, trained: 1_234_567, loaded: ["bert.a.weight"],
        initialized: ["classifier.weight", "classifier.bias"], unexpected: [],
        precision: "bfloat16",
        files: ["config.json": String(repeating: "c", count: 64)]),
      split: "split,row\ntrain,0\ntest,1\n",
      predictions: (0..<10).map {
        PairedPrediction(
          row: $0, label: label($0), before: positive(before, $0), after: positive(after, $0))
      },
      metrics: both.map(metrics), history: history, epochAccuracies: [0.5, 0.75],
      reviews: [false, true].flatMap { isTest in
        (0..<10).map {
          ReviewFacts(
            row: $0, isTest: isTest, label: label($0), tokens: 4 + $0, removed: $0 == 9 ? 3 : 0,
            hasNegation: $0 % 3 == 0)
        }
      },
      sentences: configuration.analysis.sentences.map {
        SentenceFacts(
          text: $0.text, sentiment: $0.sentiment.rawValue, tokens: tokens,
          positiveBefore: before.mood, positiveAfter: after.mood)
      }, traces: [traces, traces],
      focus: [try focus(traces, both.map(cosines))],
      swaps: [
        SwapFacts(
          sentence: 1, from: "Good", to: "Bad", positiveBefore: swapped(before),
          positiveAfter: swapped(after))
      ], quotes: [],
      trainingAttention: traces.after.attentions.slice(0).slice(0))
  }

  /// Five positive reviews, then five negative ones.
  private static func label(_ row: Int) -> Int { row < 5 ? 1 : 0 }

  /// The first reviews are judged right, surely.
  private static func positive(_ model: Model, _ row: Int) -> Double {
    (row < model.right) == (label(row) == 1) ? 0.9 : 0.1
  }

  private static func swapped(_ model: Model) -> Double {
    model.mood - Double(model.strength) / 2
  }

  private static func cosines(_ model: Model) -> [Double] {
    [1, 1 - Double(model.strength) / 2, 1 - Double(model.strength)]
  }

  private static func focus(
    _ traces: BeforeAfter<AttentionTrace>, _ cosines: BeforeAfter<[Double]>
  ) throws -> FocusFacts {
    let focus = try TokenFocus(
      word: "film", tokens: tokens, traces: traces, settings: Analysis.AnalysisSettings())
    return FocusFacts(
      word: "film",
      sentences: ["Good film.", "good FILM."].map { FocusFacts.Sentence($0, focus) },
      cosinesBefore: cosines.before, cosinesAfter: cosines.after)
  }

  private static let history = (1...4).map {
    TrainingStep(
      step: $0, epoch: ($0 + 1) / 2, loss: 1 / Double($0),
      learningRate: [0, 2e-5, 5e-5, 1e-5][$0 - 1],
      gradientNorm: 0.1 * Double($0))
  }

  private static func metrics(_ model: Model) -> Metrics {
    let positives = min(5, model.right)
    let negatives = model.right - positives
    return Metrics(
      truePositives: positives, falsePositives: 5 - negatives, trueNegatives: negatives,
      falseNegatives: 5 - positives, loss: 0.7 - 0.05 * Double(model.right))
  }

  private static func trace(_ model: Model) throws -> AttentionTrace {
    let count = tokens.count
    let rest = (1 - model.strength) / Float(count - 1)
    let row: [Float] = (0..<count).map { $0 == model.focus ? model.strength : rest }
    let rows = Array(repeating: row, count: 2 * 2 * count).flatMap(\.self)
    // Powers of 2, so that lengths differ and no cosine is rounded.
    let layer = (0..<count).flatMap { token -> [Float] in
      let angle = model.angle + model.spread * Float(token)
      return [cos(angle), sin(angle), 0, 0].map { $0 * Float(1 << token) }
    }
    let states = Array(repeating: layer, count: 3).flatMap(\.self)
    return try AttentionTrace(
      attentions: Tensor(shape: [2, 2, count, count], values: rows),
      hiddenStates: Tensor(shape: [3, count, 4], values: states), tokenCount: count)
  }

  /// The fields, the Markdown and the slides' text of a report on `results`, with the program's own
  /// templates.
  static func report(
    _ results: RunResults
  ) throws -> (fields: View, markdown: String, slides: String) {
    let view = try view(results)
    let templates = try resources.reportTemplates(view.words.language)
    let text = try ReportText(view, templates: templates)
    let fields = try view.fields().merging(templates.fields) { own, _ in own }
    return (fields, text.report, text.slides ?? "")
  }

  /// What templates are filled with, in the first of the languages.
  static func view(_ results: RunResults) throws -> ReportView {
    let words = Words(language: results.configuration.languages[0])
    let analysis = try ReportAnalysis(results)
    let figures = try ReportFigures(
      FigureCatalogue(
        analysis: analysis, words: words, theme: .light, measuring: FixedMeasuring()))
    return ReportView(analysis: analysis, words: words, figures: figures, figureFolder: "figures")
  }

  /// Fonts and templates of this repository.
  static let resources = Resources(
    fonts: Fixture.root.appending(path: "fonts"),
    templates: Fixture.root.appending(path: "Templates"))
}

extension View {
  /// The value that `path`, names with points between them, leads to; rows by their number.
  func value(_ path: String) -> ViewValue? {
    var value: ViewValue? = .view(self)
    for part in path.split(separator: ".").map(String.init) {
      switch value {
      case .view(let view): value = view[part]
      case .list(let rows):
        value = Int(part).flatMap { rows.indices.contains($0) ? .view(rows[$0]) : nil }
      default: return nil
      }
    }
    return value
  }

  func isSet(_ path: String) -> Bool { value(path) == .flag(true) }

  func text(_ path: String) -> String? {
    if case .text(let text) = value(path) { return text }
    return nil
  }
}
