import ArgumentParser
import Foundation
import Report

/// What `tokenize` and `encode` share: a model, and texts on the standard input.
struct TextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A name of the catalogue, hf:owner/name, or a folder in Hugging Face's layout.",
      valueName: "model"))
  var model: String

  @Flag(help: "Lines are JSON: {\"text\": …, \"pair\": …}, where pair may be left out.")
  var jsonl = false

  /// The model's folder; a model of the catalogue is fetched where it is missing.
  static func folder(of model: String) throws -> URL {
    try Fetcher { StandardError.write("\($0)\n") }
      .model(named: model, relativeTo: .currentDirectory()).folder
  }

  /// Calls `body` with every line of the standard input.
  func forEachInput(_ body: (_ input: TextModel.Input, _ number: Int) throws -> Void) throws {
    var number = 0
    while let line = readLine() {
      number += 1
      try body(TextModel.Input(line: line, number: number, isJSON: jsonl), number)
    }
  }

  /// Says on stderr what is not as it should be.
  static func warn(_ text: String) { StandardError.write("warning: \(text)\n") }
}

struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print the tokens of each line of the standard input as a line of JSON.",
    discussion: """
        echo "I loved it." | bertreport tokenize --model all-minilm-l6-v2
        bertreport tokenize --model my-model --jsonl < pairs.jsonl

      It reads the tokenizer of the model and writes, for each line, tokens, input_ids,
      token_type_ids and offsets. Offsets are [start, end) in Unicode code points of the text.
      """)

  @OptionGroup var options: TextOptions

  func run() throws {
    try runReportingErrors {
      let model = try TextModel(folder: TextOptions.folder(of: options.model))
      try options.forEachInput {
        print(try model.tokenize($0, number: $1, warn: TextOptions.warn))
      }
    }
  }
}

struct EncodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encode",
    abstract: "Write hidden states and attentions of each line of the standard input.",
    discussion: """
        echo "I loved it." | bertreport encode --model all-minilm-l6-v2 --output states.safetensors

      It reads tokenizer and checkpoint of the model and writes one file, in float32 and inference
      mode. For line i, from 0, the file has "i.input_ids", "i.hidden_states.l" [T, H] for l from 0 (the
      embeddings) to the number of layers, "i.attentions.l" [A, T, T] for every layer, and
      "i.pooler_output" [H] where the checkpoint has a pooler.
      """)

  @OptionGroup var options: TextOptions

  @Option(help: ArgumentHelp("The safetensors file to write.", valueName: "file"))
  var output: String

  func run() throws {
    try runReportingErrors {
      let model = try TextModel(folder: TextOptions.folder(of: options.model))
      var inputs: [TextModel.Input] = []
      try options.forEachInput { input, _ in inputs.append(input) }
      guard !inputs.isEmpty else { throw ReportError.usage("the standard input is empty") }
      try model.encode(inputs, to: URL(argument: output), warn: TextOptions.warn)
      print(output)
    }
  }
}

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a model is and what would be loaded from its checkpoint.",
    discussion: """
        bertreport inspect all-minilm-l6-v2
        bertreport inspect Output/model

      It reads config.json and model.safetensors and writes nothing: the shape of the encoder,
      parameters that the checkpoint does not have and would be drawn anew, tensors that no
      parameter takes, and every parameter.
      """)

  @Argument(help: "A name of the catalogue, hf:owner/name, or a folder.")
  var model: String

  func run() throws {
    try runReportingErrors {
      for line in try TextModel.inspect(folder: TextOptions.folder(of: model)) { print(line) }
    }
  }
}
