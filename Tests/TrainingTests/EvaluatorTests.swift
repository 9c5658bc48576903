import Encoder
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Training

private let pieces: [(sizes: [Int], tokens: Int, pieces: [[Int]])] = [
  ([3, 3, 3], 6, [[0, 1], [2]]),
  ([3, 3, 3], 5, [[0], [1], [2]]),
  ([9, 1, 1, 9], 4, [[0], [1, 2], [3]]),
  ([2, 2], 0, [[0], [1]]),
  ([], 5, []),
]

struct EvaluatorTests {
  private func load() throws -> (examples: [Example], model: SequenceClassifier) {
    let fixture = try ClassifierFixture("tiny-bert-classifier")
    var random = RandomSource(seed: 1, stream: 1)
    let examples = zip(fixture.sequences, fixture.labels).map {
      Example(inputIDs: $0, tokenTypeIDs: $0.map { _ in 0 }, label: $1)
    }
    return (
      examples,
      try Checkpoint(folder: fixture.folder).classifier(classes: 2, random: &random).model
    )
  }

  @Test func predictionsAreTheSoftmaxOfTheLogits() throws {
    let (examples, model) = try load()
    let logits = try ClassifierFixture("tiny-bert-classifier").expected.tensor("logits")
    let predictions = Evaluator().predictions(model, examples)
    #expect(predictions.map(\.label) == examples.map(\.label))
    for (row, prediction) in predictions.enumerated() {
      let positive = 1 / (1 + exp(Double(logits[row, 0] - logits[row, 1])))
      expectClose(prediction.positive, positive, atol: 1e-5, "positive \(row)")
      expectClose(
        prediction.logLikelihood, log(prediction.label == 1 ? positive : 1 - positive), atol: 1e-4,
        "log-likelihood \(row)")
    }
  }

  @Test(arguments: [1, 14, 20, 1000])
  func predictionsDoNotDependOnHowManyTokensAreComputedAtOnce(tokens: Int) throws {
    let (examples, model) = try load()
    var counts: [Int] = []
    let many = examples + examples.reversed() + examples
    let predictions = Evaluator(tokensAtOnce: tokens).predictions(model, many) { counts.append($0) }
    let alone = many.map { Evaluator().predictions(model, [$0])[0] }
    expectClose(predictions.map(\.positive), alone.map(\.positive), atol: 2e-6)
    #expect(predictions.map(\.label) == many.map(\.label))
    #expect(counts.last == many.count && counts == counts.sorted())
  }

  @Test(arguments: pieces)
  func piecesHoldConsecutiveExamplesUpToTheLimit(sizes: [Int], tokens: Int, pieces: [[Int]]) {
    let examples = sizes.map { size in
      Example(
        inputIDs: [Int32](repeating: 1, count: size),
        tokenTypeIDs: [Int32](repeating: 0, count: size), label: 0)
    }
    #expect(examples.microBatches(of: Array(examples.indices), tokens: tokens) == pieces)
  }
}
