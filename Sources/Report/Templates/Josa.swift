import Documents

/// Korean particles that agree with the word before them.
///
/// A template writes both forms the way dictionaries do, `은(는)`, `이(가)`, `을(를)`, `과(와)`,
/// `(으)로`, `(이)다`; what is read before them, a token, a number, a reference, decides which one
/// stands in the report. A word whose sound is not known keeps both forms.
/// - Source: Korean Orthography (한글 맞춤법), articles 18 and 44 ff.; a particle after brackets goes
///   by the word before the brackets.
enum Josa {
  /// `markdown` with every pair of forms replaced by the right one; code blocks stay as they are.
  /// - Throws: `DocumentError.parserUnavailable` without cmark-gfm.
  static func resolved(in markdown: String) throws(DocumentError) -> String {
    let pair = self.pair
    let code = try MarkdownCode(in: markdown).lines
    return MarkdownCode.lines(of: markdown).enumerated().map { index, line in
      code.contains(index + 1) ? String(line) : resolved(inLine: line, pair)
    }.joined(separator: "\n")
  }

  private static func resolved(inLine line: Substring, _ pair: Regex<Substring>) -> String {
    // Most lines have no Korean letter behind a bracket.
    let bytes = line.utf8
    let hasForms = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "(") && $1 > 0x7F }
    guard hasForms else { return String(line) }
    var result = ""
    var end = line.startIndex
    for match in line.matches(of: pair) {
      guard let forms = forms[String(match.output)],
        let sound = FinalSound(of: line[..<match.range.lowerBound])
      else { continue }
      result += line[end..<match.range.lowerBound]
      result +=
        sound == .vowel || (sound == .rieul && forms.isDirection) ? forms.open : forms.closed
      end = match.range.upperBound
    }
    return result + line[end...]
  }

  private static var pair: Regex<Substring> {
    /(?:[은는이가을를과와]|으로|로|이었|이라)\([은는이가을를과와로였라]\)|로\(으로\)|\(으\)로|\(이\)(?=[다며고라나란])/
  }

  /// What stands after a vowel and after a consonant; `(으)로` treats ㄹ as a vowel.
  private struct Forms {
    let open: String
    let closed: String
    var isDirection: Bool { open == "로" }
  }

  private static let forms: [String: Forms] = {
    var forms = ["(이)": Forms(open: "", closed: "이")]
    for (open, closed) in [
      ("는", "은"), ("가", "이"), ("를", "을"), ("와", "과"), ("로", "으로"), ("였", "이었"),
      ("라", "이라"),
    ] {
      let pair = Forms(open: open, closed: closed)
      forms["\(closed)(\(open))"] = pair
      forms["\(open)(\(closed))"] = pair
    }
    forms["(으)로"] = forms["으로(로)"]
    return forms
  }()
}
