import Analysis
import Figures

/// The figures that show heads and layers one by one.
extension FigureCatalogue {
  private var settings: HeadViewSettings { analysis.results.configuration.analysis.headView }
  private var sentenceIndex: Int { settings.sentence - 1 }
  private var units: SentenceUnits { analysis.sentences[sentenceIndex].units }
  private var shown: [Int] { analysis.shown(sentenceIndex) }
  private var labels: [String] { shown.map { units.labels[$0] } }
  private var limit: String { limitNote(sentenceIndex) }

  /// Attention between the shown units, rows as lists.
  private func visible(_ tokens: Matrix) -> [[Double]] {
    units.merged(tokens).restricted(to: shown).nested
  }
  private var traces: BeforeAfter<AttentionTrace> { analysis.results.traces[sentenceIndex] }
  private func receivers(_ most: BeforeAfter<MostReceiving>) -> BeforeAfter<Words.Receiver> {
    most.map { $0.receiver(among: units.labels) }
  }

  private var headWeights: HeadWeights {
    let facts = analysis.heads
    let weights = traces.map { trace in
      facts.heads.map { visible(trace.attention(layer: facts.layer, head: $0)) }
    }
    return HeadWeights(
      tokens: labels, heads: facts.heads, before: weights.before, after: weights.after)
  }

  /// The head view, heads over one another and side by side; empty where the sentence is too long.
  func headViews() throws(FigureError) -> [ReportFigure] {
    let (weights, model) = (headWeights, analysis.results.model)
    let facts = Words.HeadViewFacts(
      sentence: settings.sentence, layer: analysis.heads.layer,
      heads: weights.heads.count < settings.heads.indices(of: model.heads).count
        ? words.headsChangedMost(weights.heads) : words.heads(settings.heads, of: model.heads),
      minimum: NumberFormat.decimal(2).text(weights.minimum),
      omitted: BeforeAfter(before: weights.omittedShares.before, after: weights.omittedShares.after)
        .map { NumberFormat.percent(1).text($0) }, isLimited: !limit.isEmpty)
    let most = receivers(analysis.heads.inHeadView)
    var figures: [ReportFigure] = []
    if let scene = try readable(HeadView(weights: weights, words: words.headView)) {
      figures.append(
        ReportFigure(
          id: "head-view", scene: scene, caption: words.headViewCaption(facts) + limit,
          description: words.describeHeadView(
            sentence: facts.sentence, heads: weights.heads.count, most),
          numbers: ["model_view.csv"]))
    }
    if let scene = try readable(HeadViewSmallMultiples(weights: weights, words: words.headView)) {
      figures.append(
        ReportFigure(
          id: "head-view-single", scene: scene,
          caption: words.headMultiplesCaption(facts) + limit,
          description: words.describeHeadMultiples(
            sentence: facts.sentence, heads: weights.heads.count, most),
          numbers: ["model_view.csv"]))
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
    let most = receivers(analysis.heads.inModelView)
    let number = settings.sentence
    var figures: [ReportFigure] = []
    for (state, values, description) in [
      (
        Words.ModelState.before, weights.before,
        words.describeModelView(sentence: number, after: false, most.before)
      ),
      (
        .after, weights.after,
        words.describeModelView(sentence: number, after: true, most.after)
      ),
      (
        .difference, changes,
        words.describeModelView(
          sentence: number, largestDifference: analysis.heads.largestDifference)
      ),
    ] {
      let isDifference = state == .difference
      let view = ModelView(
        values: values, quantity: isDifference ? .differences : .weights,
        words: words.modelView(isDifference: isDifference), maximum: isDifference ? nil : peak)
      guard let scene = try readable(view) else { continue }
      figures.append(
        ReportFigure(
          id: "model-view-\(state.rawValue)", scene: scene,
          caption: words.modelViewCaption(number, state)
            + words.cellNote(ModelView.tokensPerCell(tokens: shown.count), state) + limit,
          description: description, numbers: ["model_view.csv"]))
    }
    return figures
  }

  /// How far each head has moved, over all sentences.
  func headDivergence() throws(FigureError) -> [ReportFigure] {
    let (comparison, model) = (analysis.comparison, analysis.results.model)
    let peak = comparison.divergence.values.max() ?? 0
    let map = LayerTokenMap(
      tokens: (0..<model.heads).map(String.init), layers: (0..<model.layers).map(String.init),
      values: comparison.divergence.nested, bounds: 0...(peak > 0 ? peak : 1),
      words: .init(layer: words.layer, token: words.headView.head, scale: words.divergenceScale))
    return try readable(map).map { scene in
      [
        ReportFigure(
          id: "head-divergence", scene: scene,
          caption: words.divergenceCaption(sentences: analysis.sentences.count),
          description: words.describeDivergence(comparison.order.first), numbers: ["heads.csv"])
      ]
    } ?? []
  }

  /// One layer and head in training and in inference mode.
  func trainingMode() throws(FigureError) -> [ReportFigure] {
    let single = analysis.results.configuration.analysis.singleHead
    let index = single.sentence - 1
    let (weights, shown) = (analysis.singleHead, analysis.shown(index))
    let panels = [weights.training, weights.inference].map { $0.restricted(to: shown) }
    let map = SingleHeatMap(
      tokens: shown.map { analysis.sentences[index].units.labels[$0] },
      panels: [
        .init(title: words.trainingMode, values: panels[0].nested),
        .init(title: words.inferenceMode, values: panels[1].nested),
      ], map: .viridis, words: words.singleMap)
    let dropped = analysis.results.trainingAttention.values
    return try readable(map).map { scene in
      [
        ReportFigure(
          id: "training-mode", scene: scene,
          caption: words.trainingModeCaption(
            single, layer: single.layer ?? analysis.results.model.layers - 1)
            + limitNote(index),
          description: words.describeTrainingMode(
            sentence: single.sentence, zeroes: dropped.count { $0 == 0 }, of: dropped.count),
          numbers: ["training_mode.csv"])
      ]
    } ?? []
  }

  /// A word in two sentences: where it attends after fine-tuning, and how far apart its vectors
  /// are in every layer.
  func focus(_ index: Int) throws(FigureError) -> [ReportFigure] {
    let focus = analysis.results.focus[index]
    let sentences = focus.sentences.map { sentence in
      TokenFocus.Sentence(
        title: sentence.text, tokens: sentence.labels,
        focus: sentence.position..<sentence.position + sentence.length,
        weights: sentence.attentionAfter)
    }
    let most = focus.sentences.map { sentence in
      sentence.mostAttended.after.map {
        Words.Receiver(token: sentence.labels[$0], share: sentence.attentionAfter[$0])
      }
    }
    var figures: [ReportFigure] = []
    if let scene = try readable(
      Figures.TokenFocus(sentences: sentences, axisTitle: words.focusAxis))
    {
      figures.append(
        ReportFigure(
          id: "focus-\(index + 1)", scene: scene, caption: words.focusCaption(focus.word, basis),
          description: words.describeFocus(focus.word, most), numbers: ["focus.csv"]))
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
        caption: words.focusLayersCaption(focus.word),
        description: words.describeFocusLayers(
          focus.word, last: focus.cosines.map { $0[$0.count - 1] },
          adjusted: analysis.comparison.adjusted(focus)),
        numbers: ["focus_layers.csv"]))
    return figures
  }
}
