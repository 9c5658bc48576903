import Foundation
import TestSupport
import Testing

/// Something a person can get wrong, and what the command has to say to it.
struct BadInput: CustomTestStringConvertible, Sendable {
  let name: String
  /// 64 for wrong usage or configuration, 1 for everything else.
  let status: Int32
  /// Parts that the message must have: what, where, expected and got, what to do.
  let message: [String]
  var arguments = ["build"]
  /// Makes the mistake in a project that is whole.
  let prepare: @Sendable (TinyProject) throws -> Void

  var testDescription: String { name }

  init(
    _ name: String, _ status: Int32, _ message: [String], arguments: [String] = ["build"],
    prepare: @escaping @Sendable (TinyProject) throws -> Void = { _ in }
  ) {
    self.name = name
    self.status = status
    self.message = message
    self.arguments = arguments
    self.prepare = prepare
  }

  /// A mistake in the configuration: `old` of it becomes `new`.
  static func configuration(
    _ name: String, _ old: String, becomes new: String, status: Int32 = 64, _ message: [String]
  ) -> BadInput {
    BadInput(name, status, message) {
      let text = TinyProject.configuration(old, becomes: new)
      try #require(text != TinyProject.configuration)
      try $0.write(text, to: "bertreport.yaml")
    }
  }

  /// A mistake in the table of reviews: its first lines are `lines`.
  static func reviews(_ name: String, _ lines: [String], _ message: [String]) -> BadInput {
    BadInput(name, 1, message) {
      let rest = TinyProject.csv.split(separator: "\n").dropFirst(lines.count).map(String.init)
      try $0.write((lines + rest).map { "\($0)\n" }.joined(), to: "reviews.csv")
    }
  }

  /// A file of the model that is missing.
  static func missing(_ file: String, _ message: [String]) -> BadInput {
    BadInput("missing \(file)", 1, message) {
      try FileManager.default.removeItem(at: $0.file("model/\(file)"))
    }
  }

  /// A mistake in the model's config.json.
  static func model(
    _ name: String, _ old: String, becomes new: String, _ message: [String]
  ) -> BadInput {
    BadInput(name, 1, message) {
      let file = "model/config.json"
      let text = try String(contentsOf: $0.file(file), encoding: .utf8)
      let changed = text.replacing(old, with: new)
      try #require(changed != text)
      try $0.write(changed, to: file)
    }
  }
}

extension BadInput {
  /// Mistakes in the command line and the configuration.
  static let settings = [
    configuration(
      "unknown setting", "epochs: 2", becomes: "epoch: 2",
      ["bertreport.yaml:4: training.epoch is not a setting; did you mean training.epochs?"]),
    configuration(
      "value of another type", "epochs: 2", becomes: "epochs: two",
      ["bertreport.yaml:4: training.epochs: found 'two', allowed: a whole number of at least 1"]),
    configuration(
      "not YAML", "title: Tiny", becomes: "title: [", ["bertreport.yaml:", "not valid YAML"]),
    configuration(
      "empty sentence", "A dull plot.", becomes: " ",
      [
        "bertreport.yaml:8: analysis.sentences[1].text: found ' '",
        "allowed: text that is not blank",
      ]),
    configuration(
      "sentence of excluded tokens", "A dull plot.", becomes: "., .",
      ["nothing is left of the sentence [CLS] . , . [SEP]", "choose another sentence"]),
    configuration(
      "missing model folder", "model: model", becomes: "model: modle",
      ["'modle' is not a model of the catalogue", "nothing at", "/modle", "all-minilm-l6-v2"]),
    configuration(
      "model that is a file", "model: model", becomes: "model: reviews.csv",
      ["'reviews.csv' is not a model of the catalogue", "/reviews.csv that is a folder"]),
    configuration(
      "model of the hub that was never fetched", "model: model", becomes: "model: hf:a/b",
      status: 1, ["hf:a/b is not in", "Run `bertreport fetch hf:a/b` first"]),
    configuration(
      "missing reviews", "reviews.csv", becomes: "review.csv",
      ["'review.csv' is not a data set of the catalogue", "nothing at", "/review.csv", "imdb"]),
    configuration(
      "reviews in an unknown format", "reviews.csv", becomes: "bertreport.yaml",
      ["/bertreport.yaml' has no known format", ".csv, .tsv or .jsonl", "rename or convert it"]),
    configuration(
      "more reviews than there are", "train_size: 16", becomes: "train_size: 33",
      [
        "40 different reviews cannot be split into 33 for training and 8 for testing",
        "lower dataset.train_size or dataset.test_size",
      ]),
    configuration(
      "longer texts than the model has positions", "max_length: 16", becomes: "max_length: 41",
      ["training.max_length: found 41, allowed with model 'model': at most 40, its positions"]),
    configuration(
      "more layers to train than there are", "epochs: 2", becomes: "trainable: last-4",
      ["training.trainable: found last-4, allowed with model 'model': at most last-3"]),
    configuration(
      "layer that does not exist", "analysis:", becomes: "analysis:\n  layers: [3]",
      ["layer 3 does not exist: the model has 3, valid are 0 to 2; correct analysis.layers"]),
    configuration(
      "head that does not exist", "analysis:", becomes: "analysis:\n  heads: [0, 4]",
      ["head 4 does not exist: the model has 4, valid are 0 to 3; correct analysis.heads"]),
    BadInput(
      "missing configuration", 64, ["no.yaml: there is no such file", "`bertreport init`"],
      arguments: ["build", "no.yaml"]),
    BadInput(
      "folder in place of the configuration", 64,
      ["model: this is a folder; name the configuration in it, such as model/bertreport.yaml."],
      arguments: ["build", "model"]),
    BadInput(
      "unknown stage", 64,
      ["'training' is no stage", "evaluate-before, train, evaluate-after, all", "mean train?"],
      arguments: ["build", "--force", "training"]),
    BadInput(
      "unknown language", 64, ["--language fr: there are ko and en"],
      arguments: ["build", "--language", "fr"]),
    BadInput(
      "nothing to render", 64,
      ["there is no", "/nowhere/data; name a folder that `bertreport build` wrote"],
      arguments: ["render", "nowhere"]),
    BadInput(
      "unknown name to fetch", 64,
      ["'imbd' is not a model or data set of the catalogue; did you mean imdb?"],
      arguments: ["fetch", "imbd"]),
  ]

