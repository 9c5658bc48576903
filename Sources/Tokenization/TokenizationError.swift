/// What can go wrong while a vocabulary is read or a text encoded.
public enum TokenizationError: Error, Hashable, Sendable {
  /// A file could not be read at all.
  case unreadableFile(path: String, reason: String)
  /// A vocabulary line (counted from 1) is not UTF-8.
  case invalidUTF8(source: String, line: Int)
  /// A vocabulary line (counted from 1) has no token.
  case emptyToken(source: String, line: Int)
  /// A token stands on two lines (counted from 1), so its id would be ambiguous.
  case duplicateToken(source: String, token: String, firstLine: Int, secondLine: Int)
  /// One of the tokens without which BERT's template cannot be built is missing.
  case missingSpecialToken(source: String, token: String, count: Int)
  /// There is no room for the special tokens themselves.
  case maxLengthTooSmall(maxLength: Int, needed: Int)
  /// A settings file is not what it should be.
  case invalidSettings(path: String, reason: String)
  /// A setting asks for something this tokenizer does not do.
  case unsupportedSetting(path: String, key: String, value: String, supported: String)
}

extension TokenizationError: CustomStringConvertible {
  /// What happened, where, what was expected, and what to do.
  public var description: String {
    switch self {
    case .unreadableFile(let path, let reason):
      return "cannot read '\(path)': \(reason). "
        + "Expected a model folder in Hugging Face's layout, or its vocab.txt."
    case .invalidUTF8(let source, let line):
      return "\(source), line \(line): the token is not valid UTF-8. "
        + "Fetch the vocabulary again, or save it as UTF-8."
    case .emptyToken(let source, let line):
      return "\(source), line \(line): expected one token a line, got an empty line. "
        + "Remove it: every line counts as an id."
    case .duplicateToken(let source, let token, let first, let second):
      return "\(source), line \(second): token '\(token)' already stands on line \(first), "
        + "so its id would be ambiguous. Use the vocabulary the model was trained with."
    case .missingSpecialToken(let source, let token, let count):
      return "\(source): special token '\(token)' is not among the \(count) tokens. "
        + "A BERT vocabulary has [PAD], [UNK], [CLS] and [SEP]; use the model's own vocab.txt."
    case .maxLengthTooSmall(let maxLength, let needed):
      return "maxLength is \(maxLength), but the special tokens alone need \(needed). "
        + "Use at least \(needed + 1) to keep any text."
    case .invalidSettings(let path, let reason):
      return "'\(path)': \(reason). Fetch the model again, or correct the file."
    case .unsupportedSetting(let path, let key, let value, let supported):
      return "'\(path)': setting '\(key)' is \(value); supported: \(supported). "
        + "This tokenizer would give other tokens than the model was trained with."
    }
  }
}
