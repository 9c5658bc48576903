import Foundation
import Tokenization

/// The golden files of Tests/Fixtures/tokenizer and the vocabulary they were made with.
enum TokenizerFixtures {
  struct Row: Decodable {
    let text: String
    let pair: String?
    let maxLength: Int?
    let lowercase: Bool?
    let stripAccents: Bool?
    let tokens: [String]
    let inputIDs: [Int32]
    let tokenTypeIDs: [Int32]
    let offsets: [[Int]]

    enum CodingKeys: String, CodingKey {
      case text, pair, lowercase, tokens, offsets
      case maxLength = "max_length"
      case stripAccents = "strip_accents"
      case inputIDs = "input_ids"
      case tokenTypeIDs = "token_type_ids"
    }
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/tokenizer")

  static let vocabulary = Result { try Vocabulary(contentsOf: file("vocab.txt")) }
  static let uncased = vocabulary.map { BERTTokenizer(vocabulary: $0) }
  static let cased = vocabulary.map { BERTTokenizer(vocabulary: $0, lowercases: false) }

  static func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  static func rows(_ name: String) throws -> [Row] {
    try Data(contentsOf: file(name)).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Row.self, from: $0)
    }
  }

  /// A folder with these files, removed after `body`.
  static func withModelFolder(
    _ files: [String: String], _ body: (URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tokenization-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try Data(content.utf8).write(to: folder.appendingPathComponent(name))
    }
    try body(folder)
  }
}
