import Testing

/// Expects every number of `actual` to lie within `atol` of its counterpart; on failure names the
/// worst index, both values there, and how many differ.
public func expectClose(
  _ actual: [Double], _ expected: [Double], atol: Double, _ name: String = "list",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(name): \(actual.count) numbers, expected \(expected.count)",
      sourceLocation: sourceLocation)
    return
  }
  let differences = zip(actual, expected).map { ($0 - $1).magnitude }
  // A NaN on either side compares false with everything and must count as a failure.
  let failing = differences.indices.filter { !(differences[$0] <= atol) }
  guard let first = failing.first else { return }
  let worst = failing.dropFirst().reduce(first) { best, index in
    differences[best].isNaN || differences[index] <= differences[best] ? best : index
  }
  Issue.record(
    """
    \(name): \(failing.count) of \(actual.count) numbers differ; worst at \(worst): \
    \(actual[worst]), expected \(expected[worst])
    """, sourceLocation: sourceLocation)
}

/// The same for two numbers.
public func expectClose(
  _ actual: Double, _ expected: Double, atol: Double, _ name: String = "number",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose([actual], [expected], atol: atol, name, sourceLocation: sourceLocation)
}
