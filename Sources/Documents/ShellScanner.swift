/// Tells the parts of shell code apart, line by line; quotes may stay open from line to line.
struct ShellScanner {
  private var quote: Character?
  /// Whether the next word is the name of a program.
  private var expectsCommand = true
  private static let words: Set<String> = [
    "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case", "esac",
    "function", "export", "local", "return", "time", "sudo", "!",
  ]

  private static let wordsBeforeNames: Set<String> = ["for", "in", "case", "function", "local"]

  /// The tokens of the next line.
  mutating func tokens(of line: String) -> [CodeToken] {
    var list = CodeTokenList()
    var rest = line[...]
    if quote == nil, rest.hasPrefix("$ ") {
      list.append(rest.prefix(2), .comment)
      rest = rest.dropFirst(2)
      expectsCommand = true
    }
    while let first = rest.first {
      if let open = quote {
        let end = closing(open, in: rest)
        list.append(rest[..<end], .string)
        rest = rest[end...]
        if !rest.isEmpty || line.last == open { quote = nil }
      } else if first == "\"" || first == "'" {
        list.append(String(rest.removeFirst()), .string)
        quote = first
        expectsCommand = false
      } else if first == "#", list.tokens.last?.text.last?.isWhitespace ?? true {
        list.append(rest, .comment)
        rest = ""
      } else if let match = rest.prefixMatch(of: /\$(?:\{[^}]*\}|[A-Za-z_]\w*|[0-9@#?*$!])/) {
        list.append(match.output, .variable)
        rest = rest[match.range.upperBound...]
        expectsCommand = false
      } else if let match = rest.prefixMatch(of: /\s+|\|\||&&|\$\(|[|;&()<>`]/) {
        list.append(match.output, .plain)
        rest = rest[match.range.upperBound...]
        let marks: Set<Substring> = ["||", "&&", "$(", "|", ";", "&", "(", "`"]
        if marks.contains(match.output) { expectsCommand = true }
      } else {
        word(from: &rest, into: &list)
      }
    }
    if quote == nil, line.last != "\\" { expectsCommand = true }
    return list.tokens
  }

  private mutating func word(from rest: inout Substring, into list: inout CodeTokenList) {
    if expectsCommand, let match = rest.prefixMatch(of: /([A-Za-z_]\w*)(=[^\s"'$;|&()`]*)/) {
      list.append(match.output.1, .key)
      list.append(match.output.2, .plain)
      rest = rest[match.range.upperBound...]
      return
    }
    guard let match = rest.prefixMatch(of: /(?:\\.|[^\s|&;()<>`"'$])+|./) else { return }
    let text = String(match.output)
    rest = rest[match.range.upperBound...]
    if ShellScanner.words.contains(text), expectsCommand || text == "in" || text == "do" {
      list.append(text, .command)
      expectsCommand = !ShellScanner.wordsBeforeNames.contains(text)
    } else if expectsCommand {
      list.append(text, .command)
      expectsCommand = text == "\\"
    } else {
      list.append(text, text.hasPrefix("-") && text.count > 1 ? .option : .plain)
    }
  }

  /// The end of quoted text, its closing mark included; the end of the line where it stays open.
  private func closing(_ mark: Character, in text: Substring) -> String.Index {
    var escaped = false
    for index in text.indices {
      if text[index] == mark, !escaped { return text.index(after: index) }
      escaped = mark == "\"" && text[index] == "\\" && !escaped
    }
    return text.endIndex
  }
}
