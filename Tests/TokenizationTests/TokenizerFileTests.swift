import Foundation
import Testing

@testable import Tokenization

/// A tokenizer as transformers 5 saves it, without vocab.txt.
@Suite struct TokenizerFileTests {
  private static let folder = TokenizerFixtures.folder.deletingLastPathComponent()
    .appendingPathComponent("saved-tokenizer")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// The error of a folder whose tokenizer.json has `new` where the saved one has `old`.
  private func refusal(_ old: String, _ new: String) throws -> TokenizationError {
    let saved = try text("tokenizer.json")
    let changed = saved.replacingOccurrences(of: old, with: new)
    try #require(changed != saved)
    let files = [
      "tokenizer.json": changed, "tokenizer_config.json": try text("tokenizer_config.json"),
    ]
    var found: TokenizationError?
    try TokenizerFixtures.withModelFolder(files) { folder in
      found = try #require(throws: TokenizationError.self) { try BERTTokenizer(folder: folder) }
    }
    return try #require(found)
  }

  @Test func tokensAreThoseOfTransformers() throws {
    let tokenizer = try BERTTokenizer(folder: Self.folder)
    #expect(tokenizer.vocabulary.count == 17 && tokenizer.defaultMaxLength == 64)
    let rows = try text("encodings.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(TokenizerFixtures.Row.self, from: Data($0.utf8))
    }
    #expect(rows.count == 6)
    for row in rows {
      let encoding = try tokenizer.encode(row.text, pair: row.pair, maxLength: 512)
      #expect(encoding.tokens == row.tokens)
      #expect(encoding.inputIDs == row.inputIDs && encoding.tokenTypeIDs == row.tokenTypeIDs)
      #expect(encoding.offsets.map { [$0.lowerBound, $0.upperBound] } == row.offsets)
    }
  }

  @Test func vocabularyFileIsReadWhereItIsThere() throws {
    let files = ["vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\nfilm\n", "tokenizer.json": "no JSON"]
    try TokenizerFixtures.withModelFolder(files) { folder in
      #expect(BERTTokenizer.vocabularyFile(in: folder) == "vocab.txt")
      let tokenizer = try BERTTokenizer(folder: folder)
      #expect(try tokenizer.encode("film").inputIDs == [2, 4, 3])
    }
  }

  @Test func emptyFolderLacksAVocabularyFile() throws {
    try TokenizerFixtures.withModelFolder([:]) { folder in
      let error = try #require(throws: TokenizationError.self) {
        try BERTTokenizer(folder: folder)
      }
      #expect(error.description.contains("/vocab.txt'"))
    }
  }

  @Test(arguments: [
    (
      "\"type\": \"WordPiece\",\n    \"unk", "\"type\": \"BPE\",\n    \"unk", "model.type",
      #""BPE""#
    ),
    (#""unk_token": "[UNK]""#, #""unk_token": "<unk>""#, "model.unk_token", #""<unk>""#),
    (
      "\"continuing_subword_prefix\": \"##\"", #""continuing_subword_prefix": "@@""#,
      "model.continuing_subword_prefix", #""@@""#
    ),
    (
      #""max_input_chars_per_word": 100"#, #""max_input_chars_per_word": 50"#,
      "model.max_input_chars_per_word", "50"
    ),
    (#""type": "BertNormalizer""#, #""type": "NFC""#, "normalizer.type", #""NFC""#),
    (#""clean_text": true"#, #""clean_text": false"#, "normalizer.clean_text", "false"),
    (#""lowercase": true"#, #""lowercase": false"#, "normalizer.lowercase", "false"),
    (#""strip_accents": null"#, #""strip_accents": false"#, "normalizer.strip_accents", "false"),
    (
      #""handle_chinese_chars": true"#, #""handle_chinese_chars": false"#,
      "normalizer.handle_chinese_chars", "false"
    ),
    (
      #""type": "BertPreTokenizer""#, #""type": "Whitespace""#, "pre_tokenizer.type",
      #""Whitespace""#
    ),
  ])
  func partThatIsNotOfBERTIsRefused(old: String, new: String, key: String, value: String) throws {
    let error = try refusal(old, new)
    guard case .unsupportedSetting(let path, key, value, _) = error else {
      Issue.record("expected '\(key)' to be refused with value \(value), got: \(error)")
      return
    }
    #expect(path.hasSuffix("/tokenizer.json"))
  }

  @Test(arguments: [
    (#""content": "[MASK]""#, #""content": "film""#, "added_tokens"),
    (#""lstrip": false"#, #""lstrip": true"#, "added_tokens"),
    (#""type": "TemplateProcessing""#, #""type": "RobertaProcessing""#, "post_processor"),
    (#""type_id": 1"#, #""type_id": 0"#, "post_processor"),
    ("          2\n", "          5\n", "post_processor"),
    (#""vocab": {"#, #""vocab": {"new": 18,"#, "model.vocab"),
    (#""[SEP]": 3,"#, #""[END]": 3,"#, "[SEP]"),
    (#""version""#, "version", "expected a tokenizer"),
  ])
  func fileThatGivesOtherTokensIsRefused(old: String, new: String, named: String) throws {
    let message = try refusal(old, new).description
    #expect(message.contains("/tokenizer.json'") && message.contains(named), "\(message)")
  }

  /// transformers goes by tokenizer_config.json where the two contradict each other.
  @Test func contradictionIsRefusedWhicheverSideIsChanged() throws {
    let config = try text("tokenizer_config.json")
    let cased = config.replacingOccurrences(
      of: "\"do_lower_case\": true", with: "\"do_lower_case\": false")
    try #require(cased != config)
    let files = ["tokenizer.json": try text("tokenizer.json"), "tokenizer_config.json": cased]
    try TokenizerFixtures.withModelFolder(files) { folder in
      let error = try #require(throws: TokenizationError.self) { try BERTTokenizer(folder: folder) }
      #expect(
        error.description.contains(
          "setting 'normalizer.lowercase' is true; supported: false, which tokenizer_config.json"))
    }
  }
}
