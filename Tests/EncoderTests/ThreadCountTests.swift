import Foundation
import TestSupport
import Testing

@testable import Encoder
@testable import Tensors

struct ThreadCountTests {
  /// Two layers, since the last goes a way of its own; wide enough that oneDNN would spread its
  /// products over threads, with rows of short and long sequences; 700 tokens in all.
  private func model() throws -> (SequenceClassifier, TokenBatch) {
    let configuration = try EncoderConfiguration(
      fields: ConfigurationFields(
        Data(
          """
          {"model_type": "bert", "vocab_size": 50, "hidden_size": 384, "num_hidden_layers": 2,
           "num_attention_heads": 12, "intermediate_size": 1536, "max_position_embeddings": 256,
           "type_vocab_size": 2, "hidden_act": "gelu"}
          """.utf8), file: "config.json"))
    let layout = ParameterLayout(configuration, classes: 2)
    // A quick sequence of numbers: Box-Muller for millions of them takes seconds in debug builds.
    var state: UInt32 = 1
    var parameters = [Float](repeating: 0, count: layout.count)
    parameters.withUnsafeMutableBufferPointer { parameters in
      for index in parameters.indices {
        state = state &* 1_664_525 &+ 1_013_904_223
        parameters[index] = (Float(state >> 8) / Float(1 << 24) - 0.5) * 0.2
      }
    }
    let batch = TokenBatch(
      [256, 1, 180, 256, 7].map { length in
        ((0..<length).map { Int32($0 * 31 % 50) }, (0..<length).map { Int32($0 % 2) })
      })
    return (SequenceClassifier(configuration, classes: 2, parameters: parameters), batch)
  }

  @Test(arguments: Set([ProductPrecision.float32, .fastest]))
  func logitsAndGradientsAreTheSameOnAnyNumberOfThreads(precision: ProductPrecision) throws {
    let (model, batch) = try model()
    let seeds = batch.inputIDs.indices.map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    func run(_ threads: Int) -> (Tensor, [Double], [Float]) {
      Parallel.limited(to: threads) {
        var gradients = [Float](repeating: 0, count: model.layout.count)
        let (losses, _) = model.accumulateGradients(
          batch, labels: [0, 1, 1, 0, 1], scale: 0.2, dropoutSeeds: seeds, trainable: .all,
          products: Products(precision), into: &gradients)
        return (model.logits(batch, products: Products(precision)), losses, gradients)
      }
    }
    let (logits, losses, gradients) = run(1)
    #expect(logits.isFinite && gradients.contains { $0 != 0 })
    for threads in [2, 5] {
      let other = run(threads)
      #expect(other.0 == logits && other.1 == losses)
      let isEqual = other.2 == gradients
      #expect(isEqual, "gradients on \(threads) threads")
    }
  }
}
