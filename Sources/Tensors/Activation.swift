import CKernels

/// The non-linear functions of BERT and DistilBERT, element by element.
public enum Activation: Sendable {
  /// `x·Φ(x)`, the exact GELU of Hendrycks & Gimpel 2016 (arXiv:1606.08415), with erf.
  case gelu
  /// `max(0, x)`.
  case relu
  /// `tanh x`.
  case tanh

  /// The function of every element of `x`.
  public func forward(_ x: Tensor) -> Tensor {
    var y = Tensor(uninitialized: x.shape)
    Activation.combine(x, x, &y) { x, _, y, count in
      switch self {
      case .gelu: ck_gelu(x, y, count)
      case .relu: ck_relu(x, y, count)
      case .tanh: ck_tanh(x, y, count)
      }
    }
    return y
  }

  /// The gradient with respect to `x`, given that with respect to the result.
  /// - `x` is the input of the forward pass; for tanh its result, which is all it needs.
  public func backward(_ dy: Tensor, x: Tensor) -> Tensor {
    var dx = Tensor(uninitialized: dy.shape)
    Activation.combine(x, dy, &dx) { x, dy, dx, count in
      switch self {
      case .gelu: ck_gelu_gradient(x, dy, dx, count)
      case .relu: ck_relu_gradient(x, dy, dx, count)
      case .tanh: ck_tanh_gradient(x, dy, dx, count)
      }
    }
    return dx
  }

  private static func combine(
    _ a: Tensor, _ b: Tensor, _ result: inout Tensor,
    _ kernel: (
      UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int
    ) -> Void
  ) {
    precondition(a.count == b.count, "\(a.shape) and \(b.shape) do not match")
    let count = a.count
    a.values.withUnsafeBufferPointer { a in
      b.values.withUnsafeBufferPointer { b in
        result.values.withUnsafeMutableBufferPointer { result in
          guard let a = a.baseAddress, let b = b.baseAddress, let result = result.baseAddress
          else { return }
          Parallel.forEachRange(of: count, size: elementBlock) { range in
            let first = range.lowerBound
            kernel(a + first, b + first, result + first, range.count)
          }
        }
      }
    }
  }
}

extension Tensor {
  /// Adds `other`, of the same shape, element by element.
  public mutating func add(_ other: Tensor) {
    precondition(shape == other.shape, "\(shape) and \(other.shape) do not match")
    let count = count
    values.withUnsafeMutableBufferPointer { y in
      other.values.withUnsafeBufferPointer { x in
        guard let y = y.baseAddress, let x = x.baseAddress else { return }
        Parallel.forEachRange(of: count, size: elementBlock) { range in
          ck_add(x + range.lowerBound, y + range.lowerBound, range.count)
        }
      }
    }
  }
}
