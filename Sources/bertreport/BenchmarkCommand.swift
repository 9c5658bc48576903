import ArgumentParser
import Encoder
import Foundation
import Report
import Tensors

struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure how fast this machine fine-tunes and evaluates; JSON on stdout.",
    discussion: """
      One pass of training and one of evaluation over the first reviews of the data set, after a
      batch to warm up. Weights are random. OMP_NUM_THREADS sets the threads, ONEDNN_MAX_CPU_ISA
      the widest instructions.
      """)

  @Option(help: "Where the vocabulary is: a name of the catalogue, hf:owner/name, or a folder.")
  var model = "all-minilm-l6-v2"

  @Option(help: "The reviews: a name of the catalogue, a file or a folder.")
  var dataset = "imdb"

  @Option(
    help: ArgumentHelp(
      "A size to measure, \(EncoderShape.allCases.map(\.rawValue).joined(separator: " or ")). "
        + "May be given more than once (default: all).", valueName: "shape"))
  var shape: [EncoderShape] = []

  @Option(help: "Reviews to train on and to evaluate.")
  var reviews = 64

  @Option(help: "Tokens at which a review is cut, 3 to 512.")
  var maxLength = 512

  @Option(help: "Reviews a step.")
  var batchSize = 16

  @Option(help: "float32, or bfloat16 (default: what is faster here).")
  var precision: ProductPrecision?

  @Flag(help: "Add the time of training by part: products, attention, optimizer, data, the rest.")
  var profile = false

  func validate() throws {
    guard reviews >= 1, batchSize >= 1 else {
      throw ValidationError("--reviews and --batch-size are at least 1")
    }
    guard (3...512).contains(maxLength) else {
      throw ValidationError("--max-length \(maxLength): allowed are 3 to 512")
    }
    guard precision != .bfloat16 || ProductPrecision.isBFloat16Fast else {
      throw ValidationError("--precision bfloat16: this processor has no products of bfloat16")
    }
  }

  func run() throws {
    try runReportingErrors {
      var benchmark = Benchmark()
      if !shape.isEmpty { benchmark.shapes = shape }
      if let precision { benchmark.precision = precision }
      benchmark.reviews = reviews
      benchmark.maxLength = maxLength
      benchmark.batchSize = batchSize
      benchmark.isProfiled = profile
      let display = ProgressDisplay(isQuiet: false)
      defer { display.finish() }
      let fetcher = Fetcher { StandardError.write("\($0)\n") }
      print(try benchmark.run(model: model, dataset: dataset, fetcher, watch: display.show))
    }
  }
}

extension EncoderShape: ExpressibleByArgument {}
extension ProductPrecision: ExpressibleByArgument {}
