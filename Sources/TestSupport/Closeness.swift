import Tensors
import Testing

/// Expects every element of `actual` to lie within `atol + rtol·|expected|` of its counterpart;
/// on failure names the worst coordinate, both values there, and how many elements fail.
public func expectClose(
  _ actual: Tensor, _ expected: Tensor, rtol: Float = 0, atol: Float, _ name: String = "tensor",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.shape == expected.shape else {
    Issue.record(
      "\(name): shape \(actual.shape), expected \(expected.shape)", sourceLocation: sourceLocation)
    return
  }
  var failures = 0
  var worst = (excess: Float(0), index: 0)
  for i in 0..<actual.count {
    let allowed = atol + rtol * expected.values[i].magnitude
    let excess = (actual.values[i] - expected.values[i]).magnitude - allowed
    // A NaN on either side compares false with everything and must count as a failure.
    guard !(excess <= 0) else { continue }
    failures += 1
    if excess.isNaN || excess > worst.excess { worst = (excess, i) }
  }
  guard failures > 0 else { return }
  var coordinate: [Int] = []
  var rest = worst.index
  for extent in actual.shape.reversed() {
    coordinate.insert(rest % extent, at: 0)
    rest /= extent
  }
  Issue.record(
    """
    \(name): \(failures) of \(actual.count) elements differ; worst at \(coordinate): \
    \(actual.values[worst.index]), expected \(expected.values[worst.index])
    """, sourceLocation: sourceLocation)
}

/// The same for plain lists of numbers.
public func expectClose(
  _ actual: [Float], _ expected: [Float], rtol: Float = 0, atol: Float, _ name: String = "list",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    Tensor(shape: [actual.count], values: actual),
    Tensor(shape: [expected.count], values: expected), rtol: rtol, atol: atol, name,
    sourceLocation: sourceLocation)
}
