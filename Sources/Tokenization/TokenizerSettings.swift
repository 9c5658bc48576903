import Foundation

/// What a model folder's settings say about its tokenizer. Each setting is honoured, known to have
/// no effect on tokens, or refused.
///
/// - Source: Hugging Face transformers, `BertTokenizer` and `PreTrainedTokenizerBase`.
struct TokenizerSettings {
  private(set) var lowercases = true
  private(set) var stripsAccents: Bool?
  private(set) var separatesIdeographs = true
  private(set) var maxLength = 512

  private let path: String

  /// Settings that change no token of a text.
  private static let inert: Set<String> = [
    "auto_map", "backend", "clean_up_tokenization_spaces", "device_map", "from_slow", "is_local",
    "local_files_only", "max_length", "model_input_names", "model_specific_special_tokens",
    "name_or_path", "pad_to_multiple_of", "pad_token_type_id", "padding", "processor_class",
    "return_token_type_ids", "special_tokens_map_file", "stride", "tokenizer_file",
    "transformers_version", "truncation_strategy", "use_fast", "vocab_file", "verbose",
  ]

  /// Settings of which one value only is supported.
  private static let fixed: [String: [SettingValue]] = [
    "unk_token": [.string("[UNK]")], "sep_token": [.string("[SEP]")],
    "pad_token": [.string("[PAD]")], "cls_token": [.string("[CLS]")],
    "mask_token": [.string("[MASK]")],
    "do_basic_tokenize": [.bool(true)], "clean_text": [.bool(true)],
    "wordpieces_prefix": [.string("##")],
    "padding_side": [.string("right")], "truncation_side": [.string("right")],
    "tokenizer_class": [
      "BertTokenizer", "BertTokenizerFast", "DistilBertTokenizer", "DistilBertTokenizerFast",
      "ElectraTokenizer", "ElectraTokenizerFast",
    ].map(SettingValue.string),
  ]

  /// Reads `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json`, those of
  /// them that are in the folder.
  init(folder: URL, vocabulary: Vocabulary) throws(TokenizationError) {
    path = folder.appendingPathComponent("tokenizer_config.json").path
    for (key, value) in try TokenizerSettings.read(path) {
      try apply(key, value, vocabulary)
    }
    let mapPath = folder.appendingPathComponent("special_tokens_map.json").path
    for (key, value) in try TokenizerSettings.read(mapPath) {
      try TokenizerSettings.checkFixed(key, value, path: mapPath)
    }
    let addedPath = folder.appendingPathComponent("added_tokens.json").path
    for (token, id) in try TokenizerSettings.read(addedPath) {
      guard case .number(let id) = id, vocabulary.isSpecial(token, id: id) else {
        throw .unsupportedSetting(
          path: addedPath, key: token, value: id.description,
          supported: "the five special tokens, with the ids that vocab.txt gives them")
      }
    }
  }

  private mutating func apply(
    _ key: String, _ value: SettingValue, _ vocabulary: Vocabulary
  ) throws(TokenizationError) {
    switch (key, value) {
    case (_, .null): break
    case ("do_lower_case", .bool(let flag)), ("lowercase", .bool(let flag)): lowercases = flag
    case ("strip_accents", .bool(let flag)): stripsAccents = flag
    case ("tokenize_chinese_chars", .bool(let flag)), ("handle_chinese_chars", .bool(let flag)):
      separatesIdeographs = flag
    case ("do_lower_case", _), ("lowercase", _), ("strip_accents", _),
      ("tokenize_chinese_chars", _), ("handle_chinese_chars", _):
      throw .unsupportedSetting(
        path: path, key: key, value: value.description, supported: "true, false")
    case ("model_max_length", .number(let length)) where length >= 3:
      // Hugging Face writes 1e30 for "not known".
      if length < 1e9 { maxLength = Int(length) }
    case ("model_max_length", _):
      throw .unsupportedSetting(
        path: path, key: key, value: value.description, supported: "a number from 3")
    case ("added_tokens_decoder", .object(let entries)):
      try checkAddedTokens(entries.sorted { $0.key < $1.key }, vocabulary)
    default:
      try TokenizerSettings.checkFixed(key, value, path: path)
    }
  }

