import Graphics

/// Every kind of figure on fixed data: what a gallery page shows and what the snapshots test.
public enum Gallery {
  /// A figure with its name, which is also that of its snapshot.
  public struct Entry: Sendable {
    /// Lower case with hyphens, unique.
    public let name: String
    /// The figure.
    public let figure: any Figure
  }

  /// All figures, in the order in which a report has them.
  public static var entries: [Entry] {
    [
      Entry(name: "length-histogram", figure: Sample.lengths),
      Entry(name: "training-curve", figure: Sample.training(24, epochs: 3)),
      Entry(name: "accuracy-bars", figure: Sample.accuracy),
      Entry(name: "confusion-matrices", figure: Sample.confusion),
      Entry(
        name: "head-view",
        figure: HeadView(
          weights: Sample.headWeights(Sample.neutralTokens), words: Sample.headViewWords)),
      Entry(
        name: "head-view-small-multiples",
        figure: HeadViewSmallMultiples(
          weights: Sample.headWeights(Sample.korean), words: Sample.headViewWords)),
      Entry(
        name: "model-view-weights", figure: Sample.modelView(tokens: 6, quantity: .weights)),
      Entry(
        name: "model-view-differences",
        figure: Sample.modelView(tokens: 6, quantity: .differences)),
      Entry(
        name: "token-focus", figure: Sample.tokenFocus(Sample.apples[0], Sample.apples[1])),
      Entry(name: "layer-lines", figure: Sample.layerLines),
      Entry(name: "layer-lines-many", figure: Sample.manyLayerLines),
      Entry(
        name: "heat-maps",
        figure: Sample.heatMaps(["[CLS]", "good", "##ness", "한국어"], showsValues: true)),
      Entry(name: "single-heat-map", figure: Sample.single(Sample.korean)),
      Entry(name: "paired-bars", figure: Sample.pairs(Sample.korean)),
      Entry(name: "change-bars", figure: Sample.changes(Sample.negative)),
      Entry(name: "sentiment-change", figure: Sample.sentimentChange),
      Entry(name: "cosine-plot", figure: Sample.cosines(Sample.korean)),
      Entry(name: "layer-token-map", figure: Sample.layerTokenMap(Sample.neutralTokens)),
      Entry(name: "projection-scatter", figure: Sample.scatter(Sample.neutralTokens)),
    ]
  }

  /// The entry called `name`.
  public static func entry(named name: String) -> Entry? {
    entries.first { $0.name == name }
  }
}
