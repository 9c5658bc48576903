import Foundation
import Tensors
import TestSupport
import Testing

@testable import Encoder

/// A checkpoint of four hidden features in a folder of its own, which tests change.
struct TinyCheckpoint {
  var fields: [String: Any] = [
    "model_type": "bert", "vocab_size": 7, "hidden_size": 4, "num_hidden_layers": 1,
    "num_attention_heads": 2, "intermediate_size": 6, "max_position_embeddings": 5,
    "type_vocab_size": 2, "hidden_act": "gelu",
  ]
  var tensors: [String: Tensor] = [:]
  let folder: TemporaryFolder

  /// Holds every tensor of a classifier into two classes; `name` may rename or leave out.
  init(
    model type: String = "bert", rename name: (String) -> String? = { $0 }
  ) throws {
    folder = try TemporaryFolder()
    if type == "distilbert" {
      fields = [
        "model_type": "distilbert", "vocab_size": 7, "dim": 4, "n_layers": 1, "n_heads": 2,
        "hidden_dim": 6, "max_position_embeddings": 5, "activation": "gelu",
      ]
    }
    let configuration = try EncoderConfiguration(
      fields: ConfigurationFields(
        JSONSerialization.data(withJSONObject: fields), file: "config.json"))
    for parameter in ParameterLayout(configuration, classes: 2).parameters {
      guard let name = name(parameter.name) else { continue }
      // Every parameter is filled with a number of its own: where it begins.
      let number = Float(parameter.range.lowerBound)
      tensors[name] = Tensor(
        shape: parameter.shape, values: parameter.range.map { _ in number })
    }
  }

  func open() throws -> Checkpoint {
    try folder.write(JSONSerialization.data(withJSONObject: fields), to: "config.json")
    try folder.write(
      Safetensors.encode(tensors.sorted { $0.key < $1.key }.map { ($0.key, .real($0.value)) }),
      to: "model.safetensors")
    return try Checkpoint(folder: folder.url)
  }

  func load(
    classes: Int = 2, seed: UInt64 = 1
  ) throws -> (model: SequenceClassifier, report: Checkpoint.Report) {
    var random = RandomSource(seed: seed, stream: 1)
    return try open().classifier(classes: classes, random: &random)
  }

  /// What `load` says, with the folder's path left out.
  func refusal(classes: Int = 2) -> String? {
    #expect(throws: EncoderError.self) { try load(classes: classes) }?.description
      .replacingOccurrences(of: folder.url.path + "/", with: "")
  }
}

private let advice = "Use the config.json that was saved with the checkpoint."

