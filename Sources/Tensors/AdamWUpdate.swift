import CKernels
import Foundation

/// One step of AdamW on a stretch of parameters.
///
/// Decoupled weight decay (Loshchilov & Hutter 2019, arXiv:1711.05101, algorithm 2) with bias
/// correction, computed as `torch.optim.AdamW` does.
public struct AdamWUpdate: Sendable {
  /// Learning rate of this step.
  public var learningRate: Double
  /// Decay rates of the first and second moment.
  public var betas: (Double, Double)
  /// Added to the root of the second moment.
  public var epsilon: Double
  /// Share of a parameter that decays in a step, times the learning rate.
  public var weightDecay: Double
  /// Factor on the gradient: below 1 where the global norm was clipped.
  public var gradientScale: Double
  /// Number of this step, counted from 1.
  public var step: Int

  /// A step from its settings.
  public init(
    learningRate: Double, betas: (Double, Double), epsilon: Double, weightDecay: Double,
    gradientScale: Double, step: Int
  ) {
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.gradientScale = gradientScale
    self.step = step
  }

  /// Updates `range` of the parameters and both moments; all four arrays are laid out alike and
  /// hold that range.
  public func apply(
    to parameters: inout [Float], gradients: [Float], firstMoments: inout [Float],
    secondMoments: inout [Float], range: Range<Int>
  ) {
    let length = parameters.count
    precondition(
      gradients.count == length && firstMoments.count == length && secondMoments.count == length
        && range.lowerBound >= 0 && range.upperBound <= length,
      "\(range) of arrays of \(length), \(gradients.count), \(firstMoments.count) and "
        + "\(secondMoments.count)")
    let settings = ck_adamw_step(
      gradient_scale: Float(gradientScale), first_share: Float(1 - betas.0),
      second_keep: Float(betas.1), second_share: Float(1 - betas.1),
      parameter_keep: Float(1 - learningRate * weightDecay),
      step_size: Float(learningRate / (1 - pow(betas.0, Double(step)))),
      correction_root: Float((1 - pow(betas.1, Double(step))).squareRoot()),
      epsilon: Float(epsilon))
    parameters.withUnsafeMutableBufferPointer { parameters in
      gradients.withUnsafeBufferPointer { gradients in
        firstMoments.withUnsafeMutableBufferPointer { first in
          secondMoments.withUnsafeMutableBufferPointer { second in
            guard let p = parameters.baseAddress, let g = gradients.baseAddress,
              let m = first.baseAddress, let v = second.baseAddress
            else { return }
            Parallel.forEachRange(of: range.count, size: elementBlock) { block in
              let offset = range.lowerBound + block.lowerBound
              ck_adamw(p + offset, g + offset, m + offset, v + offset, block.count, settings)
            }
          }
        }
      }
    }
  }
}
