/// A learning rate that rises linearly from 0 over the warm-up and falls linearly to 0 at the end.
/// - Source: `get_linear_schedule_with_warmup` of transformers.
public struct LearningRateSchedule: Hashable, Sendable {
  /// The rate at the end of the warm-up.
  public let peak: Double
  /// Steps of the warm-up.
  public let warmupSteps: Int
  /// All steps, the warm-up included.
  public let totalSteps: Int

  /// A schedule over `totalSteps`, of which `warmupSteps` are warm-up.
  public init(peak: Double, warmupSteps: Int, totalSteps: Int) {
    self.peak = peak
    self.warmupSteps = warmupSteps
    self.totalSteps = totalSteps
  }

  /// The rate that step `step`, counted from 0, is taken with.
  public func rate(at step: Int) -> Double {
    if step < warmupSteps { return peak * Double(step) / Double(warmupSteps) }
    let remaining = Double(max(0, totalSteps - step))
    return peak * remaining / Double(max(1, totalSteps - warmupSteps))
  }
}
