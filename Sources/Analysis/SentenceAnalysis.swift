/// All quantities of one sentence, before and after fine-tuning.
public struct SentenceAnalysis: Hashable, Sendable {
  /// The tokens and which of them are kept.
  public let kept: KeptTokens
  /// The layers that attention was averaged over, from 0.
  public let layers: [Int]
  /// The heads that attention was averaged over, from 0.
  public let heads: [Int]
  /// Ā, `[T, T]`.
  public let averaged: BeforeAfter<Matrix>
  /// R and the removed mass.
  public let ratios: BeforeAfter<AttentionRatio>
  /// The row of [CLS] and its change.
  public let classAttention: ClassAttention
  /// Incoming and outgoing shares.
  public let flow: BeforeAfter<AttentionFlow>
  /// Variance and entropy of R.
  public let spread: BeforeAfter<AttentionSpread>
  /// The cosine of every token but "[PAD]".
  public let cosines: [TokenCosine]

  /// Computes everything for the sentence `tokens` from the traces of both models.
  /// - Throws: where a trace does not fit the tokens or the other trace, a setting does not fit
  ///   the model, or a quantity is not defined for the sentence.
  public init(
    tokens: [String], traces: BeforeAfter<AttentionTrace>, settings: AnalysisSettings
  ) throws(AnalysisError) {
    let shape = traces.before.attentions.shape
    guard traces.before.tokenCount == tokens.count else {
      throw .shape(
        what: "attentions", expected: "[L, A, \(tokens.count), \(tokens.count)]", got: shape)
    }
    guard traces.after.attentions.shape == shape else {
      throw .shape(
        what: "attentions after fine-tuning", expected: "\(shape), as before",
        got: traces.after.attentions.shape)
    }
    let kept = try KeptTokens(tokens: tokens, excludedTokens: settings.excludedTokens)
    layers = try settings.selection.layerIndices(of: traces.before.layerCount)
    heads = try settings.selection.headIndices(of: traces.before.headCount)
    averaged = try traces.map { (trace) throws(AnalysisError) in
      try trace.averagedAttention(settings.selection)
    }
    ratios = try averaged.map { (matrix) throws(AnalysisError) in
      try AttentionRatio(averaged: matrix, kept: kept)
    }
    flow = try averaged.map { (matrix) throws(AnalysisError) in
      try AttentionFlow(averaged: matrix, kept: kept)
    }
    classAttention = ClassAttention(ratios: ratios, kept: kept)
    spread = ratios.map { AttentionSpread($0.matrix) }
    cosines = try TokenCosine.all(
      tokens: tokens, traces: traces, threshold: settings.cosineThreshold)
    self.kept = kept
  }
}
