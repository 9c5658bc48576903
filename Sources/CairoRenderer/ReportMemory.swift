/// What was made for this report and the one before, so that it is not made again: of everything
/// else nothing is kept, and memory does not grow with the number of reports.
struct ReportMemory<Key: Hashable, Value> {
  private var current: [Key: Value] = [:]
  private var earlier: [Key: Value] = [:]

  /// Begins another report.
  mutating func beginReport() {
    earlier = current
    current = [:]
  }

  /// The value of `key`, as it was made before, or else as `make` makes it.
  mutating func value<Failure: Error>(
    of key: Key, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let value = current[key] { return value }
    let value = if let known = earlier[key] { known } else { try make() }
    current[key] = value
    return value
  }
}
