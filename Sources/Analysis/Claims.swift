/// What the numbers say, for the templates to put into words: which, which way and how much. No
/// wording, no outcome and no threshold of importance lies here.
public struct Claims: Hashable, Sendable {
  /// How attention in one layer has spread or narrowed.
  public struct Layer: Hashable, Sendable {
    /// The layer, from 0.
    public let layer: Int
    /// Mean entropy of its rows, in nats.
    public let entropy: Trend
    /// Variance of its ratios.
    public let variance: Trend
  }

  /// What can be said of one sentence.
  public struct Sentence: Hashable, Sendable {
    /// Its number, from 0.
    public let index: Int
    /// Its sentiment as the configuration names it.
    public let sentiment: String
    /// The token or word other than [CLS] to which [CLS] attends more by most; nil where to none.
    public let largestIncrease: ClassAttention.Entry?
    /// The one to which it attends less by most; nil where to none.
    public let largestDecrease: ClassAttention.Entry?
    /// The attention of [CLS] to itself, as a ratio.
    public let own: Trend
    /// Mean entropy of the ratios' rows, in nats.
    public let entropy: Trend
    /// Variance of the ratios.
    public let variance: Trend
    /// The same by layer.
    public let layers: [Layer]
    /// The tokens or words whose last hidden state has changed greatly, in order.
    public let changedTokens: [TokenCosine]
    /// The one with the smallest cosine, the first of equals; nil where all are exactly 1.
    public let mostTurned: TokenCosine?
    /// Whether both models did exactly the same with it.
    public let isUnchanged: Bool
  }

  /// A token or word of one of the sentences and its change.
  public struct Extreme: Hashable, Sendable {
    /// The sentence, from 0.
    public let sentence: Int
    /// The token or word there.
    public let entry: ClassAttention.Entry
  }

  /// What can be said of all sentences of one sentiment.
  public struct Sentiment: Hashable, Sendable {
    /// The sentiment.
    public let name: String
    /// Its sentences, from 0.
    public let sentences: [Int]
    /// The largest increase in them, the first of equals; nil where nothing grew.
    public let largestIncrease: Extreme?
    /// The largest decrease in them, the first of equals; nil where nothing fell.
    public let largestDecrease: Extreme?
    /// Mean over the sentences of the entropy, in nats.
    public let entropy: Trend
    /// Mean over the sentences of the variance.
    public let variance: Trend
  }

  /// One for each sentence.
  public let sentences: [Sentence]
  /// One for each sentiment, in the order of their first sentences.
  public let sentiments: [Sentiment]
  /// Whether both models did exactly the same with all sentences.
  public let isUnchanged: Bool

  /// The claims about `analyses`, whose sentiments are `sentiments`, one for each.
  /// - Throws: where the two lists differ in length.
  public init(
    _ analyses: [SentenceAnalysis], sentiments names: [String]
  ) throws(AnalysisError) {
    guard names.count == analyses.count else {
      throw .unequalCounts(what: "sentiments", expected: analyses.count, got: names.count)
    }
    let sentences = zip(analyses, names).enumerated().map { index, pair in
      Sentence(index: index, analysis: pair.0, sentiment: pair.1)
    }
    var order: [String] = []
    for name in names where !order.contains(name) { order.append(name) }
    sentiments = order.map { name in
      Sentiment(name: name, sentences.filter { $0.sentiment == name })
    }
    isUnchanged = sentences.allSatisfy(\.isUnchanged)
    self.sentences = sentences
  }
}

extension Claims.Sentence {
  fileprivate init(index: Int, analysis: SentenceAnalysis, sentiment: String) {
    self.index = index
    self.sentiment = sentiment
    largestIncrease = analysis.classAttention.largestIncrease
    largestDecrease = analysis.classAttention.largestDecrease
    own = Trend(analysis.classAttention.own.ratio)
    entropy = Trend(analysis.spread.map(\.entropy))
    variance = Trend(analysis.spread.map(\.variance))
    layers = analysis.layerSpreads.map { layer in
      Claims.Layer(
        layer: layer.layer, entropy: Trend(layer.spread.map(\.entropy)),
        variance: Trend(layer.spread.map(\.variance)))
    }
    changedTokens = analysis.cosines.filter(\.changed)
    mostTurned = analysis.cosines.reduce(nil) { least, cosine in
      cosine.cosine < (least?.cosine ?? 1) ? cosine : least
    }
    isUnchanged = analysis.isUnchanged
  }
}

extension Claims.Sentiment {
  fileprivate init(name: String, _ sentences: [Claims.Sentence]) {
    func extreme(
      _ entry: (Claims.Sentence) -> ClassAttention.Entry?, _ isMore: (Double, Double) -> Bool
    ) -> Claims.Extreme? {
      sentences.reduce(nil) { best, sentence in
        guard let entry = entry(sentence) else { return best }
        if let best, !isMore(entry.change, best.entry.change) { return best }
        return Claims.Extreme(sentence: sentence.index, entry: entry)
      }
    }
    func mean(_ trend: (Claims.Sentence) -> Trend) -> Trend {
      func side(_ path: KeyPath<BeforeAfter<Double>, Double>) -> Double {
        sentences.reduce(0) { $0 + trend($1).values[keyPath: path] } / Double(sentences.count)
      }
      return Trend(BeforeAfter(before: side(\.before), after: side(\.after)))
    }
    self.name = name
    self.sentences = sentences.map(\.index)
    largestIncrease = extreme({ $0.largestIncrease }, >)
    largestDecrease = extreme({ $0.largestDecrease }, <)
    entropy = mean(\.entropy)
    variance = mean(\.variance)
  }
}
