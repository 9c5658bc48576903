import Tensors

/// Dropout of one forward pass: where it acts on hidden states and on attention probabilities.
struct ForwardDropout: Sendable {
  let hidden: Dropout
  let attention: Dropout

  /// The same dropout for a choice of rows.
  func selecting(_ rows: [Int]) -> ForwardDropout {
    ForwardDropout(
      hidden: hidden.selecting(rows, rate: hidden.rate),
      attention: attention.selecting(rows, rate: attention.rate))
  }
}

/// What all layers share on one pass of a micro-batch through the model.
struct LayerPass {
  /// All parameters of the model.
  let parameters: UnsafeBufferPointer<Float>
  let attention: SelfAttention
  /// A row for each token; nil in inference mode.
  let dropout: ForwardDropout?
  let products: Products

  /// The row of each sequence's first token `[B]`.
  var firstRows: [Int] { attention.offsets.dropLast() }

  func linear(_ x: Tensor, _ layer: ParameterPair) -> Tensor {
    Linear.forward(
      x, weight: parameters.part(layer.weight), bias: parameters.part(layer.bias),
      products: products)
  }

  /// The gradient with respect to the input of a linear layer, added to `other` where the input is
  /// used there, too; adds those of its parameters.
  func linearBackward(
    _ dy: Tensor, _ x: Tensor, _ layer: ParameterPair, addedTo other: consuming Tensor? = nil,
    into gradients: UnsafeMutableBufferPointer<Float>
  ) -> Tensor {
    Linear.accumulateGradients(
      dy, x: x, weight: gradients.part(layer.weight), bias: gradients.part(layer.bias),
      products: products)
    return Linear.inputGradient(
      dy, weight: parameters.part(layer.weight), addedTo: other, products: products)
  }
}
