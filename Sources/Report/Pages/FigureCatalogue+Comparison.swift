import Analysis
import Figures
import Foundation

/// The figures that compare sentences, layers and embeddings.
extension FigureCatalogue {
  /// The changes of all sentences on one scale, in as many figures as they need.
  func sentimentChange() throws(FigureError) -> [ReportFigure] {
    let panels = analysis.sentences.enumerated().map { index, sentence in
      let all = sentence.classAttention.entries
      let entries = visible(all.map(\.position), index).map { all[$0] }
      return SentimentChange.Panel(
        title: words.panelTitle(
          index + 1, sentiment: analysis.results.sentences[index].sentiment),
        tokens: entries.map(\.token), changes: entries.map(\.change))
    }
    let most = SentimentChange.mostPanels
    let pageCount = (panels.count + most - 1) / most
    let columns = (panels.count + pageCount - 1) / pageCount
    let pages = stride(from: 0, to: panels.count, by: columns).map {
      $0..<min($0 + columns, panels.count)
    }
    var figures: [ReportFigure] = []
    for (page, range) in pages.enumerated() {
      let figure = SentimentChange(
        panels: Array(panels[range]), words: words.changeBars,
        scale: panels.flatMap(\.changes), columns: columns)
      guard let scene = try readable(figure) else { continue }
      let notes = range.map { (index: $0, note: limitNote(ofChangesIn: $0)) }
        .filter { !$0.note.isEmpty }.map { " \(words.sentence($0.index + 1)):" + $0.note }
      figures.append(
        ReportFigure(
          id: pages.count == 1 ? "sentiment-change" : "sentiment-change-\(page + 1)", scene: scene,
          caption: words.sentimentChangeCaption(
            basis, page: pages.count == 1 ? nil : (page + 1, pages.count)) + notes.joined(),
          description: words.describeSentimentChange(analysis.largestChange(in: range)),
          numbers: ["attention_cls.csv"]))
    }
    return figures
  }

  private func limitNote(ofChangesIn index: Int) -> String {
    limitNote(index, of: analysis.sentences[index].classAttention.entries.map(\.position))
  }

  /// Entropy and variance of every layer, the mean over the sentences, before and after.
  func layerSpread() throws(FigureError) -> [ReportFigure] {
    let layers = (0..<analysis.results.model.layers).map(String.init)
    func mean(_ value: (LayerSpread) -> Double) -> [Double] {
      layers.indices.map { layer in
        analysis.sentences.reduce(0) { $0 + value($1.layerSpreads[layer]) }
          / Double(analysis.sentences.count)
      }
    }
    let quantities: [(String, KeyPath<AttentionSpread, Double>)] = [
      ("variance", \.variance), ("entropy", \.normalizedEntropy),
    ]
    var figures: [ReportFigure] = []
    for (name, path) in quantities {
      let lines = LayerLines(
        layers: layers,
        series: [
          .init(name: words.before, values: mean { $0.spread.before[keyPath: path] }),
          .init(name: words.after, values: mean { $0.spread.after[keyPath: path] }),
        ], words: .init(layer: words.layer, value: words.spreadAxis(name)))
      figures.append(
        ReportFigure(
          id: "layers-\(name)", scene: try draw(lines),
          caption: words.spreadCaption(name, basis, sentences: analysis.sentences.count),
          description: words.describeSpread(
            name, BeforeAfter(before: lines.series[0].values, after: lines.series[1].values)),
          numbers: ["layers.csv"]))
    }
    return figures
  }

  /// Cosine of every token in every layer.
  func layerCosines(_ index: Int) throws(FigureError) -> ReportFigure? {
    let cosines = analysis.sentences[index].layerCosines
    let places = visible(cosines.positions, index)
    let values = (0..<cosines.matrix.rows).map { layer in places.map { cosines.matrix[layer, $0] } }
    let map = LayerTokenMap(
      tokens: places.map { cosines.tokens[$0] },
      layers: (0..<cosines.matrix.rows).map(String.init), values: values,
      bounds: lowestCosine...1, darkIsLow: true,
      words: .init(layer: words.layer, token: words.token, scale: words.cosineName))
    let least = cosines.lowest
    return try figure(
      "cosine-layers", index, map, words.layerCosineCaption(index + 1),
      words.describeLayerCosines(
        index + 1, mean: cosines.lowestMean,
        least: (
          token: cosines.tokens[least.column], layer: least.layer,
          cosine: cosines.matrix[least.layer, least.column]
        )),
      ["cosine_layers.csv"])
  }

  /// Where the scale of cosines begins, the same for all sentences: the highest of a few round
  /// numbers that no cosine lies below.
  private var lowestCosine: Double {
    let least = analysis.sentences.flatMap(\.layerCosines.matrix.values).min() ?? 0
    return [0.99, 0.95, 0.9, 0.8, 0.5, 0].first { $0 <= least } ?? -1
  }

  /// The vectors of a sentence's tokens in both models on the plane of their two principal
  /// components.
  func projection(_ index: Int) throws(FigureError) -> ReportFigure? {
    let projection = analysis.projections[index]
    let entries = visible(projection.entries.map(\.position), index).map { projection.entries[$0] }
    let points = entries.map(\.point)
    let scatter = ProjectionScatter(
      tokens: entries.map(\.token), before: points.map { .init($0.before.x, $0.before.y) },
      after: points.map { .init($0.after.x, $0.after.y) }, explained: projection.explained,
      words: words.projection)
    return try figure(
      "projection", index, scatter, words.projectionCaption(index + 1),
      words.describeProjection(
        index + 1, explained: projection.explained.reduce(0, +),
        farthest: projection.farthest.map(\.token)),
      ["projection.csv"])
  }
}
