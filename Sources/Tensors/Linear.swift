import CKernels

/// The linear layer `y = x·Wᵀ + b`, and its gradients.
/// - `x` is `[N, in]`, `weight` `[out, in]`, `bias` `[out]`, `y` `[N, out]`, as in `torch.nn.Linear`.
/// - `products` multiplies; its precision is that of the operands.
public enum Linear {
  /// `y = x·Wᵀ + b`.
  public static func forward(
    _ x: Tensor, weight: UnsafeBufferPointer<Float>, bias: UnsafeBufferPointer<Float>,
    products: Products = Products(.float32)
  ) -> Tensor {
    let (rows, inputs, outputs) = (x.shape[0], x.shape[1], bias.count)
    let (w, b) = (start(weight, inputs * outputs), start(bias, outputs))
    var y = Tensor(uninitialized: [rows, outputs])
    x.values.withUnsafeBufferPointer { x in
      y.values.withUnsafeMutableBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        Profile.measure(.products) {
          products.forward(
            x, rows: rows, weight: w, bias: b, inputs: inputs, outputs: outputs, into: y)
        }
      }
    }
    return y
  }

  /// Adds `dyᵀ·x` to `weightGradient` and the column sums of `dy` to `biasGradient`.
  /// - `dy` is `[N, out]`, `x` the input of the forward pass `[N, in]`.
  public static func accumulateGradients(
    _ dy: Tensor, x: Tensor, weight weightGradient: UnsafeMutableBufferPointer<Float>,
    bias biasGradient: UnsafeMutableBufferPointer<Float>,
    products: Products = Products(.float32)
  ) {
    let (rows, inputs, outputs) = (x.shape[0], x.shape[1], dy.shape[1])
    precondition(dy.shape[0] == rows, "\(dy.shape) and \(x.shape) have different rows")
    let dw = start(weightGradient, inputs * outputs)
    let db = start(biasGradient, outputs)
    dy.values.withUnsafeBufferPointer { dy in
      x.values.withUnsafeBufferPointer { x in
        guard let dy = dy.baseAddress, let x = x.baseAddress else { return }
        Profile.measure(.products) {
          products.weightGradient(
            dy, x, rows: rows, inputs: inputs, outputs: outputs, into: dw)
        }
        Parallel.forEachRange(of: outputs, size: columnBlock) { range in
          ck_add_column_sums(dy, rows, outputs, range.lowerBound, range.upperBound, db)
        }
      }
    }
  }

  /// `dx = dy·W`, the gradient with respect to the input `[N, in]`, added to `other` where the input
  /// is used there, too.
  public static func inputGradient(
    _ dy: Tensor, weight: UnsafeBufferPointer<Float>, addedTo other: consuming Tensor? = nil,
    products: Products = Products(.float32)
  ) -> Tensor {
    let (rows, outputs) = (dy.shape[0], dy.shape[1])
    let inputs = weight.count / outputs
    let w = start(weight, inputs * outputs)
    let adds = other != nil
    var dx = other ?? Tensor(uninitialized: [rows, inputs])
    precondition(dx.shape == [rows, inputs], "\(dx.shape) is not [\(rows), \(inputs)]")
    dy.values.withUnsafeBufferPointer { dy in
      dx.values.withUnsafeMutableBufferPointer { dx in
        guard let dy = dy.baseAddress, let dx = dx.baseAddress else { return }
        Profile.measure(.products) {
          products.inputGradient(
            dy, rows: rows, weight: w, inputs: inputs, outputs: outputs, into: dx, adds: adds)
        }
      }
    }
    return dx
  }
}
