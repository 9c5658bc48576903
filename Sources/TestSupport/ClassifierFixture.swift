import Foundation
import Tensors

/// A tiny classifier with everything that transformers computed about it.
///
/// The fixtures hold padded arrays; sequences here are cut to their real tokens, since this
/// project never computes padding.
public struct ClassifierFixture: Sendable {
  /// Folder of the checkpoint.
  public let folder: URL
  /// Expected numbers by the names of `make_classifiers.py`.
  public let expected: Safetensors
  /// Token ids of each sequence, without padding.
  public let sequences: [[Int32]]
  /// Class of each sequence.
  public let labels: [Int]
  private let paddedLength: Int

  /// The fixture called `name`.
  public init(_ name: String) throws {
    folder = Fixture.url(name)
    expected = try Safetensors(contentsOf: folder.appendingPathComponent("expected.safetensors"))
    labels = try expected.integers("labels")
    let (ids, mask) = (try expected.integers("input_ids"), try expected.integers("attention_mask"))
    let length = ids.count / labels.count
    paddedLength = length
    sequences = labels.indices.map { row in
      (0..<length).filter { mask[row * length + $0] == 1 }.map { Int32(ids[row * length + $0]) }
    }
  }

  /// Expected hidden states of `sequence` after layer `layer` (0 is the embedding output), `[T, H]`.
  public func hiddenStates(layer: Int, sequence: Int) throws -> Tensor {
    let padded = try expected.tensor("hidden_states.\(layer)").slice(sequence)
    let (rows, columns) = (sequences[sequence].count, padded.shape[1])
    return Tensor(shape: [rows, columns], values: Array(padded.values.prefix(rows * columns)))
  }

  /// Expected attention of `sequence` in `layer`, `[A, T, T]`.
  public func attentions(layer: Int, sequence: Int) throws -> Tensor {
    let padded = try expected.tensor("attentions.\(layer)").slice(sequence)
    let length = sequences[sequence].count
    var values: [Float] = []
    for head in 0..<padded.shape[0] {
      for row in 0..<length {
        let start = (head * paddedLength + row) * paddedLength
        values += padded.values[start..<start + length]
      }
    }
    return Tensor(shape: [padded.shape[0], length, length], values: values)
  }
}
