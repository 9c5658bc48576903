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
    discussion: "Offsets are [start, end) in Unicode code points of the text.")

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
      For line i, from 0, the file has "i.input_ids", "i.hidden_states.l" [T, H] for l from 0 (the
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
    abstract: "Show what a model is and what would be loaded from its checkpoint.")

  @Argument(help: "A name of the catalogue, hf:owner/name, or a folder.")
  var model: String

  func run() throws {
    try runReportingErrors {
      for line in try TextModel.inspect(folder: TextOptions.folder(of: model)) { print(line) }
    }
  }
}
