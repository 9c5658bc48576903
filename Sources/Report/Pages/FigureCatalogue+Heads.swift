import Analysis
import Figures

/// The figures that show heads and layers one by one.
extension FigureCatalogue {
  private var settings: HeadViewSettings { analysis.results.configuration.analysis.headView }
  private var sentenceIndex: Int { settings.sentence - 1 }
  private var units: SentenceUnits { analysis.sentences[sentenceIndex].units }
  private var shown: [Int] { analysis.shown(sentenceIndex) }
  private var labels: [String] { shown.map { units.labels[$0] } }
  private var limitNote: String {
    shown.count < units.count ? " " + words.limitNote(shown: shown.count, of: units.count) : ""
  }

  /// Attention between the shown units, rows as lists.
  private func visible(_ tokens: Matrix) -> [[Double]] {
    units.merged(tokens).restricted(to: shown).nested
  }
  private var traces: BeforeAfter<AttentionTrace> { analysis.results.traces[sentenceIndex] }
  private var layer: Int { settings.layer ?? analysis.results.model.layers - 1 }

  private var headWeights: HeadWeights {
    let heads = settings.heads.indices(of: analysis.results.model.heads)
    let weights = traces.map { trace in
      heads.map { visible(trace.attention(layer: layer, head: $0)) }
    }
    return HeadWeights(
      tokens: labels, heads: heads, before: weights.before, after: weights.after)
  }

  /// The head view, heads over one another and side by side; empty where the sentence is too long.
  func headViews() throws(FigureError) -> [ReportFigure] {
    let weights = headWeights
    let share = NumberFormat.percent(1).text(weights.omittedShare)
    let minimum = NumberFormat.decimal(2).text(weights.minimum)
    var figures: [ReportFigure] = []
    if let scene = try readable(HeadView(weights: weights, words: words.headView)) {
      figures.append(
        ReportFigure(
          id: "head-view", scene: scene,
          caption: words.headViewCaption(
            settings.sentence, layer: layer, minimum: minimum, share: share) + limitNote,
          alt: words.headViewAlt(settings.sentence, heads: weights.heads.count)))
    }
    if let scene = try readable(HeadViewSmallMultiples(weights: weights, words: words.headView)) {
      figures.append(
        ReportFigure(
          id: "head-view-single", scene: scene,
          caption: words.headMultiplesCaption(
            settings.sentence, layer: layer, minimum: minimum, share: share) + limitNote,
          alt: words.headViewAlt(settings.sentence, heads: weights.heads.count)))
    }
    return figures
  }

  /// Every layer and head: before, after, difference.
  func modelViews() throws(FigureError) -> [ReportFigure] {
    let model = analysis.results.model
    let weights = traces.map { trace in
      (0..<model.layers).map { layer in
        (0..<model.heads).map { visible(trace.attention(layer: layer, head: $0)) }
      }
    }
    let changes = zip(weights.after, weights.before).map { after, before in
      zip(after, before).map { after, before in
        zip(after, before).map { zip($0, $1).map { $0 - $1 } }
      }
    }
    let peak = (weights.before + weights.after).joined().joined().joined().max() ?? 1
    var figures: [ReportFigure] = []
    for (id, values, quantity) in [
      ("model-view-before", weights.before, ModelView.Quantity.weights),
      ("model-view-after", weights.after, .weights),
      ("model-view-difference", changes, .differences),
    ] {
      let view = ModelView(
        values: values, quantity: quantity,
        words: words.modelView(isDifference: quantity == .differences),
        maximum: quantity == .weights ? peak : nil)
      guard let scene = try readable(view) else { continue }
      figures.append(
        ReportFigure(
          id: id, scene: scene,
          caption: words.modelViewCaption(settings.sentence, id: id)
            + words.cellNote(ModelView.tokensPerCell(tokens: shown.count)) + limitNote,
          alt: words.modelViewAlt(settings.sentence, id: id)))
    }
    return figures
  }

  /// One layer and head in training and in inference mode.
  func trainingMode() throws(FigureError) -> [ReportFigure] {
    let tensor = analysis.results.trainingAttention
    let count = tensor.shape[0]
    let training = visible(
      Matrix(rows: count, columns: count, values: tensor.values.map(Double.init)))
    let inference = visible(traces.after.attention(layer: 0, head: 0))
    let map = SingleHeatMap(
      tokens: labels,
      panels: [
        .init(title: words.trainingMode, values: training),
        .init(title: words.inferenceMode, values: inference),
      ], map: .viridis, words: words.singleMap)
    return try readable(map).map { scene in
      [
        ReportFigure(
          id: "training-mode", scene: scene,
          caption: words.trainingModeCaption(settings.sentence) + limitNote,
          alt: words.trainingModeAlt(settings.sentence))
      ]
    } ?? []
  }

  /// A word in two sentences: where it attends after fine-tuning, and how far apart its vectors
  /// are in every layer.
  func focus(_ index: Int) throws(FigureError) -> [ReportFigure] {
    let focus = analysis.results.focus[index]
    let sentences = focus.sentences.map { sentence in
      TokenFocus.Sentence(
        title: sentence.text, tokens: sentence.labels, focus: sentence.position,
        weights: sentence.attentionAfter)
    }
    var figures: [ReportFigure] = []
    if let scene = try readable(
      Figures.TokenFocus(sentences: sentences, axisTitle: words.focusAxis))
    {
      figures.append(
        ReportFigure(
          id: "focus-\(index + 1)", scene: scene,
          caption: words.focusCaption(focus.word, layers: layers, heads: heads),
          alt: words.focusAlt(focus.word)))
    }
    let lines = LayerLines(
      layers: focus.cosines.before.indices.map(String.init),
      series: [
        .init(name: words.before, values: focus.cosines.before),
        .init(name: words.after, values: focus.cosines.after),
      ], words: .init(layer: words.layer, value: words.cosineName))
    figures.append(
      ReportFigure(
        id: "focus-layers-\(index + 1)", scene: try draw(lines),
        caption: words.focusLayersCaption(focus.word), alt: words.focusLayersAlt(focus.word)))
    return figures
  }
}
