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