  /// Accepts the special tokens where they stand in the vocabulary, matched literally.
  private func checkAddedTokens(
    _ entries: [(key: String, value: SettingValue)], _ vocabulary: Vocabulary
  ) throws(TokenizationError) {
    for (id, entry) in entries {
      guard vocabulary.isPlainSpecial(entry, id: Double(id).map(SettingValue.number)) else {
        throw .unsupportedSetting(
          path: path, key: "added_tokens_decoder.\(id)", value: entry.description,
          supported: Vocabulary.plainSpecials)
      }
    }
  }

  private static func checkFixed(
    _ key: String, _ value: SettingValue, path: String
  ) throws(TokenizationError) {
    if value.isEmpty || inert.contains(key) { return }
    guard let supported = fixed[key] else {
      throw .unsupportedSetting(
        path: path, key: key, value: value.description,
        supported: "only settings this tokenizer knows; if it has no effect, remove it")
    }
    var plain = value
    if key.hasSuffix("_token"), case .object(let fields) = value {
      let strips = ["lstrip", "rstrip", "single_word"].contains { fields[$0] == .bool(true) }
      if !strips { plain = fields["content"] ?? value }
    }
    guard supported.contains(plain) else {
      throw .unsupportedSetting(
        path: path, key: key, value: value.description,
        supported: supported.map(\.description).joined(separator: ", "))
    }
  }

  /// The file's settings in the order of their names; none if there is no such file.
  private static func read(
    _ path: String
  ) throws(TokenizationError) -> [(key: String, value: SettingValue)] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadableFile(path: path, reason: "no permission, or not a file")
    }
    do {
      let settings = try JSONDecoder().decode([String: SettingValue].self, from: data)
      return settings.sorted { $0.key < $1.key }
    } catch {
      throw .invalidSettings(path: path, reason: "expected a JSON object of settings")
    }
  }
}

extension Vocabulary {
  /// What `isPlainSpecial` accepts, in words.
  static let plainSpecials =
    "the five special tokens, with the ids of the vocabulary and lstrip, rstrip, single_word and "
    + "normalized false"

  /// Whether an added token is a special one where it stands in the vocabulary, matched literally.
  func isPlainSpecial(_ entry: SettingValue, id: SettingValue?) -> Bool {
    guard case .string(let token) = entry.fields["content"], case .number(let id) = id else {
      return false
    }
    return isSpecial(token, id: id)
      && ["lstrip", "rstrip", "single_word", "normalized"].allSatisfy {
        [nil, .bool(false)].contains(entry.fields[$0])
      }
  }

  fileprivate func isSpecial(_ token: String, id: Double) -> Bool {
    (SpecialTokens.required + [SpecialTokens.mask]).contains(token)
      && self.id(of: token).map(Double.init) == id
  }
}

extension BERTTokenizer {
  /// The tokenizer of a model folder in Hugging Face's layout.
  ///
  /// Reads `vocab.txt` and, if there, `tokenizer_config.json` (`do_lower_case`, `strip_accents`,
  /// `tokenize_chinese_chars`, `model_max_length`), `special_tokens_map.json` and
  /// `added_tokens.json`. Only where there is no `vocab.txt`, the vocabulary is that of
  /// `tokenizer.json`, which must be BERT's kind throughout.
  /// - Throws: what `Vocabulary.init(contentsOf:)` throws, `invalidSettings`, and
  ///   `unsupportedSetting` for any setting that would make other tokens than this tokenizer does.
  public init(folder: URL) throws(TokenizationError) {
    let name = BERTTokenizer.vocabularyFile(in: folder)
    let url = folder.appendingPathComponent(name)
    let file = name == "vocab.txt" ? nil : try TokenizerFile(contentsOf: url)
    let vocabulary =
      if let file { file.vocabulary } else { try Vocabulary(contentsOf: url) }
    let settings = try TokenizerSettings(folder: folder, vocabulary: vocabulary)
    try file?.check(against: settings)
    self.init(
      vocabulary: vocabulary, lowercases: settings.lowercases,
      stripsAccents: settings.stripsAccents,
      separatesIdeographs: settings.separatesIdeographs, defaultMaxLength: settings.maxLength)
  }
  /// Name of the file that `init(folder:)` takes the vocabulary from: `tokenizer.json` where it is
  /// there and `vocab.txt` is not.
  public static func vocabularyFile(in folder: URL) -> String {
    let names = ["vocab.txt", "tokenizer.json"]
    return names.first {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    } ?? names[0]
  }
}
