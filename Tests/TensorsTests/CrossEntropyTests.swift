import Foundation
import TestSupport
import Testing

@testable import Tensors

struct CrossEntropyTests {
  @Test func lossAndGradientAreRightByHand() {
    // Softmax of (ln 3, 0) is (3/4, 1/4).
    let logits = Tensor(shape: [2, 2], values: [Float(log(3.0)), 0, 2, 2])
    let (losses, gradient) = CrossEntropy.forward(logits, labels: [1, 0], scale: 0.5)
    expectClose(losses, [log(4.0), log(2.0)], atol: 1e-7, "losses")
    expectClose(gradient.values, [0.375, -0.375, -0.25, 0.25], atol: 1e-7, "gradient")
  }

  @Test func theGradientMatchesFiniteDifferences() {
    let logits = Tensor.random(4, 3, seed: 1)
    let labels = [2, 0, 1, 1]
    let gradient = CrossEntropy.forward(logits, labels: labels, scale: 1).gradient
    expectGradient(gradient, at: logits, step: 1e-3, share: 1e-4) {
      CrossEntropy.forward($0, labels: labels, scale: 1).losses.reduce(0, +)
    }
  }

  @Test func extremeLogitsGiveFiniteLosses() {
    let (losses, gradient) = CrossEntropy.forward(
      Tensor(shape: [2, 2], values: [1e4, -1e4, -3e38, 3e38]), labels: [1, 1], scale: 1)
    #expect(losses == [2e4, 0])
    #expect(gradient.values == [1, -1, 0, 0])
    let p = CrossEntropy.probabilities([-1e4, 1e4])
    #expect(p.values == [0, 1] && p.logarithms == [-2e4, 0])
  }

  @Test func aLogitThatIsNoNumberMakesTheLossNone() {
    let logits = Tensor(shape: [1, 2], values: [.nan, 0])
    #expect(CrossEntropy.forward(logits, labels: [1], scale: 1).losses[0].isNaN)
  }
}
