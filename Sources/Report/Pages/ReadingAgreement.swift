import Analysis

/// How far two ways to read the attention of [CLS] put the words of a sentence in the same order.
struct ReadingAgreement {
  /// Kendall's τ-b between the ratios of [CLS] and what [CLS] has of each word by the rollout
  /// through all layers; nil where one of them gives all words the same.
  let attentionAndRollout: BeforeAfter<Double?>
  /// The same between the ratios before and after fine-tuning.
  let beforeAndAfter: Double?

  /// Whether one of them is not defined.
  var hasGaps: Bool {
    [attentionAndRollout.before, attentionAndRollout.after, beforeAndAfter].contains(nil)
  }

  /// The agreement over the words of `sentence`, special and excluded tokens left out.
  init(
    _ sentence: SentenceAnalysis, traces: BeforeAfter<AttentionTrace>
  ) throws(AnalysisError) {
    let content = sentence.kept.content
    let columns = sentence.kept.kept.indices.filter {
      content.contains(sentence.kept.kept[$0])
    }
    let ratios = sentence.ratios.map { ratio in columns.map { ratio.matrix[0, $0] } }
    let rollouts = try traces.map { (trace) throws(AnalysisError) -> [Double] in
      let layers = try AttentionRollout(trace).layers
      let last = sentence.units.merged(layers[layers.count - 1])
      return content.map { last[0, $0] }
    }
    attentionAndRollout = BeforeAfter(
      before: KendallTau.b(ratios.before, rollouts.before),
      after: KendallTau.b(ratios.after, rollouts.after))
    beforeAndAfter = KendallTau.b(ratios.before, ratios.after)
  }
}
