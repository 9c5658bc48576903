import Analysis
import Figures

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
          caption: words.sentimentChangeCaption(
            layers: layers, heads: heads, excluded: excluded), alt: words.sentimentChangeAlt)
      ]
    } ?? []
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
          id: "layers-\(name)", scene: try draw(lines), caption: words.spreadCaption(name),
          alt: words.spreadAlt(name)))
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
      bounds: min(0, values.joined().min() ?? 0)...1, darkIsLow: true,
      words: .init(layer: words.layer, token: words.token, scale: words.cosineName))
    return try figure(
      "cosine-layers", index, map, words.layerCosineCaption(index + 1),
      words.layerCosineAlt(index + 1))
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
      words.projectionAlt(index + 1))
  }
}
