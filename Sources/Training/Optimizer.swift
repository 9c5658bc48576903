import Encoder
import Tensors

/// AdamW with clipping by the global gradient norm, over the trainable parameters of a layout.
///
/// Weight decay acts on weights, not on biases and layer normalisations. β = (0.9, 0.999) and
/// ε = 1e-8 as in transformers' trainer.
public struct Optimizer: Sendable {
  private let weightDecay: Double
  private let maximumGradientNorm: Double
  private let trained: [Parameter]
  private var firstMoments: [Float]
  private var secondMoments: [Float]
  private var steps = 0

  /// An optimizer at its first step.
  public init(
    layout: ParameterLayout, layers: Int, trainable: TrainableParts, weightDecay: Double,
    maximumGradientNorm: Double
  ) {
    self.weightDecay = weightDecay
    self.maximumGradientNorm = maximumGradientNorm
    trained = layout.parameters.filter { trainable.includes($0.part, layers: layers) }
    firstMoments = [Float](repeating: 0, count: layout.count)
    secondMoments = firstMoments
  }

  /// Takes one step and returns the norm that the gradient had before clipping.
  public mutating func step(
    _ parameters: inout [Float], gradients: [Float], learningRate: Double
  ) -> Double {
    Profile.measure(.optimizer) { update(&parameters, gradients, learningRate) }
  }

  private mutating func update(
    _ parameters: inout [Float], _ gradients: [Float], _ learningRate: Double
  ) -> Double {
    steps += 1
    let norm = trained.reduce(0) { $0 + Reduction.sumOfSquares(gradients, $1.range) }.squareRoot()
    // torch.nn.utils.clip_grad_norm_ adds 1e-6 to the norm before it divides.
    let scale = min(1, maximumGradientNorm / (norm + 1e-6))
    for parameter in trained {
      AdamWUpdate(
        learningRate: learningRate, betas: (0.9, 0.999), epsilon: 1e-8,
        weightDecay: parameter.decays ? weightDecay : 0, gradientScale: scale, step: steps
      ).apply(
        to: &parameters, gradients: gradients, firstMoments: &firstMoments,
        secondMoments: &secondMoments, range: parameter.range)
    }
    return norm
  }
}
