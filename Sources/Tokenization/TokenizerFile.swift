import Foundation

/// The `tokenizer.json` of a model without `vocab.txt`, as transformers 5 saves it: its vocabulary,
/// and the parts of it that must be BERT's own for this tokenizer to give the same tokens.
///
/// - Source: huggingface/tokenizers, the serialised forms of `WordPiece`, `BertNormalizer`,
///   `BertPreTokenizer`, `TemplateProcessing` and `BertProcessing`.
struct TokenizerFile {
  let vocabulary: Vocabulary

  private let path: String
  private let content: Content

  private struct Content: Decodable {
    let model: Model
    let normalizer: SettingValue?
    let preTokenizer: SettingValue?
    let postProcessor: SettingValue?
    let addedTokens: [SettingValue]?

    enum CodingKeys: String, CodingKey {
      case model, normalizer
      case preTokenizer = "pre_tokenizer"
      case postProcessor = "post_processor"
      case addedTokens = "added_tokens"
    }
  }

  private struct Model: Decodable {
    let type: SettingValue?
    var fields: [String: SettingValue] = [:]
    var ids: [String: Int] = [:]

    enum CodingKeys: String, CodingKey, CaseIterable {
      case type, vocab
      case unknown = "unk_token"
      case prefix = "continuing_subword_prefix"
      case longest = "max_input_chars_per_word"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      type = try container.decodeIfPresent(SettingValue.self, forKey: .type)
      // The vocabularies of other models have other forms.
      guard type == .string("WordPiece") else { return }
      for key in [CodingKeys.unknown, .prefix, .longest] {
        fields[key.rawValue] = try container.decodeIfPresent(SettingValue.self, forKey: key)
      }
      ids = try container.decode([String: Int].self, forKey: .vocab)
    }
  }

  /// Reads the file.
  /// - Throws: `unreadableFile`; `invalidSettings` for a file that is no tokenizer, or ids with
  ///   gaps; `unsupportedSetting` for any part that would make other tokens than BERT's; what
  ///   `Vocabulary` throws.
  init(contentsOf url: URL) throws(TokenizationError) {
    path = url.path
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw .unreadableFile(path: path, reason: "no permission, or not a file")
    }
    do {
      content = try JSONDecoder().decode(Content.self, from: data)
    } catch {
      throw .invalidSettings(
        path: path, reason: "expected a tokenizer as Hugging Face's tokenizers saves it")
    }
    try TokenizerFile.require(content.model.type, is: [.string("WordPiece")], "model.type", path)
    let needed: [(String, SettingValue)] = [
      ("unk_token", .string("[UNK]")), ("continuing_subword_prefix", .string("##")),
      ("max_input_chars_per_word", .number(Double(WordBuffer.maxScalars))),
    ]
    for (key, value) in needed {
      try TokenizerFile.require(content.model.fields[key], is: [value], "model.\(key)", path)
    }
    vocabulary = try Vocabulary(
      tokens: TokenizerFile.list(content.model.ids, path), source: "'\(path)'")
    try checkParts()
  }

  /// Refuses a normalizer that differs from the model's other settings: transformers goes by
  /// these, the tokenizers library by the normalizer.
  func check(against settings: TokenizerSettings) throws(TokenizationError) {
    let fields = content.normalizer?.fields ?? [:]
    let lowercases = settings.lowercases
    let stripsAccents = settings.stripsAccents ?? lowercases
    var strips = fields["strip_accents"] ?? .null
    if strips == .null { strips = fields["lowercase"] ?? .null }
    for (key, found, wanted) in [
      ("lowercase", fields["lowercase"], lowercases), ("strip_accents", strips, stripsAccents),
      ("handle_chinese_chars", fields["handle_chinese_chars"], settings.separatesIdeographs),
    ] where found != .bool(wanted) {
      throw .unsupportedSetting(
        path: path, key: "normalizer.\(key)", value: (fields[key] ?? .null).description,
        supported: "\(wanted), which tokenizer_config.json or its defaults say")
    }
  }

  private func checkParts() throws(TokenizationError) {
    let normalizer = content.normalizer?.fields ?? [:]
    try TokenizerFile.require(
      normalizer["type"], is: [.string("BertNormalizer")], "normalizer.type", path)
    try TokenizerFile.require(
      normalizer["clean_text"], is: [.bool(true)], "normalizer.clean_text", path)
    try TokenizerFile.require(
      content.preTokenizer?.fields["type"], is: [.string("BertPreTokenizer")],
      "pre_tokenizer.type", path)
    for token in content.addedTokens ?? [] {
      guard vocabulary.isPlainSpecial(token, id: token.fields["id"]) else {
        throw .unsupportedSetting(
          path: path, key: "added_tokens", value: token.description,
          supported: Vocabulary.plainSpecials)
      }
    }
    let template = content.postProcessor ?? .null
    guard isBERT(template) else {
      throw .unsupportedSetting(
        path: path, key: "post_processor", value: template.description,
        supported: "[CLS] text [SEP], and a pair with types 0 and 1")
    }
  }

  /// Whether `processor` puts [CLS] before and [SEP] behind, the pair's pieces being of type 1.
  private func isBERT(_ processor: SettingValue) -> Bool {
    let fields = processor.fields
    func isToken(_ value: SettingValue?, _ token: String) -> Bool {
      guard let id = vocabulary.id(of: token) else { return false }
      return value == .array([.string(token), .number(Double(id))])
    }
    switch fields["type"] {
    case .string("BertProcessing"):
      return isToken(fields["cls"], "[CLS]") && isToken(fields["sep"], "[SEP]")
    case .string("TemplateProcessing"):
      func piece(_ kind: String, _ id: String, _ type: Double) -> SettingValue {
        .object([kind: .object(["id": .string(id), "type_id": .number(type)])])
      }
      let single = [
        piece("SpecialToken", "[CLS]", 0), piece("Sequence", "A", 0),
        piece("SpecialToken", "[SEP]", 0),
      ]
      let pair = single + [piece("Sequence", "B", 1), piece("SpecialToken", "[SEP]", 1)]
      return fields["single"] == .array(single) && fields["pair"] == .array(pair)
        && ["[CLS]", "[SEP]"].allSatisfy { token in
          guard let id = vocabulary.id(of: token) else { return false }
          return fields["special_tokens"]?.fields[token]?.fields["ids"]
            == .array([.number(Double(id))])
        }
    default: return false
    }
  }

  private static func require(
    _ value: SettingValue?, is allowed: [SettingValue], _ key: String, _ path: String
  ) throws(TokenizationError) {
    guard let value, allowed.contains(value) else {
      throw .unsupportedSetting(
        path: path, key: key, value: (value ?? .null).description,
        supported: allowed.map(\.description).joined(separator: ", "))
    }
  }

  /// The tokens in the order of their ids.
  private static func list(
    _ ids: [String: Int], _ path: String
  ) throws(TokenizationError) -> [String] {
    let sorted = ids.sorted { $0.value < $1.value }
    guard sorted.enumerated().allSatisfy({ $0 == $1.value }) else {
      throw .invalidSettings(
        path: path,
        reason: "expected ids from 0 to \(ids.count - 1) in model.vocab, each once (tokens that "
          + "differ in Unicode's composition alone are read from a vocab.txt only)")
    }
    return sorted.map(\.key)
  }
}
