import Analysis
import Tensors

/// What the two models differ in over all sentences together, head by head and layer by layer.
struct ModelComparison {
  /// Mean Jensen-Shannon divergence of every head, `[L, A]`, in nats.
  let divergence: Matrix
  /// Where every head of either model looks, layer by layer.
  let profiles: BeforeAfter<[HeadProfile]>
  /// Linear CKA of the token states before and after, `[L+1]`.
  let similarity: [Double]
  /// Mean over all tokens, whatever the units of the analysis, of the cosine before and after,
  /// `[L+1]`.
  let cosines: [Double]
  /// How alike random pairs of tokens are in either model.
  let randomPairs: BeforeAfter<Anisotropy>

  /// Random pairs of tokens, the same for both models.
  static let pairCount = 500
  private static let pairStream: UInt64 = 22

  init(
    _ results: RunResults, sentences: [SentenceAnalysis]
  ) throws(AnalysisError) {
    let (tokens, traces) = (results.sentences.map(\.tokens), results.traces)
    divergence = try HeadDivergence(traces).matrix
    profiles = BeforeAfter(
      before: try HeadProfile.all(zip(tokens, traces).map { ($0, $1.before) }),
      after: try HeadProfile.all(zip(tokens, traces).map { ($0, $1.after) }))
    similarity = try LinearCKA.byLayer(traces)
    let matrices = try zip(sentences, zip(tokens, traces)).map {
      (sentence, own) throws(AnalysisError) in
      sentence.units.unit == .token
        ? sentence.layerCosines
        : try LayerCosines(units: SentenceUnits(tokens: own.0, unit: .token), traces: own.1)
    }.map(\.matrix)
    cosines = (0...results.model.layers).map { layer in
      let all = matrices.flatMap { $0.row(layer) }
      return all.reduce(0, +) / Double(all.count)
    }
    var random = RandomSource(
      seed: results.configuration.dataset.seed, stream: ModelComparison.pairStream)
    let pairs = try Anisotropy.Pair.drawn(
      ModelComparison.pairCount, lengths: tokens.map(\.count), from: &random)
    randomPairs = BeforeAfter(
      before: try Anisotropy(pairs: pairs, traces: traces.map(\.before)),
      after: try Anisotropy(pairs: pairs, traces: traces.map(\.after)))
  }

  /// The cosine of a word in two contexts after the last layer, less that of random pairs.
  func adjusted(_ focus: FocusFacts) -> BeforeAfter<Double> {
    let (before, after) = (
      randomPairs.before.adjusted(focus.cosines.before),
      randomPairs.after.adjusted(focus.cosines.after)
    )
    return BeforeAfter(before: before[before.count - 1], after: after[after.count - 1])
  }

  /// A head and how far it has moved.
  struct Head {
    let layer: Int
    let head: Int
    let divergence: Double
  }

  /// All heads, the one that changed most first; the lower layer and head first among equals.
  var order: [Head] {
    let heads = (0..<divergence.rows).flatMap { layer in
      (0..<divergence.columns).map {
        Head(layer: layer, head: $0, divergence: divergence[layer, $0])
      }
    }
    return heads.enumerated().sorted {
      ($0.element.divergence, $1.offset) > ($1.element.divergence, $0.offset)
    }.map(\.element)
  }

  /// How many heads of either model are of `kind`.
  func count(_ kind: HeadProfile.Kind) -> BeforeAfter<Int> {
    profiles.map { profiles in profiles.count { $0.kind == kind } }
  }

  /// Heads whose kind is another one after fine-tuning.
  var changedKinds: Int {
    zip(profiles.before, profiles.after).count { $0.kind != $1.kind }
  }

  /// Mean attention distance of all heads, in tokens.
  var distance: BeforeAfter<Double> {
    profiles.map { profiles in
      profiles.reduce(0) { $0 + $1.distance } / Double(profiles.count)
    }
  }
}
