import Analysis
import Figures
import Graphics

/// A picture of the report with what is said of it.
struct ReportFigure {
  /// Name of its file, without ending, and of its caption.
  let id: String
  let scene: Scene
  let caption: String
  /// What is seen in it and what it says.
  let description: FigureDescription
  /// The files of `Output/data` that have its numbers.
  let numbers: [String]
}

/// Which figures a report has: the one place that turns numbers into pictures.
struct FigureCatalogue {
  let analysis: ReportAnalysis
  let words: Words
  let theme: Theme
  let measuring: any TextMeasuring

  private var configuration: RunConfiguration { analysis.results.configuration }

  /// What the captions say of the numbers behind most figures.
  var basis: Words.Basis {
    Words.Basis(
      layers: words.layers(configuration.analysis.layers, of: analysis.results.model.layers),
      heads: words.heads(configuration.analysis.heads, of: analysis.results.model.heads),
      excluded: words.excluded(configuration.analysis.excludedTokens))
  }

  /// Averaged attention between all tokens of sentence `index`; nil where it cannot be read.
  func heatMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let shown = analysis.shown(index)
    let maps = AttentionHeatMaps(
      tokens: shown.map { sentence.kept.tokens[$0] },
      before: sentence.averaged.before.restricted(to: shown).nested,
      after: sentence.averaged.after.restricted(to: shown).nested,
      words: words.heatMaps(isRatio: false), maximum: largest { $0.averaged },
      differenceLimit: largestChange { $0.averaged })
    let most = sentence.averaged.map {
      MostReceiving(of: [$0]).receiver(among: sentence.kept.tokens)
    }
    return try figure(
      "attention", index, maps, words.heatMapCaption(index + 1, basis),
      words.describeHeatMap(
        index + 1, tokens: (shown.count, sentence.units.count), most), ["attention_average.csv"])
  }

  /// The ratios without the excluded tokens; nil where they cannot be read.
  func ratioMap(_ index: Int) throws(FigureError) -> ReportFigure? {
    let sentence = analysis.sentences[index]
    let tokens = sentence.kept.kept.map { sentence.kept.tokens[$0] }
    let places = visible(sentence.kept.kept, index)
    let maps = AttentionHeatMaps(
      tokens: places.map { tokens[$0] },
      before: sentence.ratios.before.matrix.restricted(to: places).nested,
      after: sentence.ratios.after.matrix.restricted(to: places).nested,
      words: words.heatMaps(isRatio: true), maximum: largest { $0.ratios.map(\.matrix) },
      differenceLimit: largestChange { $0.ratios.map(\.matrix) })
    let most = sentence.ratios.map { MostReceiving(of: [$0.matrix]).receiver(among: tokens) }
    return try figure(
      "ratio", index, maps, words.ratioMapCaption(index + 1, basis),
      words.describeRatioMap(
        index + 1, tokens: (places.count, tokens.count), most,
        excludes: !configuration.analysis.excludedTokens.isEmpty), ["attention_ratio.csv"],
      of: sentence.kept.kept)
  }

  /// The largest entry of all sentences and both models, so that their figures share a scale.
  private func largest(_ matrices: (SentenceAnalysis) -> BeforeAfter<Matrix>) -> Double? {
    analysis.sentences.map(matrices).flatMap { $0.before.values + $0.after.values }.max()
  }

  private func largestChange(_ matrices: (SentenceAnalysis) -> BeforeAfter<Matrix>) -> Double? {
    analysis.sentences.map(matrices).flatMap { ($0.after - $0.before).values.map(\.magnitude) }
      .max()
  }

  func change(_ index: Int) throws(FigureError) -> ReportFigure? {
    let attention = analysis.sentences[index].classAttention
    let entries = visible(attention.entries.map(\.position), index).map { attention.entries[$0] }
    let bars = ChangeBars(
      tokens: entries.map(\.token), changes: entries.map(\.change), words: words.changeBars)
    return try figure(
      "change", index, bars, words.changeCaption(index + 1, basis),
      words.describeChange(index + 1, attention), ["attention_cls.csv"],
      of: attention.entries.map(\.position))
  }

  func cosine(_ index: Int) throws(FigureError) -> ReportFigure? {
    let all = analysis.sentences[index].cosines
    let cosines = visible(all.map(\.position), index).map { all[$0] }
    let threshold = configuration.analysis.cosineThreshold
    let plot = CosinePlot(
      tokens: cosines.map(\.token), cosines: cosines.map(\.cosine), threshold: threshold,
      words: words.cosine(threshold: "\(threshold)"),
      minimum: analysis.sentences.flatMap(\.cosines).map(\.cosine).min())
    return try figure(
      "cosine", index, plot, words.cosineCaption(index + 1, threshold: "\(threshold)"),
      words.describeCosine(
        index + 1, below: all.count(where: \.changed), of: all.count, threshold: "\(threshold)",
        lowest: all.lowest), ["cosine.csv"])
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
      ], words: words.flow,
      maximum: analysis.sentences.flatMap { sentence in
        [sentence.flow.before, sentence.flow.after].flatMap { $0.incoming + $0.outgoing }
      }.max())
    let most = flow.map { flow in
      let place = flow.mostReceiving
      return Words.Receiver(
        token: sentence.kept.tokens[flow.positions[place]], share: flow.incoming[place])
    }
    return try figure(
      "flow", index, bars, words.flowCaption(index + 1, basis),
      words.describeFlow(index + 1, most), ["attention_flow.csv"], of: flow.before.positions)
  }

  /// The places in `positions` of those that figures of sentence `index` show.
  func visible(_ positions: [Int], _ index: Int) -> [Int] {
    let shown = Set(analysis.shown(index))
    return positions.indices.filter { shown.contains(positions[$0]) }
  }

  /// A figure of the tokens at `positions` of sentence `index`, all unless told otherwise, whose
  /// caption says if it does not show all of them; nil where it has more than can be read.
  func figure(
    _ id: String, _ index: Int, _ figure: some Figure, _ caption: String,
    _ description: FigureDescription, _ numbers: [String], of positions: [Int]? = nil
  ) throws(FigureError) -> ReportFigure? {
    try readable(figure).map {
      ReportFigure(
        id: "\(id)-\(index + 1)", scene: $0, caption: caption + limitNote(index, of: positions),
        description: description, numbers: numbers)
    }
  }

  /// What a caption adds where figures of sentence `index` do not show all that they could, which
  /// is the tokens at `positions` or the whole sentence.
  func limitNote(_ index: Int, of positions: [Int]? = nil) -> String {
    let all = positions ?? Array(0..<analysis.sentences[index].units.count)
    let shown = visible(all, index).map { all[$0] }
    guard shown.count < all.count else { return "" }
    return " "
      + words.limitNote(shown: shown.count, of: all.count, withClassToken: shown.first == 0)
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

extension MostReceiving {
  /// With the token at its position.
  func receiver(among tokens: [String]) -> Words.Receiver {
    Words.Receiver(token: tokens[position], share: share)
  }
}
