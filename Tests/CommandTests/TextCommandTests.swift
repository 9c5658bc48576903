import Foundation
import Tensors
import Testing

/// `tokenize`, `encode`, `inspect`, `init` and the help.
struct TextCommandTests {
  private func withProject(_ body: (TinyProject) throws -> Void) throws {
    let project = try TinyProject()
    defer { project.remove() }
    try body(project)
  }

  private func objects(_ outcome: Command.Outcome) throws -> [[String: Any]] {
    try outcome.lines.map { try TinyProject.object(Data($0.utf8)) }
  }

  private func ids(_ tokens: [String]) -> [Int] {
    tokens.compactMap { TinyProject.vocabulary.firstIndex(of: $0) }
  }

  @Test func tokenizePrintsALineOfJSONForEachLine() throws {
    try withProject { project in
      let outcome = try project.run("tokenize", "--model", "model", input: "The film\n\nfi 영\n")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let objects = try objects(outcome)
      let tokens = [
        ["[CLS]", "the", "film", "[SEP]"], ["[CLS]", "[SEP]"],
        ["[CLS]", "f", "##i", "[UNK]", "[SEP]"],
      ]
      #expect(objects.map { $0["tokens"] as? [String] } == tokens)
      #expect(objects.map { $0["input_ids"] as? [Int] } == tokens.map(ids))
      #expect(objects[2]["offsets"] as? [[Int]] == [[0, 0], [0, 1], [1, 2], [3, 4], [0, 0]])
      #expect(objects[0]["token_type_ids"] as? [Int] == [0, 0, 0, 0])
    }
  }

