/// What was made for this report and the one before, so that it is not made again: of everything
/// else nothing is kept, and memory does not grow with the number of reports.
struct ReportMemory<Key: Hashable, Value> {
  private struct Made {
    let value: Value
    /// What no font has of its text.
    let undrawable: Set<Character>
  }

  /// Shapes the text of the values.
  let shaper: TextShaper
  private var current: [Key: Made] = [:]
  private var earlier: [Key: Made] = [:]

  init(shaper: TextShaper) { self.shaper = shaper }

  /// Begins another report.
  mutating func beginReport() {
    earlier = current
    current = [:]
  }

  /// The value of `key`, as it was made before, or else as `make` makes it. Either way the shaper
  /// counts the characters of it that no font has.
  mutating func value<Failure: Error>(
    of key: Key, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let made = current[key] ?? earlier[key] {
      shaper.countUndrawable(made.undrawable)
      current[key] = made
      return made.value
    }
    let made = try shaper.undrawableCharacters(in: make)
    current[key] = Made(value: made.value, undrawable: made.characters)
    return made.value
  }
}
