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
    ]
  }

  var focus: [View] {
    zip(results.focus, figures.focus).map { focus, figures in
      let last = focus.cosines.map { $0[$0.count - 1] }
      let before = sentence(focus.sentences[0])
      let after = sentence(focus.sentences[1])
      return [
        "word": .text(focus.word),
        "first": .view(before),
        "second": .view(after),
        "embedding": .text(Numbers.cosine(focus.cosines.before[0])),
        "last_before": .text(Numbers.cosine(last.before)),
        "last_after": .text(Numbers.cosine(last.after)),
        "apart": .flag(last.after < last.before),
        "together": .flag(last.after > last.before),
        "same": .flag(last.after == last.before),
        "figures": .list(figures.map(\.fields)),
      ]
    }
  }

  /// The sentence and, beside the word itself and special tokens, what it attends to most.
  private func sentence(_ sentence: FocusFacts.Sentence) -> View {
    let word = sentence.position..<sentence.position + sentence.length
    let others = sentence.kept.filter {
      !word.contains($0) && !KeptTokens.specialTokens.contains(sentence.labels[$0])
    }
    func most(_ row: [Double]) -> View {
      let best = others.max { row[$0] < row[$1] }
      return [
        "token": .text(best.map { markdownCode(sentence.labels[$0]) } ?? "–"),
        "weight": .text(best.map { Numbers.percent(row[$0]) } ?? "–"),
      ]
    }
    return [
      "text": .text(sentence.text),
      "before": .view(most(sentence.attentionBefore)),
      "after": .view(most(sentence.attentionAfter)),
    ]
  }
}