  @Test func tokenizeReadsPairsFromJSON() throws {
    try withProject { project in
      let input = #"{"text": "the film", "pair": "was fun"}"# + "\n" + #"{"text": "so"}"# + "\n"
      let outcome = try project.run("tokenize", "--model", "model", "--jsonl", input: input)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let objects = try objects(outcome)
      #expect(
        objects[0]["tokens"] as? [String]
          == ["[CLS]", "the", "film", "[SEP]", "was", "fun", "[SEP]"])
      #expect(objects[0]["token_type_ids"] as? [Int] == [0, 0, 0, 0, 1, 1, 1])
      #expect(objects[1]["tokens"] as? [String] == ["[CLS]", "so", "[SEP]"])
    }
  }

  @Test func lineThatIsNoJSONIsNamed() throws {
    try withProject { project in
      let input = #"{"text": "so"}"# + "\nplain text\n"
      let outcome = try project.run("tokenize", "--model", "model", "--jsonl", input: input)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors == "bertreport: standard input, line 2: is not {\"text\": …} or "
          + "{\"text\": …, \"pair\": …}\n")
    }
  }

  @Test func encodeWritesHiddenStatesAndAttentions() throws {
    try withProject { project in
      let outcome = try project.run(
        "encode", "--model", "model", "--output", "states.safetensors",
        input: "the film was good\nso dull\n")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "states.safetensors\n")
      let file = try Safetensors(contentsOf: project.file("states.safetensors"))
      for (index, text) in [["the", "film", "was", "good"], ["so", "dull"]].enumerated() {
        let tokens = ["[CLS]"] + text + ["[SEP]"]
        let length = tokens.count
        #expect(try file.integers("\(index).input_ids") == ids(tokens))
        for layer in 0...3 {
          let states = try file.tensor("\(index).hidden_states.\(layer)")
          #expect(states.shape == [length, 32])
        }
        for layer in 0..<3 {
          let attention = try file.tensor("\(index).attentions.\(layer)")
          #expect(attention.shape == [4, length, length])
          for row in 0..<4 * length {
            let sum = attention.values[row * length..<(row + 1) * length].reduce(0, +)
            #expect(abs(sum - 1) < 1e-5)
          }
        }
        #expect(try file.tensor("\(index).pooler_output").shape == [32])
      }
      #expect(file.entries.count == 2 * 9)
    }
  }

  @Test func modelWithoutAPoolerHasNoPoolerOutput() throws {
    try withProject { project in
      try TinyProject.writeModel(to: project.file("other"), from: "tiny-distilbert-classifier")
      let outcome = try project.run(
        "encode", "--model", "other", "--output", "states.safetensors", input: "so dull\n")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let file = try Safetensors(contentsOf: project.file("states.safetensors"))
      let lines = try project.run("inspect", "other").lines
      #expect(lines.contains("architecture        distilbert"))
      #expect(file.entries.keys.contains("0.hidden_states.0"))
      #expect(!file.entries.keys.contains("0.pooler_output"))
    }
  }

  @Test func encodeSaysWhatItCutOff() throws {
    try withProject { project in
      let long = Array(repeating: "film", count: 45).joined(separator: " ")
      let outcome = try project.run(
        "encode", "--model", "model", "--output", "states.safetensors", input: "so\n\(long)\n")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors
          == "warning: input 2 is too long: the last 7 tokens were cut off, 40 are left\n")
      let file = try Safetensors(contentsOf: project.file("states.safetensors"))
      #expect(try file.integers("1.input_ids").count == 40)
    }
  }

  @Test func encodeOfNothingIsWrongUsage() throws {
    try withProject { project in
      let outcome = try project.run("encode", "--model", "model", "--output", "a.safetensors")
      #expect(outcome.status == 64)
      #expect(outcome.errors == "bertreport: the standard input is empty\n")
      #expect(!FileManager.default.fileExists(atPath: project.file("a.safetensors").path))
    }
  }

  @Test func inspectShowsWhatWouldBeLoaded() throws {
    try withProject { project in
      let outcome = try project.run("inspect", "model")
      #expect(outcome.status == 0, "\(outcome.errors)")
      for line in [
        "architecture        bert", "layers              3", "heads               4",
        "hidden size         32", "vocabulary          120", "positions           40",
        "newly initialised   0", "unexpected tensors  0",
        "bert.embeddings.word_embeddings.weight  [120, 32]",
      ] {
        #expect(outcome.lines.contains(line), "\(line)")
      }
    }
  }

  @Test func initWritesAProjectAndOverwritesNothing() throws {
    try withProject { project in
      let outcome = try project.run("init", "new/project")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(
        outcome.lines
          == ["bertreport.yaml", "Templates"].map { project.file("new/project/\($0)").path })
      let written = try project.content(of: "new/project")
      #expect(written.keys.contains("Templates/ko/report.mustache"))
      #expect(written.keys.contains("Templates/en/report.mustache"))

      let again = try project.run("init", "new/project")
      #expect(again.status == 64)
      #expect(
        again.errors == "bertreport: \(project.file("new/project/bertreport.yaml").path) is there "
          + "already and was not overwritten. Move it away or choose another folder.\n")
      #expect(TinyProject.differences(written, try project.content(of: "new/project")) == [])
    }
  }

  @Test func ownTemplatesAreUsedInPlaceOfTheProgramsOwn() throws {
    try withProject { project in
      try #require(try project.run("init", "new").status == 0)
      try project.write("# {{title}}\n\nOnly this.\n", to: "new/Templates/ko/report.mustache")
      try project.write(
        TinyProject.configuration("model: model", becomes: "model: ../model")
          .replacing("reviews.csv", with: "../reviews.csv"), to: "new/bertreport.yaml")
      let outcome = try project.run("build", "new/bertreport.yaml")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let report = try String(contentsOf: project.file("new/Output/report.md"), encoding: .utf8)
      #expect(report == "# Tiny\n\nOnly this.\n")
    }
  }

  @Test(arguments: [
    ("build", "Fine-tune, evaluate, analyse, draw, and write the report."),
    ("init", "Write a commented bertreport.yaml and a copy of the templates."),
    ("render", "Make the report again from its data; no model and no reviews are needed."),
    ("fetch", "Fetch models and data sets, each once."),
    ("tokenize", "Print the tokens of each line of the standard input as a line of JSON."),
    ("encode", "Write hidden states and attentions of each line of the standard input."),
    ("inspect", "Show what a model is and what would be loaded from its checkpoint."),
  ])
  func helpSaysWhatACommandDoes(command: String, sentence: String) throws {
    let anywhere = Command(folder: FileManager.default.temporaryDirectory)
    let help = try anywhere.run([command, "--help"])
    #expect(help.status == 0)
    let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("OVERVIEW: \(sentence)") && text.contains("USAGE: bertreport \(command)"))
    let overview = try anywhere.run(["--help"])
    #expect(overview.output.contains("  \(command) "))
  }

  /// `build` writes both languages unless it is told otherwise.
  @Test func helpNamesReportsAsTheDefaultRunWritesThem() throws {
    let anywhere = Command(folder: FileManager.default.temporaryDirectory)
    for command in [[], ["build"], ["init"], ["render"], ["diff"], ["gallery"]] {
      let help = try anywhere.run(command + ["--help"]).output
      for name in help.matches(of: /\b(?:report|slides)\.[a-z.]*[a-z]/).map({ String($0.output) }) {
        #expect(name.contains(/\.(?:ko|en)\./), "\(command): \(name)")
      }
    }
  }

  @Test func versionIsThatOfTheManifest() throws {
    let outcome = try Command(folder: FileManager.default.temporaryDirectory).run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }
}
