/// Where a weight and its bias (or γ and β) stand in the flat list.
struct ParameterPair: Hashable, Sendable {
  let weight: Range<Int>
  let bias: Range<Int>
}

/// The one ordered list of a model's parameters.
///
/// Parameters, gradients and both moments of the optimizer are flat arrays of `count` numbers laid
/// out by it; forward, backward, optimizer and checkpoints all go by it. Queries, keys and values
/// of a layer stand together, so that one product computes all three.
public struct ParameterLayout: Hashable, Sendable {
  struct Embeddings: Hashable, Sendable {
    let words: Range<Int>
    let positions: Range<Int>
    let tokenTypes: Range<Int>?
    let norm: ParameterPair
  }

  struct Layer: Hashable, Sendable {
    /// `[3H, H]` and `[3H]`: queries, keys, values.
    let qkv: ParameterPair
    let attentionOutput: ParameterPair
    let attentionNorm: ParameterPair
    let intermediate: ParameterPair
    let output: ParameterPair
    let outputNorm: ParameterPair

    /// `[H, H]` and `[H]`: the part of `qkv` that gives queries.
    var queries: ParameterPair { part(of: qkv, fromThird: 0, to: 1) }
    /// `[2H, H]` and `[2H]`: the part of `qkv` that gives keys and values.
    var keysValues: ParameterPair { part(of: qkv, fromThird: 1, to: 3) }

    private func part(of pair: ParameterPair, fromThird first: Int, to last: Int) -> ParameterPair {
      func part(_ range: Range<Int>) -> Range<Int> {
        let third = range.count / 3
        return range.lowerBound + first * third..<range.lowerBound + last * third
      }
      return ParameterPair(weight: part(pair.weight), bias: part(pair.bias))
    }
  }

  /// All parameters, from the input upwards.
  public let parameters: [Parameter]
  /// Number of elements of all parameters together.
  public let count: Int
  let embeddings: Embeddings
  let layers: [Layer]
  /// BERT's pooler or DistilBERT's pre-classifier, `[H, H]`.
  let dense: ParameterPair
  let classifier: ParameterPair

  /// The parameters of a classifier into `classes` classes.
  public init(_ configuration: EncoderConfiguration, classes: Int) {
    let names = ParameterNames(configuration.architecture)
    var builder = ParameterBuilder(prefix: names.prefix)
    let (H, F) = (configuration.hiddenSize, configuration.intermediateSize)
    builder.part = .embeddings
    embeddings = Embeddings(
      words: builder.add(names.words, [configuration.vocabularySize, H], .weight),
      positions: builder.add(names.positions, [configuration.maximumPositions, H], .weight),
      tokenTypes: configuration.tokenTypeCount == 0
        ? nil : builder.add(names.tokenTypes, [configuration.tokenTypeCount, H], .weight),
      norm: builder.norm(names.embeddingNorm, H))
    layers = (0..<configuration.layerCount).map { index in
      builder.part = .layer(index)
      let stem = names.layer(index)
      return Layer(
        qkv: builder.fused(names.queryKeyValue.map { stem + $0 }, H),
        attentionOutput: builder.linear(stem + names.attentionOutput, from: H, to: H),
        attentionNorm: builder.norm(stem + names.attentionNorm, H),
        intermediate: builder.linear(stem + names.intermediate, from: H, to: F),
        output: builder.linear(stem + names.output, from: F, to: H),
        outputNorm: builder.norm(stem + names.outputNorm, H))
    }
    builder.part = .head
    // BERT's pooler comes with the encoder; a checkpoint without it (masked language models have
    // none) gets a new one, as in transformers. DistilBERT's layer is always new.
    builder.isPretrained = false
    if configuration.architecture == .distilbert { builder.prefix = "" }
    dense = builder.linear(names.dense, from: H, to: H)
    builder.prefix = ""
    classifier = builder.linear("classifier", from: H, to: classes)
    parameters = builder.parameters
    count = builder.count
  }
}

/// Appends parameters one after the other.
private struct ParameterBuilder {
  var prefix: String
  var part = Parameter.Part.embeddings
  var isPretrained = true
  var parameters: [Parameter] = []
  var count = 0

  init(prefix: String) { self.prefix = prefix }

  mutating func add(_ name: String, _ shape: [Int], _ role: Parameter.Role) -> Range<Int> {
    let range = count..<count + shape.reduce(1, *)
    parameters.append(
      Parameter(
        name: prefix + name, shape: shape, role: role, part: part, isPretrained: isPretrained,
        range: range))
    count = range.upperBound
    return range
  }

  mutating func linear(_ name: String, from inputs: Int, to outputs: Int) -> ParameterPair {
    ParameterPair(
      weight: add(name + ".weight", [outputs, inputs], .weight),
      bias: add(name + ".bias", [outputs], .bias))
  }

  mutating func norm(_ name: String, _ size: Int) -> ParameterPair {
    ParameterPair(
      weight: add(name + ".weight", [size], .normScale),
      bias: add(name + ".bias", [size], .normShift))
  }

  /// Linear layers of equal shape whose weights, and then whose biases, stand side by side.
  mutating func fused(_ names: [String], _ size: Int) -> ParameterPair {
    let weights = names.map { add($0 + ".weight", [size, size], .weight) }
    let biases = names.map { add($0 + ".bias", [size], .bias) }
    func join(_ ranges: [Range<Int>]) -> Range<Int> {
      ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound
    }
    return ParameterPair(weight: join(weights), bias: join(biases))
  }
}
