import CKernels

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

  /// Updates `range` of the parameters and both moments; all four arrays are laid out alike.
  public func apply(
    to parameters: inout [Float], gradients: [Float], firstMoments: inout [Float],
    secondMoments: inout [Float], range: Range<Int>
  ) {
    let settings = ck_adamw_step(
      learning_rate: Float(learningRate), beta1: Float(betas.0), beta2: Float(betas.1),
      epsilon: Float(epsilon), weight_decay: Float(weightDecay),
      correction1: Float(1 - power(betas.0, step)),
      correction2_root: Float((1 - power(betas.1, step)).squareRoot()),
      gradient_scale: Float(gradientScale))
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

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }
}

/// Sums over long stretches of numbers that come out the same on any number of threads.
public enum Reduction {
  /// `Σ x²` over `range`, in double precision, by blocks of fixed size added in order.
  public static func sumOfSquares(_ x: [Float], _ range: Range<Int>) -> Double {
    var sums = [Double](repeating: 0, count: (range.count + elementBlock - 1) / elementBlock)
    x.withUnsafeBufferPointer { x in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let x = x.baseAddress, let sums = sums.baseAddress else { return }
        Parallel.forEachRange(of: range.count, size: elementBlock) { block in
          sums[block.lowerBound / elementBlock] = ck_sum_of_squares(
            x + range.lowerBound + block.lowerBound, block.count)
        }
      }
    }
    return sums.reduce(0, +)
  }
}
