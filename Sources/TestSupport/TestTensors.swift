import Tensors
import Testing

extension Tensor {
  /// Normally distributed elements times `scale`, the same for the same `seed`.
  public static func random(_ shape: Int..., scale: Float = 1, seed: UInt64) -> Tensor {
    var source = RandomSource(seed: seed, stream: 77)
    return Tensor(
      shape: shape,
      values: (0..<shape.reduce(1, *)).map { _ in scale * Float(source.normal()) })
  }

  /// `Σ x·other` in double precision.
  public func dot(_ other: Tensor) -> Double {
    zip(values, other.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}

/// Expects `gradient` to be that of `loss` at `x`, by central differences at every element.
///
/// Allowed is a share of the largest element: the loss is computed in float32, whose rounding
/// divided by `step` lands on small and large elements alike.
public func expectGradient(
  _ gradient: Tensor, at x: Tensor, step: Float = 1e-2, share: Float = 2e-3,
  _ name: String = "gradient", sourceLocation: SourceLocation = #_sourceLocation,
  loss: (Tensor) -> Double
) {
  var shifted = x
  let differences = x.values.indices.map { index in
    let original = x.values[index]
    // What was really added, after rounding.
    let (up, down) = (original + step, original - step)
    shifted.values[index] = up
    let above = loss(shifted)
    shifted.values[index] = down
    let below = loss(shifted)
    shifted.values[index] = original
    return Float((above - below) / Double(up - down))
  }
  let largest = differences.map(\.magnitude).max() ?? 0
  expectClose(
    gradient, Tensor(shape: x.shape, values: differences), atol: share * max(largest, 1e-3), name,
    sourceLocation: sourceLocation)
}

/// `x` rounded to bfloat16, to nearest even.
public func bfloat16(_ x: Float) -> Double {
  let bits = x.bitPattern
  return Double(Float(bitPattern: (bits &+ 0x7FFF &+ (bits >> 16 & 1)) & 0xFFFF_0000))
}
