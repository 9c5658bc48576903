import Encoder
import Tensors
import TestSupport
import Testing

let classifiers = ["tiny-bert-classifier", "tiny-distilbert-classifier"]

struct SequenceClassifierTests {
  private func load(
    _ name: String
  ) throws -> (fixture: ClassifierFixture, model: SequenceClassifier) {
    let fixture = try ClassifierFixture(name)
    var random = RandomSource(seed: 1, stream: 1)
    let (model, report) = try Checkpoint(folder: fixture.folder)
      .classifier(classes: 2, random: &random)
    #expect(report.initialized.isEmpty && report.unexpected.isEmpty)
    return (fixture, model)
  }

  private func batch(_ sequences: [[Int32]]) -> TokenBatch {
    TokenBatch(sequences.map { ($0, [Int32](repeating: 0, count: $0.count)) })
  }

  @Test(arguments: classifiers)
  func tracesEqualTransformers(name: String) throws {
    let (fixture, model) = try load(name)
    let logits = try fixture.expected.tensor("logits")
    for (index, sequence) in fixture.sequences.enumerated() {
      let trace = try model.trace(sequence, tokenTypeIDs: sequence.map { _ in 0 })
      expectClose(trace.logits, logits.slice(index), atol: 1e-5, "logits \(index)")
      for layer in 0...model.configuration.layerCount {
        expectClose(
          trace.hiddenStates.slice(layer),
          try fixture.hiddenStates(layer: layer, sequence: index), atol: 1e-5,
          "hidden states \(layer) of \(index)")
      }
      for layer in 0..<model.configuration.layerCount {
        expectClose(
          trace.attentions.slice(layer), try fixture.attentions(layer: layer, sequence: index),
          atol: 1e-5, "attentions \(layer) of \(index)")
      }
    }
  }

  @Test(arguments: classifiers)
  func lossAndEveryGradientEqualTransformers(name: String) throws {
    let (fixture, model) = try load(name)
    var gradients = [Float](repeating: 0, count: model.layout.count)
    let (losses, logits) = model.accumulateGradients(
      batch(fixture.sequences), labels: fixture.labels, scale: 1 / 3, dropoutSeeds: nil,
      trainable: .all, into: &gradients)
    expectClose(logits, try fixture.expected.tensor("logits"), atol: 1e-5, "logits")
    let loss = try fixture.expected.tensor("loss").values
    expectClose([Float(losses.reduce(0, +) / 3)], loss, atol: 1e-5, "loss")
    for parameter in model.layout.parameters {
      let expected = try fixture.expected.tensor("grad." + parameter.name)
      let actual = Tensor(shape: parameter.shape, values: Array(gradients[parameter.range]))
      // 1e-4 of the tensor's largest gradient: elements near 0 carry the rounding of large ones.
      let largest = expected.values.map(\.magnitude).max() ?? 0
      expectClose(actual, expected, rtol: 1e-4, atol: max(1e-6, 1e-4 * largest), parameter.name)
    }
  }

  @Test(arguments: classifiers)
  func otherSequencesInTheBatchChangeNothing(name: String) throws {
    let (fixture, model) = try load(name)
    let together = model.logits(batch(fixture.sequences))
    for (index, sequence) in fixture.sequences.enumerated() {
      let alone = model.logits(batch([sequence]))
      expectClose(together.slice(index), alone.slice(0), atol: 5e-6, "logits \(index)")
    }
  }

  @Test func attentionRowsAddToOne() throws {
    let (fixture, model) = try load(classifiers[0])
    let sequence = fixture.sequences[1]
    let trace = try model.trace(sequence, tokenTypeIDs: sequence.map { _ in 0 })
    let length = sequence.count
    let sums = stride(from: 0, to: trace.attentions.count, by: length).map {
      trace.attentions.values[$0..<$0 + length].reduce(0, +)
    }
    expectClose(sums, sums.map { _ in 1 }, atol: 1e-5, "row sums")
  }

