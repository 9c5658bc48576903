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
}

/// Which figures a report has: the one place that turns numbers into pictures.
struct FigureCatalogue {
  let analysis: ReportAnalysis
  let words: Words
  let theme: Theme
  let measuring: any TextMeasuring

  private var configuration: RunConfiguration { analysis.results.configuration }
  var layers: String {
    words.layers(configuration.analysis.layers, of: analysis.results.model.layers)
  }
  var heads: String {
    words.heads(configuration.analysis.heads, of: analysis.results.model.heads)
  }
  var excluded: String {
    configuration.analysis.excludedTokens.map { "“\($0)”" }.joined(separator: ", ")
  }

  func training() throws(FigureError) -> ReportFigure {
    let history = analysis.results.history
    let epochs = history.last?.epoch ?? 1
    let window = max(1, min(9, history.count / 10 * 2 + 1))
    let figure = TrainingCurve(
      losses: history.map(\.loss), learningRates: history.map(\.learningRate),
      epochEnds: (1...epochs).compactMap { epoch in history.last { $0.epoch == epoch }?.step },
      window: window, accuracies: analysis.results.epochAccuracies,
      words: words.trainingCurve(window: window, epochs: epochs))
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

  /// Averaged attention between all tokens of sentence `index`; nil where it cannot be read.
  func heatMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let shown = analysis.shown(index)
    let maps = AttentionHeatMaps(
      tokens: shown.map { sentence.kept.tokens[$0] },
      before: sentence.averaged.before.restricted(to: shown).nested,
      after: sentence.averaged.after.restricted(to: shown).nested,
      words: words.heatMaps(isRatio: false))
    return try figure(
      "attention", index, maps, words.heatMapCaption(index + 1, layers: layers, heads: heads),
      words.heatMapAlt(index + 1, tokens: shown.count, isRatio: false))
  }

  /// The ratios without the excluded tokens; nil where they cannot be read.
  func ratioMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let places = visible(sentence.kept.kept, index)
    let maps = AttentionHeatMaps(
      tokens: places.map { sentence.kept.tokens[sentence.kept.kept[$0]] },
      before: sentence.ratios.before.matrix.restricted(to: places).nested,
      after: sentence.ratios.after.matrix.restricted(to: places).nested,
      words: words.heatMaps(isRatio: true))
    return try figure(
      "ratio", index, maps,
      words.ratioMapCaption(index + 1, layers: layers, heads: heads, excluded: excluded),
      words.heatMapAlt(index + 1, tokens: places.count, isRatio: true))
  }

  func change(_ index: Int) throws(FigureError) -> ReportFigure? {
    let attention = analysis.sentences[index].classAttention
    let entries = visible(attention.entries.map(\.position), index).map { attention.entries[$0] }
    let bars = ChangeBars(
      tokens: entries.map(\.token), changes: entries.map(\.change), words: words.changeBars)
    func named(_ entry: ClassAttention.Entry?) -> (String, String)? {
      entry.map { ($0.token, NumberFormat.points(2).text($0.change)) }
    }
    return try figure(
      "change", index, bars,
      words.changeCaption(index + 1, layers: layers, heads: heads, excluded: excluded),
      words.changeAlt(
        index + 1, increase: named(attention.largestIncrease),
        decrease: named(attention.largestDecrease)))
  }

  func cosine(_ index: Int) throws(FigureError) -> ReportFigure? {
    let all = analysis.sentences[index].cosines
    let cosines = visible(all.map(\.position), index).map { all[$0] }
    let threshold = configuration.analysis.cosineThreshold
    let plot = CosinePlot(
      tokens: cosines.map(\.token), cosines: cosines.map(\.cosine), threshold: threshold,
      words: words.cosine(threshold: "\(threshold)"))
    let lowest = all.min { $0.cosine < $1.cosine }
    return try figure(
      "cosine", index, plot, words.cosineCaption(index + 1, threshold: "\(threshold)"),
      words.cosineAlt(
        index + 1, lowest: lowest?.token ?? "",
        cosine: NumberFormat.decimal(3).text(lowest?.cosine ?? .nan)))
  }

  func flow(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let flow = sentence.flow
    let places = visible(flow.before.positions, index)
    let bars = PairedBars(
      labels: places.map { sentence.kept.tokens[flow.before.positions[$0]] },
      panels: [
        .init(
          title: words.incoming, before: places.map { flow.before.incoming[$0] },
          after: places.map { flow.after.incoming[$0] }),
        .init(
          title: words.outgoing, before: places.map { flow.before.outgoing[$0] },
          after: places.map { flow.after.outgoing[$0] }),
      ], words: words.flow)
    return try figure(
      "flow", index, bars, words.flowCaption(index + 1, layers: layers, heads: heads),
      words.flowAlt(index + 1))
  }

  /// The places in `positions` of those that figures of sentence `index` show.
  func visible(_ positions: [Int], _ index: Int) -> [Int] {
    let shown = Set(analysis.shown(index))
    return positions.indices.filter { shown.contains(positions[$0]) }
  }

  /// A figure of sentence `index`, whose caption says if not all tokens are shown; nil where it
  /// has more than can be read.
  func figure(
    _ id: String, _ index: Int, _ figure: some Figure, _ caption: String, _ alt: String
  ) throws(FigureError) -> ReportFigure? {
    let (shown, all) = (analysis.shown(index).count, analysis.sentences[index].units.count)
    let limit = shown < all ? " " + words.limitNote(shown: shown, of: all) : ""
    return try readable(figure).map {
      ReportFigure(id: "\(id)-\(index + 1)", scene: $0, caption: caption + limit, alt: alt)
    }
  }

  func draw(_ figure: some Figure) throws(FigureError) -> Scene {
    try figure.scene(theme: theme, measuring: measuring)
  }

  /// The scene, or nil where the figure has more rows than can be read.
  func readable(_ figure: some Figure) throws(FigureError) -> Scene? {
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
  var nested: [[Double]] { (0..<rows).map { row($0) } }
}
