import CKernels

/// Layer normalisation over the last axis, `y = γ·(x − μ)/√(σ² + ε) + β`.
/// - Source: Ba et al. 2016, arXiv:1607.06450, eq. 4. BERT uses ε = 1e-12.
public enum LayerNorm {
  /// What the backward pass needs.
  public struct Cache: Sendable {
    /// `(x − μ)/√(σ² + ε)`, `[N, H]`.
    let normalized: Tensor
    /// `1/√(σ² + ε)`, `[N]`.
    let inverseDeviation: [Float]
  }

  /// Input and result `[N, H]`, `gamma` and `beta` `[H]`.
  public static func forward(
    _ x: Tensor, gamma: UnsafeBufferPointer<Float>, beta: UnsafeBufferPointer<Float>,
    epsilon: Float
  ) -> (y: Tensor, cache: Cache) {
    let (rows, columns) = (x.shape[0], x.shape[1])
    let (gamma, beta) = (start(gamma, columns), start(beta, columns))
    var y = Tensor(uninitialized: x.shape)
    var normalized = Tensor(uninitialized: x.shape)
    var inverse = [Float](repeating: 0, count: rows)
    x.values.withUnsafeBufferPointer { x in
      y.values.withUnsafeMutableBufferPointer { y in
        normalized.values.withUnsafeMutableBufferPointer { normalized in
          inverse.withUnsafeMutableBufferPointer { inverse in
            guard let x = x.baseAddress, let y = y.baseAddress,
              let normalized = normalized.baseAddress, let inverse = inverse.baseAddress
            else { return }
            Parallel.forEachRange(of: rows, size: rowBlock) { range in
              let offset = range.lowerBound * columns
              ck_layer_norm(
                x + offset, gamma, beta, epsilon, range.count, columns, normalized + offset,
                inverse + range.lowerBound, y + offset)
            }
          }
        }
      }
    }
    return (y, Cache(normalized: normalized, inverseDeviation: inverse))
  }

  /// The gradient with respect to the input, `[N, H]`; adds those of γ and β, `[H]`.
  public static func backward(
    _ dy: Tensor, cache: Cache, gamma: UnsafeBufferPointer<Float>,
    gradients: (gamma: UnsafeMutableBufferPointer<Float>, beta: UnsafeMutableBufferPointer<Float>)
  ) -> Tensor {
    let (rows, columns) = (dy.shape[0], dy.shape[1])
    precondition(
      dy.shape == cache.normalized.shape,
      "a gradient of shape \(dy.shape) for a result of shape \(cache.normalized.shape)")
    let gamma = start(gamma, columns)
    var dx = Tensor(uninitialized: dy.shape)
    dy.values.withUnsafeBufferPointer { dy in
      cache.normalized.values.withUnsafeBufferPointer { normalized in
        cache.inverseDeviation.withUnsafeBufferPointer { inverse in
          dx.values.withUnsafeMutableBufferPointer { dx in
            guard let dy = dy.baseAddress, let normalized = normalized.baseAddress,
              let inverse = inverse.baseAddress, let dx = dx.baseAddress
            else { return }
            let dGamma = start(gradients.gamma, columns)
            let dBeta = start(gradients.beta, columns)
            Parallel.forEachRange(of: columns, size: columnBlock) { range in
              ck_layer_norm_parameter_gradient(
                dy, normalized, rows, columns, range.lowerBound, range.upperBound, dGamma, dBeta)
            }
            Parallel.forEachRange(of: rows, size: rowBlock) { range in
              let offset = range.lowerBound * columns
              ck_layer_norm_gradient(
                dy + offset, normalized + offset, inverse + range.lowerBound, gamma, range.count,
                columns, dx + offset)
            }
          }
        }
      }
    }
    return dx
  }
}