struct CheckpointTests {
  @Test(arguments: ["bert", "distilbert"])
  func everyTensorGoesToItsPlace(type: String) throws {
    let (model, report) = try TinyCheckpoint(model: type).load()
    for parameter in model.layout.parameters {
      #expect(
        model.parameters[parameter.range].allSatisfy { $0 == Float(parameter.range.lowerBound) },
        "\(parameter.name)")
    }
    #expect(report.loaded == model.layout.parameters.map(\.name))
    #expect(report.initialized.isEmpty && report.unexpected.isEmpty)
  }

  @Test(arguments: ["bert", "distilbert"])
  func namesWithoutThePrefixAreTheSameTensors(type: String) throws {
    let prefix = type + "."
    let plain = try TinyCheckpoint(model: type) {
      $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0
    }
    #expect(
      try plain.load().model.parameters == TinyCheckpoint(model: type).load().model.parameters)
    #expect(try plain.load().report.unexpected.isEmpty)
  }

  @Test func gammaAndBetaAreTheOldNamesOfANorm() throws {
    let old = try TinyCheckpoint {
      $0.replacingOccurrences(of: "LayerNorm.weight", with: "LayerNorm.gamma")
        .replacingOccurrences(of: "LayerNorm.bias", with: "LayerNorm.beta")
    }
    #expect(old.tensors.keys.contains("bert.embeddings.LayerNorm.gamma"))
    #expect(try old.load().model.parameters == TinyCheckpoint().load().model.parameters)
  }

  @Test func aMissingHeadIsDrawnFromTheSeed() throws {
    var encoder = try TinyCheckpoint {
      $0.hasPrefix("classifier") || $0.contains("pooler") ? nil : $0
    }
    encoder.fields["initializer_range"] = 0.5
    let (model, report) = try encoder.load(seed: 3)
    #expect(
      report.initialized == [
        "bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight",
        "classifier.bias",
      ])
    #expect(try encoder.load(seed: 3).model.parameters == model.parameters)
    #expect(try encoder.load(seed: 4).model.parameters != model.parameters)
    var random = RandomSource(seed: 3, stream: 1)
    for parameter in model.layout.parameters where report.initialized.contains(parameter.name) {
      let expected = parameter.range.map { _ in
        parameter.role == .weight ? Float(0.5 * random.normal()) : 0
      }
      #expect(Array(model.parameters[parameter.range]) == expected, "\(parameter.name)")
    }
  }

  @Test func distilBERTsClassifierLayersMayBothBeNew() throws {
    let encoder = try TinyCheckpoint(model: "distilbert") {
      $0.contains("classifier") ? nil : $0
    }
    #expect(
      try encoder.load(classes: 3).report.initialized == [
        "pre_classifier.weight", "pre_classifier.bias", "classifier.weight", "classifier.bias",
      ])
  }

  @Test func tensorsWithoutAPlaceAreListedButConstantsAreNot() throws {
    var checkpoint = try TinyCheckpoint()
    checkpoint.tensors["cls.predictions.bias"] = Tensor(zeros: 7)
    checkpoint.tensors["bert.encoder.layer.1.output.dense.bias"] = Tensor(zeros: 4)
    checkpoint.tensors["bert.embeddings.position_ids"] = Tensor(zeros: 1, 5)
    checkpoint.tensors["embeddings.position_ids"] = Tensor(zeros: 1, 5)
    #expect(
      try checkpoint.load().report.unexpected == [
        "bert.encoder.layer.1.output.dense.bias", "cls.predictions.bias",
      ])
  }

  @Test func otherArchitecturesNamesAreRefusedWithAList() throws {
    var checkpoint = try TinyCheckpoint(model: "distilbert")
    checkpoint.fields = try TinyCheckpoint().fields
    let layer = "bert.encoder.layer.0."
    let parts =
      ["query", "key", "value"].map { "attention.self.\($0).weight" }
      + ["query", "key", "value"].map { "attention.self.\($0).bias" }
      + [
        "attention.output.dense", "attention.output.LayerNorm", "intermediate.dense",
        "output.dense", "output.LayerNorm",
      ].flatMap { ["\($0).weight", "\($0).bias"] }
    let embeddings = [
      "word_embeddings.weight", "position_embeddings.weight", "token_type_embeddings.weight",
      "LayerNorm.weight", "LayerNorm.bias",
    ].map { "bert.embeddings.\($0)" }
    let missing = (embeddings + parts.map { layer + $0 }).joined(separator: ", ")
    #expect(
      checkpoint.refusal() == """
        model.safetensors: 21 tensors of the encoder are missing, so it would start from random \
        weights: \(missing). The file has 24 tensors: classifier.bias, \
        classifier.weight, distilbert.embeddings.LayerNorm.bias, \
        distilbert.embeddings.LayerNorm.weight, \
        distilbert.embeddings.position_embeddings.weight, … (19 more). Use a checkpoint of the \
        architecture that config.json names.
        """)
  }

  @Test func oneMissingTensorIsRefusedByName() throws {
    let checkpoint = try TinyCheckpoint { $0.hasSuffix("key.bias") ? nil : $0 }
    #expect(
      checkpoint.refusal()?.hasPrefix(
        """
        model.safetensors: 1 tensors of the encoder are missing, so it would start from random \
        weights: bert.encoder.layer.0.attention.self.key.bias. The file has 24 tensors: 
        """) == true)
  }

  @Test func aTensorOfAnotherShapeIsRefused() throws {
    var checkpoint = try TinyCheckpoint()
    checkpoint.fields["vocab_size"] = 8
    #expect(
      checkpoint.refusal() == """
        model.safetensors: tensor 'bert.embeddings.word_embeddings.weight' has shape [7, 4], this \
        configuration needs [8, 4]. \(advice)
        """)
  }

  @Test func sizesBeyondAllMemoryAreRefusedNotAllocated() throws {
    var checkpoint = try TinyCheckpoint()
    for name in ["vocab_size", "hidden_size", "intermediate_size", "max_position_embeddings"] {
      checkpoint.fields[name] = 16_777_214
    }
    checkpoint.fields["num_hidden_layers"] = 1
    #expect(
      checkpoint.refusal() == """
        model.safetensors: tensor 'bert.embeddings.word_embeddings.weight' has shape [7, 4], this \
        configuration needs [16777214, 16777214]. \(advice)
        """)
  }

  @Test func aClassifierIntoOtherClassesIsRefused() throws {
    let checkpoint = try TinyCheckpoint()
    #expect(try checkpoint.open().storedClasses == 2)
    #expect(
      checkpoint.refusal(classes: 3) == """
        model.safetensors: holds a classifier into 2 classes, this task has 3. Use a checkpoint \
        without a classifier, or one into 3 classes.
        """)
    let encoder = try TinyCheckpoint { $0.hasPrefix("classifier") ? nil : $0 }
    #expect(try encoder.open().storedClasses == nil)
  }

  @Test(arguments: [[1 << 60, 0], [0, 4], [2, 3], [2]])
  func aClassifierThatDoesNotFitIsNotCounted(shape: [Int]) throws {
    // A checkpoint whose header could ask for any number of classes without any data.
    var checkpoint = try TinyCheckpoint { $0.hasPrefix("classifier") ? nil : $0 }
    checkpoint.tensors["classifier.weight"] = Tensor(
      shape: shape, values: Array(repeating: 0, count: shape.contains(0) ? 0 : shape.reduce(1, *)))
    #expect(try checkpoint.open().storedClasses == nil)
    #expect(
      checkpoint.refusal() == """
        model.safetensors: tensor 'classifier.weight' has shape \(shape), this configuration needs \
        [2, 4]. \(advice)
        """)
  }

  @Test func classesOfOtherNamesAreRefused() throws {
    func meaning(_ name: String) -> Int? { ["bad", "good"].firstIndex(of: name) }
    var checkpoint = try TinyCheckpoint()
    for labels in [nil, ["0": "LABEL_0", "1": "LABEL_1"], ["0": "bad", "1": "good"]] {
      checkpoint.fields["id2label"] = labels
      try checkpoint.open().checkLabels(meaning)
    }
    for labels in [["0": "good", "1": "bad"], ["0": "no paraphrase", "1": "paraphrase"]] {
      checkpoint.fields["id2label"] = labels
      let error = #expect(throws: EncoderError.self) { try checkpoint.open().checkLabels(meaning) }
      #expect(
        error?.description.contains("into \(labels["0"] ?? "") and \(labels["1"] ?? ""), ") == true)
    }
    // Without a classifier the names are those of a task that is not there.
    var encoder = try TinyCheckpoint { $0.hasPrefix("classifier") ? nil : $0 }
    encoder.fields["id2label"] = ["0": "good", "1": "bad"]
    try encoder.open().checkLabels(meaning)
  }

  @Test func thePaddingTokenIsSavedAsItWas() throws {
    var checkpoint = try TinyCheckpoint()
    checkpoint.fields["pad_token_id"] = 3
    let target = checkpoint.folder.url.appendingPathComponent("saved")
    try Checkpoint.save(checkpoint.load().model, labels: ["negative", "positive"], to: target)
    #expect(try Checkpoint(folder: target).configuration.paddingID == 3)
  }

  @Test(arguments: [Float.nan, .infinity])
  func weightsThatAreNoNumbersAreRefused(value: Float) throws {
    var checkpoint = try TinyCheckpoint()
    checkpoint.tensors["bert.pooler.dense.bias"]?.values[3] = value
    #expect(
      checkpoint.refusal() == """
        model.safetensors: tensor 'bert.pooler.dense.bias' holds infinite numbers or NaN. The \
        checkpoint is damaged; fetch or save it again.
        """)
  }

  @Test func filesThatAreNotThereOrDamagedAreTold() throws {
    let checkpoint = try TinyCheckpoint()
    _ = try checkpoint.open()
    let weights = checkpoint.folder.url.appendingPathComponent("model.safetensors")
    func refusal() -> String? {
      #expect(throws: EncoderError.self) { try Checkpoint(folder: checkpoint.folder.url) }?
        .description.replacingOccurrences(of: checkpoint.folder.url.path + "/", with: "")
    }
    try Data(contentsOf: weights).dropLast(4).write(to: weights)
    #expect(refusal()?.hasPrefix("model.safetensors: tensor '") == true)
    try FileManager.default.removeItem(at: weights)
    let missing = """
      cannot be read. A model is a folder with config.json, model.safetensors and vocab.txt; check \
      the path, or fetch the model first.
      """
    #expect(refusal() == "model.safetensors: " + missing)
    try FileManager.default.removeItem(
      at: checkpoint.folder.url.appendingPathComponent("config.json"))
    #expect(refusal() == "config.json: " + missing)
  }

  @Test(arguments: ["tiny-bert-classifier", "tiny-distilbert-classifier"])
  func whatIsSavedIsLoadedAgain(name: String) throws {
    let folder = try TemporaryFolder()
    var random = RandomSource(seed: 1, stream: 1)
    var (model, _) = try Checkpoint(folder: Fixture.url(name))
      .classifier(classes: 2, random: &random)
    for index in model.parameters.indices { model.parameters[index] *= 1.25 }
    let target = folder.url.appendingPathComponent("a/b")
    try Checkpoint.save(model, labels: ["negative", "positive"], to: target)
    let (again, report) = try Checkpoint(folder: target).classifier(classes: 2, random: &random)
    #expect(again.parameters == model.parameters && again.configuration == model.configuration)
    #expect(report.initialized.isEmpty && report.unexpected.isEmpty)
    // Saved twice, the same bytes.
    let files = ["config.json", "model.safetensors"]
    let first = try files.map { try Data(contentsOf: target.appendingPathComponent($0)) }
    try Checkpoint.save(again, labels: ["negative", "positive"], to: target)
    #expect(try files.map { try Data(contentsOf: target.appendingPathComponent($0)) } == first)
  }
}
