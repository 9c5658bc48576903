/// What a stretch of code is, as far as its colour goes.
public enum CodeTokenKind: String, Hashable, Sendable, CaseIterable {
  /// Anything else.
  case plain
  /// From `#` to the end of the line.
  case comment
  /// Text between quotes.
  case string
  /// A name to which something is assigned: a YAML key, a shell variable that is set.
  case key
  /// A number, `true`, `false` or `null` in YAML.
  case constant
  /// A variable that a shell puts in.
  case variable
  /// The program that a shell runs, or a word of its own.
  case command
  /// A word with a dash before it.
  case option
}

/// A stretch of a line of code; the tokens of a line together are the line.
struct CodeToken: Hashable {
  var text: String
  var kind: CodeTokenKind
}

/// The languages whose code is coloured.
enum CodeLanguage: Hashable {
  case shell
  case yaml

  /// The language that a fence names; nothing for one that is set without colours.
  init?(named name: String) {
    switch name.lowercased() {
    case "sh", "shell", "bash", "zsh", "console": self = .shell
    case "yaml", "yml", "json": self = .yaml
    default: return nil
    }
  }

  /// The tokens of each of `lines`.
  func tokens(of lines: [String]) -> [[CodeToken]] {
    switch self {
    case .shell:
      var scanner = ShellScanner()
      return lines.map { scanner.tokens(of: $0) }
    case .yaml:
      var scanner = YAMLScanner()
      return lines.map { scanner.tokens(of: $0) }
    }
  }
}

/// Collects tokens while a scanner goes through a line.
struct CodeTokenList {
  private(set) var tokens: [CodeToken] = []

  /// Adds `text`, to the last token where that is of the same kind.
  mutating func append(_ text: some StringProtocol, _ kind: CodeTokenKind) {
    guard !text.isEmpty else { return }
    if tokens.last?.kind == kind {
      tokens[tokens.count - 1].text += text
    } else {
      tokens.append(CodeToken(text: String(text), kind: kind))
    }
  }
}

extension [CodeToken] {
  /// The tokens cut where `pieces` end, which together are the text of the tokens.
  func cut(into pieces: [String]) -> [[CodeToken]] {
    var result: [[CodeToken]] = []
    var rest = self[...]
    for piece in pieces {
      var left = piece.count
      var list = CodeTokenList()
      while left > 0, let token = rest.popFirst() {
        list.append(token.text.prefix(left), token.kind)
        let remaining = token.text.dropFirst(left)
        if !remaining.isEmpty {
          rest = ([CodeToken(text: String(remaining), kind: token.kind)] + rest)[...]
        }
        left -= Swift.min(left, token.text.count)
      }
      result.append(list.tokens)
    }
    return result
  }
}
