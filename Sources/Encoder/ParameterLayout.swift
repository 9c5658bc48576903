/// A trainable array of the model.
public struct Parameter: Hashable, Sendable {
  /// What kind of array it is; decides on weight decay and initialisation.
  public enum Role: Sendable {
    /// A matrix, or an embedding table.
    case weight
    /// A bias.
    case bias
    /// γ of a layer normalisation.
    case normScale
    /// β of a layer normalisation.
    case normShift
  }

  /// The part of the network it belongs to, from the input upwards.
  public enum Part: Hashable, Sendable {
    /// The embeddings.
    case embeddings
    /// Layer `i`, counted from 0 at the input.
    case layer(Int)
    /// Everything above the last layer: the pooler and the classifier.
    case head
  }

  /// Its name in Hugging Face's checkpoints of a sequence classifier.
  public let name: String
  /// Extent of each axis, as PyTorch stores it.
  public let shape: [Int]
  /// Kind.
  public let role: Role
  /// Place in the network.
  public let part: Part
  /// Whether it is a part of the pre-trained encoder, and so must be in a checkpoint.
  public let isPretrained: Bool
  /// Where its elements stand in the flat list of all parameters.
  public let range: Range<Int>

  /// Whether weight decay acts on it: on everything but biases and layer normalisations.
  public var decays: Bool { role == .weight }
}

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

/// Hugging Face's names of the parts of both architectures; the only place that knows them.
struct ParameterNames {
  let prefix: String
  let words = "embeddings.word_embeddings.weight"
  let positions = "embeddings.position_embeddings.weight"
  let tokenTypes = "embeddings.token_type_embeddings.weight"
  let embeddingNorm = "embeddings.LayerNorm"
  let queryKeyValue: [String]
  let attentionOutput: String
  let attentionNorm: String
  let intermediate: String
  let output: String
  let outputNorm: String
  let dense: String
  private let stem: String

  func layer(_ index: Int) -> String { "\(stem).\(index)." }

  init(_ architecture: EncoderConfiguration.Architecture) {
    switch architecture {
    case .bert:
      prefix = "bert."
      stem = "encoder.layer"
      queryKeyValue = ["query", "key", "value"].map { "attention.self." + $0 }
      attentionOutput = "attention.output.dense"
      attentionNorm = "attention.output.LayerNorm"
      intermediate = "intermediate.dense"
      output = "output.dense"
      outputNorm = "output.LayerNorm"
      dense = "pooler.dense"
    case .distilbert:
      prefix = "distilbert."
      stem = "transformer.layer"
      queryKeyValue = ["q_lin", "k_lin", "v_lin"].map { "attention." + $0 }
      attentionOutput = "attention.out_lin"
      attentionNorm = "sa_layer_norm"
      intermediate = "ffn.lin1"
      output = "ffn.lin2"
      outputNorm = "output_layer_norm"
      dense = "pre_classifier"
    }
  }
}
