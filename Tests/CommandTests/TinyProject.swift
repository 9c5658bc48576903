import Foundation
import TestSupport
import Testing

/// A configuration, a model and reviews that are small enough to build a report within a second or
/// two, in a temporary folder.
struct TinyProject {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-tiny-\(UUID().uuidString)", directoryHint: .isDirectory)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.writeModel(to: folder.appending(path: "model"))
    try write(Self.csv, to: "reviews.csv")
    try write(Self.configuration, to: "bertreport.yaml")
  }

  /// The files of its report that a person opens, as `build` names them.
  static let reports = ["report.md", "report.pdf", "slides.pdf"]

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> URL { folder.appending(path: name) }

  func write(_ text: String, to name: String) throws {
    let url = file(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The configuration with one part of it replaced.
  static func configuration(_ old: String, becomes new: String) -> String {
    configuration.replacing(old, with: new)
  }

  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try run(arguments, input: input, environment: environment)
  }

  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try command(environment).run(arguments, input: input)
  }

  /// Starts the command and does not wait for its end.
  func start(_ arguments: String...) throws -> RunningCommand {
    try command().start(arguments)
  }

  private func command(_ environment: [String: String] = [:]) -> Command {
    // One thread that does not spin: tests run side by side.
    let ours = [
      "BERTREPORT_HOME": file("home").path, "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive",
    ]
    return Command(folder: folder, environment: ours.merging(environment) { $1 })
  }

  /// Every file below `name` with its bytes, by path; `excluding` are first parts of paths.
  func content(of name: String, excluding: Set<String> = []) throws -> [String: Data] {
    let root = file(name)
    var content: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let first = path.prefix { $0 != "/" }
      guard !excluding.contains(String(first)) else { continue }
      var isFolder: ObjCBool = false
      let url = root.appending(path: path)
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if !isFolder.boolValue { content[path] = try Data(contentsOf: url) }
    }
    return content
  }

  /// What of an output folder is committed: all but the run's circumstances, the model and the
  /// results kept for the next run.
  func committed(_ name: String = "Output") throws -> [String: Data] {
    try content(of: name, excluding: ["run.json", "model", ".cache"])
  }

  /// The members of a JSON object.
  static func object(_ data: Data?) throws -> [String: Any] {
    let data = try #require(data)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Names of the files of two folders that differ or that only one of them has.
  static func differences(_ one: [String: Data], _ other: [String: Data]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }
}

extension TinyProject {
  /// The tiny encoder of the fixtures (vocabulary of 120) with a vocabulary of words for it.
  static func writeModel(to folder: URL, from fixture: String = "tiny-bert-classifier") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["config.json", "model.safetensors"] {
      try FileManager.default.copyItem(
        at: Fixture.url("\(fixture)/\(name)"), to: folder.appending(path: name))
    }
    try Data(vocabulary.map { "\($0)\n" }.joined().utf8)
      .write(to: folder.appending(path: "vocab.txt"))
  }

  static let vocabulary: [String] = {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let words =
      """
      the film movie plot actors story was is and it very good great fine lovely bad dull poor \
      awful boring not but loved hated fun slow this so never again every minute of my time
      """.split(separator: " ").map(String.init)
    var tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokens += letters + letters.map { "##\($0)" } + [".", ",", "!", "?", "'", "-"] + words
    return tokens + (tokens.count..<120).map { "[unused\($0)]" }
  }()

  /// Forty short reviews, half of them positive, each once.
  static let reviews: [(text: String, label: Int)] = "abcdefghijklmnopqrst".flatMap {
    [("the film was good and \($0)", 1), ("the plot was bad, \($0)", 0)]
  }

  static let csv =
    "text,label\n" + reviews.map { "\"\($0.text)\",\($0.label)\n" }.joined()

  static let configuration = """
    title: Tiny
    model: model
    dataset: {name: reviews.csv, train_size: 16, test_size: 8}
    training: {epochs: 2, batch_size: 8, max_length: 16, learning_rate: 1.0e-3}
    analysis:
      sentences:
        - {text: "The film was good, I loved it.", sentiment: positive}
        - {text: "A dull plot.", sentiment: negative}
    language: ko
    """
}
