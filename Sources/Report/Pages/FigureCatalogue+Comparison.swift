import Analysis
import Figures
import Foundation

/// The figures that compare sentences, layers and embeddings.
extension FigureCatalogue {
  func sentimentChange() throws(FigureError) -> [ReportFigure] {
    let panels = analysis.sentences.enumerated().map { index, sentence in
      let all = sentence.classAttention.entries
      let entries = visible(all.map(\.position), index).map { all[$0] }
      return SentimentChange.Panel(
        title: words.panelTitle(
          index + 1, sentiment: analysis.results.sentences[index].sentiment),
        tokens: entries.map(\.token), changes: entries.map(\.change))
    }
    return try readable(SentimentChange(panels: panels, words: words.changeBars)).map { scene in
      [
        ReportFigure(
          id: "sentiment-change", scene: scene,
          caption: words.sentimentChangeCaption(basis)
            + analysis.sentences.indices.map { (index: $0, note: limitNote(ofChangesIn: $0)) }
            .filter { !$0.note.isEmpty }.map { " \(words.sentence($0.index + 1)):" + $0.note }
            .joined(),
          description: words.describeSentimentChange(analysis.largestChange),
          numbers: ["attention_cls.csv"])
      ]
    } ?? []
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
      ("entropy", \.normalizedEntropy), ("variance", \.variance),
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
    let all = cosines.matrix.values
    let least = all.indices.reduce(0) { all[$1] < all[$0] ? $1 : $0 }
    let means = cosines.matrix.nested.map { $0.reduce(0, +) / Double($0.count) }
    let lowest = means.indices.reduce(0) { means[$1] < means[$0] ? $1 : $0 }
    return try figure(
      "cosine-layers", index, map, words.layerCosineCaption(index + 1),
      words.describeLayerCosines(
        index + 1, mean: (layer: lowest, cosine: means[lowest]),
        least: (
          token: cosines.tokens[least % cosines.tokens.count],
          layer: least / cosines.tokens.count, cosine: all[least]
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
    let lengths = projection.entries.map {
      hypot($0.point.after.x - $0.point.before.x, $0.point.after.y - $0.point.before.y)
    }
    let farthest = lengths.indices.reduce(0) { lengths[$1] > lengths[$0] ? $1 : $0 }
    return try figure(
      "projection", index, scatter, words.projectionCaption(index + 1),
      words.describeProjection(
        index + 1, explained: projection.explained.reduce(0, +),
        farthest: lengths[farthest] > 0 ? projection.entries[farthest].token : nil),
      ["projection.csv"])
  }
}
