/// All quantities of one sentence, before and after fine-tuning.
public struct SentenceAnalysis: Hashable, Sendable {
  /// The units, tokens or words, that all positions below count and all rows and columns are.
  public let units: SentenceUnits
  /// The units' texts and which of them are kept.
  public let kept: KeptTokens
  /// The layers that attention was averaged over, from 0.
  public let layers: [Int]
  /// The heads that attention was averaged over, from 0.
  public let heads: [Int]
  /// Ā between units, `[U, U]`.
  public let averaged: BeforeAfter<Matrix>
  /// R and the removed mass.
  public let ratios: BeforeAfter<AttentionRatio>
  /// The row of [CLS] and its change.
  public let classAttention: ClassAttention
  /// Incoming and outgoing shares.
  public let flow: BeforeAfter<AttentionFlow>
  /// Variance and entropy of R.
  public let spread: BeforeAfter<AttentionSpread>
  /// Variance and entropy of every layer on its own, over all its heads.
  public let layerSpreads: [LayerSpread]
  /// The cosine of every unit but "[PAD]" in every layer.
  public let layerCosines: LayerCosines
  /// The cosine of every unit but "[PAD]" after the last layer.
  public let cosines: [TokenCosine]
  /// Whether both models did exactly the same with the sentence, in all layers and heads.
  public let isUnchanged: Bool

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
    let units = SentenceUnits(tokens: tokens, unit: settings.unit)
    let kept = try KeptTokens(tokens: units.labels, excludedTokens: settings.excludedTokens)
    layers = try settings.selection.layerIndices(of: traces.before.layerCount)
    heads = try settings.selection.headIndices(of: traces.before.headCount)
    averaged = try traces.map { (trace) throws(AnalysisError) in
      units.merged(try trace.averagedAttention(settings.selection))
    }
    ratios = try averaged.map { (matrix) throws(AnalysisError) in
      try AttentionRatio(averaged: matrix, kept: kept)
    }
    flow = try averaged.map { (matrix) throws(AnalysisError) in
      try AttentionFlow(averaged: matrix, kept: kept)
    }
    classAttention = ClassAttention(ratios: ratios, kept: kept)
    spread = ratios.map { AttentionSpread($0.matrix) }
    layerSpreads = try LayerSpread.all(units: units, kept: kept, traces: traces)
    layerCosines = try LayerCosines(units: units, traces: traces)
    cosines = try TokenCosine.all(layerCosines, threshold: settings.cosineThreshold)
    isUnchanged = traces.before == traces.after
    self.units = units
    self.kept = kept
  }
}
