import Tensors

/// What a model did with one sequence of `T` tokens.
public struct Trace: Hashable, Sendable {
  /// Ids of the tokens `[T]`.
  public let inputIDs: [Int32]
  /// Attention probabilities of every layer and head `[L, A, T, T]`.
  public let attentions: Tensor
  /// Embedding output and the output of every layer `[L + 1, T, H]`.
  public let hiddenStates: Tensor
  /// Pooler output (DistilBERT: input of the classifier) `[H]`.
  public let pooled: Tensor
  /// Logits `[C]`.
  public let logits: Tensor

  /// A trace from its parts, as one was stored.
  public init(
    inputIDs: [Int32], attentions: Tensor, hiddenStates: Tensor, pooled: Tensor, logits: Tensor
  ) {
    self.inputIDs = inputIDs
    self.attentions = attentions
    self.hiddenStates = hiddenStates
    self.pooled = pooled
    self.logits = logits
  }
}
