/// What `bertreport benchmark` found, in the form of its JSON.
public struct BenchmarkResult: Encodable, Sendable {
  /// What was done.
  struct Settings: Encodable, Sendable {
    let reviews: Int
    let tokens: Int
    let longest: Int
    let maxLength: Int
    let batchSize: Int
    let precision: String
  }

  /// Speed of the tokenizer, on one thread and on all, on the data set from its beginning.
  struct Tokenizer: Encodable, Sendable {
    let reviews: Int
    let megabytes: Double
    let tokens: Int
    let megabytesPerSecondOneThread: Double
    let megabytesPerSecond: Double
  }

  /// One measured pass over the reviews.
  struct Pass: Encodable, Sendable {
    let reviewsPerSecond: Double
    let tokensPerSecond: Double
    let seconds: Double
    /// Of all threads; less than `seconds`·threads where others used the cores.
    let processorSeconds: Double
    /// Floating-point operations of the model's products, without what is computed twice, in 10⁹
    /// a second.
    let gigaflops: Double
    /// Share of the machine's peak for this precision that `gigaflops` is.
    let shareOfPeak: Double
    let pageFaults: Int
  }

  /// One size of model.
  struct Shape: Encodable, Sendable {
    let name: String
    let parameters: Int
    let training: Pass
    let evaluation: Pass
    let peakMemoryMegabytes: Int
    /// Seconds of the training pass by part; the parts and `rest` add up to its `seconds`.
    let profile: [String: Double]?
  }

  let program: String
  let oneDNN: String
  let machine: Machine
  let settings: Settings
  /// The fastest product of large matrices, in 10⁹ floating-point operations a second.
  let peakGigaflops: [String: Double]
  let tokenizer: Tokenizer
  let shapes: [Shape]
}
