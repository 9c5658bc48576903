/// How evenly the attention of one layer is spread, before and after fine-tuning.
public struct LayerSpread: Hashable, Sendable {
  /// The layer, from 0.
  public let layer: Int
  /// Variance and entropy of the ratios of the layer's attention, averaged over all its heads
  /// whatever heads the sentence is analysed with.
  public let spread: BeforeAfter<AttentionSpread>

  /// The spread of every layer among the kept units of a sentence.
  /// - Throws: where a row of a layer keeps nothing.
  public static func all(
    units: SentenceUnits, kept: KeptTokens, traces: BeforeAfter<AttentionTrace>
  ) throws(AnalysisError) -> [LayerSpread] {
    var result: [LayerSpread] = []
    for layer in 0..<traces.before.layerCount {
      let spread = try traces.map { (trace) throws(AnalysisError) in
        let averaged = try trace.averagedAttention(
          AttentionSelection(layers: .indices([layer]), heads: .all))
        return AttentionSpread(
          try AttentionRatio(averaged: units.merged(averaged), kept: kept).matrix)
      }
      result.append(LayerSpread(layer: layer, spread: spread))
    }
    return result
  }
}
