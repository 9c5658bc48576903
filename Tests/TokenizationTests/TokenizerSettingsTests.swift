import Foundation
import Testing
import Tokenization

@Suite struct TokenizerSettingsTests {
  private static let vocabulary =
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "e", "é", "E", "É", "你", "好", "你好"]
    .joined(separator: "\n") + "\n"

  private func ids(_ text: String, config: String, others: [String: String] = [:]) throws
    -> [Int32]
  {
    var ids: [Int32] = []
    let files = ["vocab.txt": Self.vocabulary, "tokenizer_config.json": config]
    try TokenizerFixtures.withModelFolder(files.merging(others) { $1 }) { folder in
      ids = try BERTTokenizer(folder: folder).encode(text).inputIDs
    }
    return Array(ids.dropFirst().dropLast())
  }

  @Test func folderWithoutSettingsIsUncased() throws {
    try TokenizerFixtures.withModelFolder(["vocab.txt": Self.vocabulary]) { folder in
      let tokenizer = try BERTTokenizer(folder: folder)
      #expect(try tokenizer.encode("É E").inputIDs == [2, 4, 4, 3])
      #expect(tokenizer.defaultMaxLength == 512)
    }
  }

  @Test func caseAndAccentsFollowTheSettings() throws {
    #expect(try ids("É", config: #"{"do_lower_case": false}"#) == [7])
    #expect(try ids("É", config: #"{"do_lower_case": true, "strip_accents": null}"#) == [4])
    #expect(try ids("É", config: #"{"strip_accents": false}"#) == [5])
    #expect(try ids("É", config: #"{"do_lower_case": false, "strip_accents": true}"#) == [6])
  }

  @Test func ideographsFollowTheSetting() throws {
    #expect(try ids("你好", config: #"{"tokenize_chinese_chars": true}"#) == [8, 9])
    #expect(try ids("你好", config: #"{"tokenize_chinese_chars": false}"#) == [10])
  }

  @Test(arguments: [("16", 16), ("512", 512), ("1000000000000000019884624838656", 512)])
  func maxLengthFollowsTheSetting(setting: String, expected: Int) throws {
    let files = [
      "vocab.txt": Self.vocabulary,
      "tokenizer_config.json": "{\"model_max_length\": \(setting)}",
    ]
    try TokenizerFixtures.withModelFolder(files) { folder in
      let tokenizer = try BERTTokenizer(folder: folder)
      #expect(tokenizer.defaultMaxLength == expected)
    }
  }

  @Test func settingsAsHuggingFaceWritesThemAreAccepted() throws {
    let config = """
      {"tokenizer_class": "BertTokenizer", "do_basic_tokenize": true, "never_split": null,
       "unk_token": {"content": "[UNK]", "lstrip": false, "normalized": true},
       "model_input_names": ["input_ids"], "padding_side": "right", "extra_special_tokens": {},
       "added_tokens_decoder": {"0": {"content": "[PAD]", "lstrip": false, "normalized": false,
         "rstrip": false, "single_word": false, "special": true}}}
      """
    let others = [
      "special_tokens_map.json": #"{"cls_token": "[CLS]"}"#, "added_tokens.json": #"{"[UNK]": 1}"#,
    ]
    #expect(try ids("e", config: config, others: others) == [4])
  }

  @Test(arguments: [
    (#"{"do_lower_case": 1}"#, "do_lower_case", "1"),
    (#"{"do_basic_tokenize": false}"#, "do_basic_tokenize", "false"),
    (#"{"never_split": ["e"]}"#, "never_split", #"["e"]"#),
    (#"{"unk_token": "<unk>"}"#, "unk_token", #""<unk>""#),
    (
      #"{"mask_token": {"content": "[MASK]", "lstrip": true}}"#, "mask_token",
      #"{"content": "[MASK]", "lstrip": true}"#
    ),
    (#"{"tokenizer_class": "RobertaTokenizer"}"#, "tokenizer_class", #""RobertaTokenizer""#),
    (#"{"truncation_side": "left"}"#, "truncation_side", #""left""#),
    (#"{"model_max_length": 2}"#, "model_max_length", "2"),
    (#"{"surprise": 0.5}"#, "surprise", "0.5"),
    (
      #"{"added_tokens_decoder": {"4": {"content": "e"}}}"#, "added_tokens_decoder.4",
      #"{"content": "e"}"#
    ),
  ])
  func settingThatIsNotHonouredIsRefused(config: String, key: String, value: String) throws {
    let error = try #require(throws: TokenizationError.self) { try ids("e", config: config) }
    guard case .unsupportedSetting(_, key, value, _) = error else {
      Issue.record("expected '\(key)' to be refused with value \(value), got: \(error)")
      return
    }
  }

  @Test func addedTokensAreRefused() throws {
    let error = try #require(throws: TokenizationError.self) {
      try ids("e", config: "{}", others: ["added_tokens.json": #"{"<new>": 11}"#])
    }
    #expect(error.description.contains("<new>"))
  }

  @Test func settingsThatAreNoObjectAreRefused() throws {
    for config in ["", "[1]", "{\"do_lower_case\": tru}"] {
      let error = try #require(throws: TokenizationError.self) { try ids("e", config: config) }
      #expect(error.description.contains("tokenizer_config.json"))
      #expect(error.description.contains("expected a JSON object"))
    }
  }
}
