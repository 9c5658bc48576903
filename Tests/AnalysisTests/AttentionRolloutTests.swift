import Tensors
import TestSupport
import Testing

@testable import Analysis

struct AttentionRolloutTests {
  @Test func theRolloutOfEveryLayerEqualsThatOfNumpy() throws {
    let golden = try ModelsGolden.load()
    let traces = try golden.sentences()[0].traces
    for (trace, expected) in [
      (traces.before, golden.before.rollout), (traces.after, golden.after.rollout),
    ] {
      let rollout = try AttentionRollout(trace)
      for (layer, numbers) in zip(rollout.layers, expected) {
        expectClose(layer.values, numbers, atol: 1e-13, "rollout")
        for i in 0..<layer.rows {
          expectClose(layer.row(i).reduce(0, +), 1, atol: 1e-12, "row \(i)")
        }
      }
      #expect(rollout.layers.count == 2)
    }
  }

  @Test func attentionToItselfStaysTheIdentity() throws {
    let identity: [Float] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    let trace = try AttentionTrace(
      attentions: Tensor(
        shape: [3, 2, 3, 3], values: Array(repeating: identity, count: 6).flatMap { $0 }),
      hiddenStates: Tensor(zeros: 4, 3, 1), tokenCount: 3)
    let rollout = try AttentionRollout(trace)
    for layer in rollout.layers { #expect(layer.values == identity.map(Double.init)) }
  }

  @Test func laterLayersMultiplyFromTheLeft() throws {
    // Layer 0: token 0 attends to token 1. Layer 1: token 1 attends to token 0.
    let trace = try AttentionTrace(
      attentions: Tensor(shape: [2, 1, 2, 2], values: [0, 1, 0, 1, 1, 0, 1, 0]),
      hiddenStates: Tensor(zeros: 3, 2, 1), tokenCount: 2)
    let rollout = try AttentionRollout(trace)
    #expect(rollout.layers[0].values == [0.5, 0.5, 0, 1])
    #expect(rollout.layers[1].values == [0.5, 0.5, 0.25, 0.75])
  }
}
