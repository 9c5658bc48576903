import Analysis
import Figures
import Graphics

/// A picture of the report with what is said of it.
struct ReportFigure {
  /// Name of its file, without ending, and of its caption.
  let id: String
  let scene: Scene
  let caption: String
  let alt: String

  /// Its path in the Markdown.
  var path: String { "figures/\(id).svg" }
}

/// Which figures a report has: the one place that turns numbers into pictures.
struct FigureCatalogue {
  let analysis: ReportAnalysis
  let words: Words
  let theme: Theme
  let measuring: any TextMeasuring

  private var configuration: RunConfiguration { analysis.results.configuration }
  private var layers: String {
    words.layers(configuration.analysis.layers, of: analysis.results.model.layers)
  }
  private var heads: String {
    words.heads(configuration.analysis.heads, of: analysis.results.model.heads)
  }
  private var excluded: String {
    configuration.analysis.excludedTokens.map { "“\($0)”" }.joined(separator: ", ")
  }

  func training() throws(FigureError) -> ReportFigure {
    let history = analysis.results.history
    let epochs = history.last?.epoch ?? 1
    let window = max(1, min(9, history.count / 10 * 2 + 1))
    let figure = TrainingCurve(
      losses: history.map(\.loss), learningRates: history.map(\.learningRate),
      epochEnds: (1...epochs).compactMap { epoch in history.last { $0.epoch == epoch }?.step },
      window: window, words: words.trainingCurve(window: window, epochs: epochs))
    return ReportFigure(
      id: "training-curve", scene: try draw(figure),
      caption: words.trainingCaption(steps: history.count),
      alt: words.trainingAlt(
        first: loss(analysis.meanLoss(epoch: 1)), last: loss(analysis.meanLoss(epoch: epochs))))
  }

  private func loss(_ value: Double) -> String { NumberFormat.decimal(4).text(value) }

  func accuracy() throws(FigureError) -> ReportFigure {
    let metrics = analysis.results.metrics
    let bars = [(words.before, metrics.before), (words.after, metrics.after)].map {
      label, metrics in
      let interval = WilsonInterval(
        successes: metrics.truePositives + metrics.trueNegatives, trials: metrics.count)
      return AccuracyBars.Bar(
        label: label, value: metrics.accuracy, interval: interval.lower...interval.upper)
    }
    let percent = NumberFormat(decimals: 1, factor: 100)
    return ReportFigure(
      id: "accuracy",
      scene: try draw(
        AccuracyBars(
          bars: bars, chance: .init(value: 0.5, label: words.chance), axisTitle: words.accuracy)),
      caption: words.accuracyCaption(count: metrics.after.count),
      alt: words.accuracyAlt(
        before: percent.text(metrics.before.accuracy), after: percent.text(metrics.after.accuracy)))
  }

  /// Averaged attention between all tokens of sentence `index`; nil where the sentence has more
  /// tokens than can be read.
  func heatMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let maps = AttentionHeatMaps(
      tokens: sentence.kept.tokens, before: sentence.averaged.before.nested,
      after: sentence.averaged.after.nested, words: words.heatMaps(isRatio: false))
    return try readable(maps).map { scene in
      ReportFigure(
        id: "attention-\(index + 1)", scene: scene,
        caption: words.heatMapCaption(index + 1, layers: layers, heads: heads),
        alt: words.heatMapAlt(index + 1, tokens: sentence.kept.tokens.count, isRatio: false))
    }
  }

  /// The ratios without the excluded tokens; nil where they are too many.
  func ratioMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let tokens = sentence.kept.kept.map { sentence.kept.tokens[$0] }
    let maps = AttentionHeatMaps(
      tokens: tokens, before: sentence.ratios.before.matrix.nested,
      after: sentence.ratios.after.matrix.nested, words: words.heatMaps(isRatio: true))
    return try readable(maps).map { scene in
      ReportFigure(
        id: "ratio-\(index + 1)", scene: scene,
        caption: words.ratioMapCaption(
          index + 1, layers: layers, heads: heads, excluded: excluded),
        alt: words.heatMapAlt(index + 1, tokens: tokens.count, isRatio: true))
    }
  }

  func change(_ index: Int) throws(FigureError) -> ReportFigure? {
    let attention = analysis.sentences[index].classAttention
    let figure = ChangeBars(
      tokens: attention.entries.map(\.token), changes: attention.entries.map(\.change),
      words: words.changeBars)
    func named(_ entry: ClassAttention.Entry?) -> (String, String)? {
      entry.map { ($0.token, NumberFormat.points(2).text($0.change)) }
    }
    return try readable(figure).map { scene in
      ReportFigure(
        id: "change-\(index + 1)", scene: scene,
        caption: words.changeCaption(
          index + 1, layers: layers, heads: heads, excluded: excluded),
        alt: words.changeAlt(
          index + 1, increase: named(attention.largestIncrease),
          decrease: named(attention.largestDecrease)))
    }
  }

  func cosine(_ index: Int) throws(FigureError) -> ReportFigure? {
    let cosines = analysis.sentences[index].cosines
    let threshold = configuration.analysis.cosineThreshold
    let figure = CosinePlot(
      tokens: cosines.map(\.token), cosines: cosines.map(\.cosine), threshold: threshold,
      words: words.cosine(threshold: "\(threshold)"))
    let lowest = cosines.min { $0.cosine < $1.cosine }
    return try readable(figure).map { scene in
      ReportFigure(
        id: "cosine-\(index + 1)", scene: scene,
        caption: words.cosineCaption(index + 1, threshold: "\(threshold)"),
        alt: words.cosineAlt(
          index + 1, lowest: lowest?.token ?? "",
          cosine: NumberFormat.decimal(3).text(lowest?.cosine ?? .nan)))
    }
  }

  func flow(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let flow = sentence.flow
    let figure = PairedBars(
      labels: flow.before.positions.map { sentence.kept.tokens[$0] },
      panels: [
        .init(
          title: words.incoming, before: flow.before.incoming, after: flow.after.incoming),
        .init(
          title: words.outgoing, before: flow.before.outgoing, after: flow.after.outgoing),
      ], words: words.flow)
    return try readable(figure).map { scene in
      ReportFigure(
        id: "flow-\(index + 1)", scene: scene,
        caption: words.flowCaption(index + 1, layers: layers, heads: heads),
        alt: words.flowAlt(index + 1))
    }
  }

  private func draw(_ figure: some Figure) throws(FigureError) -> Scene {
    try figure.scene(theme: theme, measuring: measuring)
  }

  /// The scene, or nil where the figure has more rows than can be read.
  private func readable(_ figure: some Figure) throws(FigureError) -> Scene? {
    do {
      return try draw(figure)
    } catch {
      if case .tooMany = error { return nil }
      throw error
    }
  }
}

extension Matrix {
  /// The rows as lists.
  fileprivate var nested: [[Double]] { (0..<rows).map { row($0) } }
}
