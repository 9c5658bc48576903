import Synchronization

/// Where the time of training goes, part by part. Off, it costs one comparison a product.
///
/// One thread measures: the one that starts the work of all others. What lies between the measured
/// parts (element-wise operations, their memory) is the rest of a step.
public enum Profile {
  /// A part of a step that is measured.
  public enum Part: String, CaseIterable, Sendable {
    /// The products of linear layers, with rounding and packing of their operands.
    case products
    /// Attention within sequences: its products, softmax and dropout.
    case attention
    /// Gradient norm and AdamW.
    case optimizer
    /// Batches, dropout seeds and clearing of gradients.
    case data
  }

  private static let isOn = Atomic(false)
  private static let times = Mutex<[Part: Duration]>([:])

  /// Runs `body` with the measuring on; returns the time of each part that occurred.
  public static func record(_ body: () throws -> Void) rethrows -> [Part: Duration] {
    times.withLock { $0 = [:] }
    isOn.store(true, ordering: .relaxed)
    defer { isOn.store(false, ordering: .relaxed) }
    try body()
    return times.withLock { $0 }
  }

  /// Runs `body` and counts its time to `part` while something records.
  public static func measure<Result>(_ part: Part, _ body: () throws -> Result) rethrows -> Result {
    guard isOn.load(ordering: .relaxed) else { return try body() }
    let start = ContinuousClock.now
    defer {
      let time = ContinuousClock.now - start
      times.withLock { $0[part, default: .zero] += time }
    }
    return try body()
  }
}
