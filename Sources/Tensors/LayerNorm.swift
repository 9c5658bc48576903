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

  /// Dropout beside a normalisation, and its place in the network.
  public struct Dropped: Sendable {
    let dropout: Dropout
    let site: Int

    /// `dropout` at `site`.
    public init(_ dropout: Dropout, site: Int) {
      self.dropout = dropout
      self.site = site
    }
  }

  /// Normalises `x`, or `drop(x) + residual` where they are given, in one pass over memory.
  /// - Inputs and result `[N, H]`, `gamma` and `beta` `[H]`.
  public static func forward(
    _ x: consuming Tensor, adding residual: Tensor? = nil, dropped: Dropped? = nil,
    gamma: UnsafeBufferPointer<Float>, beta: UnsafeBufferPointer<Float>, epsilon: Float
  ) -> (y: Tensor, cache: Cache) {
    let (rows, columns) = (x.shape[0], x.shape[1])
    check(rows, dropped, residual.map { ($0.shape, x.shape) })
    let (gamma, beta) = (start(gamma, columns), start(beta, columns))
    var y = Tensor(uninitialized: x.shape)
    var inverse = [Float](repeating: 0, count: rows)
    x.values.withUnsafeMutableBufferPointer { x in
      y.values.withUnsafeMutableBufferPointer { y in
        inverse.withUnsafeMutableBufferPointer { inverse in
          guard let x = x.baseAddress, let y = y.baseAddress, let inverse = inverse.baseAddress
          else { return }
          Parallel.forEachRange(of: rows, size: rowBlock) { range in
            let offset = range.lowerBound * columns
            dropped?.dropout.apply(
              to: x, range, columns: columns, site: dropped?.site ?? 0)
            residual?.values.withUnsafeBufferPointer {
              guard let residual = $0.baseAddress else { return }
              ck_add(residual + offset, x + offset, range.count * columns)
            }
            ck_layer_norm(
              x + offset, gamma, beta, epsilon, range.count, columns, x + offset,
              inverse + range.lowerBound, y + offset)
          }
        }
      }
    }
    return (y, Cache(normalized: x, inverseDeviation: inverse))
  }

  /// The gradients with respect to what was normalised, `dx`, and to `x` before dropout (the same
  /// where there is none), `[N, H]`; adds those of γ and β, `[H]`.
  public static func backward(
    _ dy: Tensor, cache: Cache, dropped: Dropped? = nil, gamma: UnsafeBufferPointer<Float>,
    gradients: (gamma: UnsafeMutableBufferPointer<Float>, beta: UnsafeMutableBufferPointer<Float>)
  ) -> (dx: Tensor, beforeDropout: Tensor) {
    let (rows, columns) = (dy.shape[0], dy.shape[1])
    check(rows, dropped, (dy.shape, cache.normalized.shape))
    let gamma = start(gamma, columns)
    var dx = Tensor(uninitialized: dy.shape)
    var before = dropped == nil ? nil : Tensor(uninitialized: dy.shape)
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
            func normalize(_ range: Range<Int>, copyingTo copy: UnsafeMutablePointer<Float>?) {
              let offset = range.lowerBound * columns
              ck_layer_norm_gradient(
                dy + offset, normalized + offset, inverse + range.lowerBound, gamma, range.count,
                columns, dx + offset)
              guard let copy, let dropped else { return }
              (copy + offset).update(from: dx + offset, count: range.count * columns)
              dropped.dropout.apply(to: copy, range, columns: columns, site: dropped.site)
            }
            if before?.values.withUnsafeMutableBufferPointer({ copy in
              Parallel.forEachRange(of: rows, size: rowBlock) {
                normalize($0, copyingTo: copy.baseAddress)
              }
            }) == nil {
              Parallel.forEachRange(of: rows, size: rowBlock) { normalize($0, copyingTo: nil) }
            }
          }
        }
      }
    }
    return (dx, before ?? dx)
  }

  private static func check(_ rows: Int, _ dropped: Dropped?, _ shapes: ([Int], [Int])?) {
    precondition(
      dropped.map { $0.dropout.rate == 0 || $0.dropout.rowSeeds.count == rows } ?? true,
      "\(rows) rows but \(dropped?.dropout.rowSeeds.count ?? 0) row seeds")
    precondition(
      shapes.map { $0.0 == $0.1 } ?? true,
      "\(shapes?.0 ?? []) and \(shapes?.1 ?? []) do not match")
  }
}
