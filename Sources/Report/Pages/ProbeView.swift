import Analysis
import Figures

/// The fields of the sections on heads and on words in focus.
struct ProbeView {
  let analysis: ReportAnalysis
  let words: Words
  let figures: ReportFigures

  private var results: RunResults { analysis.results }

  var heads: View {
    let settings = results.configuration.analysis.headView
    return [
      "sentence": .text("\(settings.sentence)"),
      "layer": .text("\(settings.layer ?? results.model.layers - 1)"),
      "head_views": .list(figures.headViews.map(\.fields)),
      "model_views": .list(figures.modelViews.map(\.fields)),
      "training_mode": .list(figures.trainingMode.map(\.fields)),
      "divergence": .list(figures.headDivergence.map(\.fields)),
      "mentioned": .view([
        "head_views": figures.headViews.mention, "model_views": figures.modelViews.mention,
        "training_mode": figures.trainingMode.mention,
        "divergence": figures.headDivergence.mention,
      ]),
      "most": .view(head(analysis.comparison.order.first)),
      "least": .view(head(analysis.comparison.order.last)),
      "changed": .flag((analysis.comparison.order.first?.divergence ?? 0) > 0),
      "unchanged": .flag((analysis.comparison.order.first?.divergence ?? 0) == 0),
      "count": .text("\(analysis.comparison.order.count)"),
      "changed_kinds": .text("\(analysis.comparison.changedKinds)"),
      "distance": .view(
        beforeAfter(analysis.comparison.distance) { NumberFormat.decimal(2).text($0) }),
      "kinds": .list(
        HeadProfile.Kind.allCases.map { kind in
          let count = analysis.comparison.count(kind)
          return [
            "name": .text(words.kind(kind)), "rule": .text(words.rule(kind)),
            "before": .text("\(count.before)"), "after": .text("\(count.after)"),
          ]
        }),
    ]
  }

  private func head(_ head: ModelComparison.Head?) -> View {
    [
      "layer": .text("\(head?.layer ?? 0)"), "head": .text("\(head?.head ?? 0)"),
      "divergence": .text(Numbers.divergence(head?.divergence ?? 0)),
    ]
  }

  /// The table of layers: how alike the states of both models are, and of any two tokens.
  var layers: View {
    let comparison = analysis.comparison
    let last = comparison.similarity.count - 1
    let lowest = comparison.similarity.indices.reduce(0) {
      comparison.similarity[$1] < comparison.similarity[$0] ? $1 : $0
    }
    return [
      "rows": .list(
        comparison.similarity.indices.map { layer in
          [
            "layer": .text("\(layer)"),
            "similarity": .text(Numbers.cosine(comparison.similarity[layer])),
            "cosine": .text(Numbers.cosine(comparison.cosines[layer])),
            "before": .text(Numbers.cosine(comparison.randomPairs.before.meanCosines[layer])),
            "after": .text(Numbers.cosine(comparison.randomPairs.after.meanCosines[layer])),
          ]
        }),
      "pairs": .text("\(ModelComparison.pairCount)"),
      "seed": .text("\(results.configuration.dataset.seed)"),
      "changed": .flag(!analysis.isUnchanged),
      "unchanged": .flag(analysis.isUnchanged),
      "lowest": .text("\(lowest)"),
      "lowest_similarity": .text(Numbers.cosine(comparison.similarity[lowest])),
      "last_before": .text(Numbers.cosine(comparison.randomPairs.before.meanCosines[last])),
      "last_after": .text(Numbers.cosine(comparison.randomPairs.after.meanCosines[last])),
    ]
  }

  var focus: [View] {
    zip(results.focus, figures.focus).map { focus, figures in
      let last = focus.cosines.map { $0[$0.count - 1] }
      let adjusted = analysis.comparison.adjusted(focus)
      let isApart = last.after < last.before && adjusted.after < adjusted.before
      let isTogether = last.after > last.before && adjusted.after > adjusted.before
      let isSame = last.after == last.before && adjusted.after == adjusted.before
      let before = sentence(focus.sentences[0])
      let after = sentence(focus.sentences[1])
      return [
        "word": .text(focus.word),
        "first": .view(before),
        "second": .view(after),
        "embedding": .text(Numbers.cosine(focus.cosines.before[0])),
        "last_before": .text(Numbers.cosine(last.before)),
        "last_after": .text(Numbers.cosine(last.after)),
        "apart": .flag(isApart),
        "together": .flag(isTogether),
        "same": .flag(isSame),
        "mixed": .flag(!isApart && !isTogether && !isSame),
        "adjusted_before": .text(Numbers.cosine(adjusted.before)),
        "adjusted_after": .text(Numbers.cosine(adjusted.after)),
        "figures": .list(figures.map(\.fields)),
        "mentioned": figures.mention,
      ]
    }
  }

  /// The sentence and, beside the word itself and special tokens, what it attends to most.
  private func sentence(_ sentence: FocusFacts.Sentence) -> View {
    let most = sentence.mostAttended
    func view(_ best: Int?, _ row: [Double]) -> View {
      [
        "token": .text(best.map { markdownCode(sentence.labels[$0]) } ?? "–"),
        "weight": .text(best.map { Numbers.percent(row[$0]) } ?? "–"),
      ]
    }
    return [
      "text": .text(sentence.text),
      "before": .view(view(most.before, sentence.attentionBefore)),
      "after": .view(view(most.after, sentence.attentionAfter)),
    ]
  }
}