  @Test(arguments: classifiers)
  func gradientsWithDropoutMatchFiniteDifferences(name: String) throws {
    var (fixture, model) = try load(name)
    let tokens = batch(fixture.sequences)
    let seeds = fixture.sequences.enumerated().flatMap { sequence, ids in
      ids.indices.map { Dropout.rowSeed(seed: 7, step: 3, sequence: sequence, position: $0) }
    }
    func loss(_ model: SequenceClassifier, into gradients: inout [Float]) -> Double {
      model.accumulateGradients(
        tokens, labels: fixture.labels, scale: 1, dropoutSeeds: seeds, trainable: .all,
        into: &gradients
      ).losses.reduce(0, +)
    }
    var gradients = [Float](repeating: 0, count: model.layout.count)
    _ = loss(model, into: &gradients)
    var unused = gradients
    for parameter in model.layout.parameters {
      // Along the gradient itself, so that the whole tensor is checked by one difference.
      let direction = gradients[parameter.range]
      let squared = direction.reduce(0) { $0 + Double($1) * Double($1) }
      guard squared > 1e-10 else { continue }
      let original = model.parameters
      func shifted(_ step: Double) -> Double {
        for index in parameter.range {
          model.parameters[index] = original[index] + Float(step) * gradients[index]
        }
        defer { model.parameters = original }
        return loss(model, into: &unused)
      }
      let step = 2e-3 / squared.squareRoot()
      let difference = (shifted(step) - shifted(-step)) / (2 * step)
      #expect(
        abs(difference - squared) <= 0.02 * squared + 2e-3 * squared.squareRoot(),
        "\(parameter.name): finite difference \(difference), gradient \(squared)")
    }
  }

  @Test(arguments: classifiers)
  func trainingModeWithoutDropoutIsInferenceForEveryHead(name: String) throws {
    let (fixture, model) = try load(name)
    var configuration = model.configuration
    (configuration.hiddenDropout, configuration.attentionDropout) = (0, 0)
    let sure = SequenceClassifier(configuration, classes: 2, parameters: model.parameters)
    let sequence = fixture.sequences[0]
    let (types, seeds) = (sequence.map { _ in Int32(0) }, sequence.indices.map { UInt64($0) })
    let trace = try model.trace(sequence, tokenTypeIDs: types)
    for layer in 0..<configuration.layerCount {
      for head in 0..<configuration.headCount {
        let attention = try sure.trainingAttention(
          sequence, tokenTypeIDs: types, layer: layer, head: head, dropoutSeeds: seeds)
        expectClose(
          attention, trace.attentions.slice(layer).slice(head), atol: 1e-6, "\(layer), \(head)")
      }
    }
    let last = configuration.layerCount - 1
    let dropped = try model.trainingAttention(
      sequence, tokenTypeIDs: types, layer: last, head: 0, dropoutSeeds: seeds)
    #expect(dropped.values != trace.attentions.slice(last).slice(0).values)
  }

  @Test func frozenPartsGetNoGradient() throws {
    let (fixture, model) = try load(classifiers[0])
    var whole = [Float](repeating: 0, count: model.layout.count)
    var part = whole
    let tokens = batch(fixture.sequences)
    for (trainable, target) in [(TrainableParts.all, 0), (.last(1), 1)] {
      var gradients = [Float](repeating: 0, count: model.layout.count)
      _ = model.accumulateGradients(
        tokens, labels: fixture.labels, scale: 1, dropoutSeeds: nil, trainable: trainable,
        into: &gradients)
      if target == 0 { whole = gradients } else { part = gradients }
    }
    for parameter in model.layout.parameters {
      let trained = TrainableParts.last(1).includes(parameter.part, layers: 3)
      let expected = trained ? Array(whole[parameter.range]) : parameter.range.map { _ in 0 }
      expectClose(Array(part[parameter.range]), expected, atol: 0, parameter.name)
    }
  }
}