  /// Models that cannot be what the configuration says.
  static let models = [
    missing("config.json", ["/model/config.json: cannot be read", "fetch the model first"]),
    missing("model.safetensors", ["/model/model.safetensors: cannot be read"]),
    missing("vocab.txt", ["cannot read '", "/model/vocab.txt'", "Hugging Face's layout"]),
    BadInput(
      "truncated weights", 1,
      ["/model/model.safetensors: ", "is damaged", "fetch or save it again"]
    ) {
      let file = $0.file("model/model.safetensors")
      let data = try Data(contentsOf: file)
      try data.dropLast(100).write(to: file)
    },
    BadInput(
      "weights that are a page of the web", 1,
      ["/model/model.safetensors: announces a header", "no safetensors file"]
    ) {
      try $0.write("<!DOCTYPE html><html></html>", to: "model/model.safetensors")
    },
    model(
      "tensor of another shape", "\"intermediate_size\": 64", becomes: "\"intermediate_size\": 128",
      [
        "/model/model.safetensors: tensor 'bert.encoder.layer.0.intermediate.dense.weight'",
        "has shape [64, 32], this configuration needs [128, 32]", "Use the config.json",
      ]),
    model(
      "unknown architecture", "\"model_type\": \"bert\"", becomes: "\"model_type\": \"gpt2\"",
      ["/model/config.json: model_type 'gpt2' cannot be loaded; known are bert and distilbert"]),
    BadInput(
      "weights of DistilBERT under BERT's configuration", 1,
      [
        "53 tensors of the encoder are missing, so it would start from random weights",
        "bert.embeddings.word_embeddings.weight, ", "The file has 56 tensors: ", "distilbert.",
        "Use a checkpoint of the architecture that config.json names",
      ]
    ) {
      try FileManager.default.removeItem(at: $0.file("model/model.safetensors"))
      try FileManager.default.copyItem(
        at: Fixture.url("tiny-distilbert-classifier/model.safetensors"),
        to: $0.file("model/model.safetensors"))
    },
    BadInput(
      "vocabulary of another model", 1,
      ["/model/vocab.txt: has 121 tokens", "vocab_size 120", "belongs to the checkpoint"]
    ) {
      let words = TinyProject.vocabulary + ["more"]
      try $0.write(words.map { "\($0)\n" }.joined(), to: "model/vocab.txt")
    },
  ]

  /// Reviews that cannot be learned from.
  static let reviews = [
    reviews(
      "table without a column", ["review,label"],
      ["/reviews.csv' has no column 'text', only 'review', 'label'", "rename the column"]),
    reviews(
      "label of neither class", ["text,label", "so so,maybe"],
      ["/reviews.csv', row 1", "label 'maybe', expected", "positive"]),
    reviews(
      "empty text", ["text,label", "fine,1", ",0"],
      ["/reviews.csv', row 2", "the text is empty; fill it in or take it out"]),
    reviews(
      "row with a field too many", ["text,label", "good, really good,1"],
      ["/reviews.csv', row 1", "3 fields, expected 2", "in quotation marks"]),
    BadInput("reviews of one class", 1, ["expected both classes"]) {
      try $0.write(
        "text,label\n" + (0..<40).map { "good \($0),1\n" }.joined(), to: "reviews.csv")
    },
  ]
}
