/// How a word ends when it is read aloud in Korean.
enum FinalSound: Hashable {
  case vowel, rieul, consonant

  /// The sound at the end of a piece of Markdown; nil where nothing is known about it.
  ///
  /// Quotes, emphasis, links and code spans are looked into, brackets are passed over.
  init?(of markdown: some StringProtocol) {
    var rest = Substring(markdown)
    while let last = rest.last {
      switch last {
      case "`":
        let inside = rest.trimmingEnd { $0 == "`" }
        let start = inside.lastIndex(of: "`").map(inside.index(after:)) ?? inside.startIndex
        self.init(token: inside[start...])
        return
      case ")":
        guard let open = FinalSound.openingBracket(of: rest) else { return nil }
        rest = rest[..<open].trimmingEnd(where: \.isWhitespace)
      case "]", "\\", "\"", "'", "”", "’", "»", "」", "』", "〉", "》", ">", "*", ".", ",", "!", "?":
        let inner = rest.dropLast()
        guard inner.contains(where: { $0.isLetter || $0.isNumber }) else {
          self.init(token: rest)
          return
        }
        rest = inner
      default:
        self.init(token: rest)
        return
      }
    }
    return nil
  }

  /// Where the bracket that the closing one at the end belongs to stands.
  private static func openingBracket(of text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices.reversed() {
      if text[index] == ")" { depth += 1 }
      if text[index] == "(" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The sound of a token or of plain text: of its last word or number, else of its last sign.
  private init?(token: Substring) {
    let text = token.trimmingEnd { !$0.isLetter && !$0.isNumber && $0 != "%" }
    guard let last = text.last else {
      guard let sign = token.last else { return nil }
      self = FinalSound.signs[sign] ?? .vowel
      return
    }
    if last == "%" || text.hasSuffix("%p") {
      self = .vowel  // 퍼센트, 퍼센트포인트
    } else if last.isASCII, last.isNumber {
      self.init(number: text.suffixOf { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," })
    } else if last.isASCII {
      self = FinalSound(latin: text.suffixOf { $0.isASCII && $0.isLetter })
    } else {
      self.init(syllable: last)
    }
  }

  /// A syllable's final consonant, or the end of a letter's name: every consonant's has one.
  /// Pieces of BERT's vocabulary are made of the letters that join into syllables.
  private init?(syllable: Character) {
    guard let code = syllable.unicodeScalars.last?.value else { return nil }
    switch code {
    case 0xAC00...0xD7A3:
      let final = (code - 0xAC00) % 28
      self = final == 0 ? .vowel : final == 8 ? .rieul : .consonant
    case 0x3131...0x314E: self = code == 0x3139 ? .rieul : .consonant
    case 0x314F...0x3163, 0x1161...0x1175: self = .vowel
    case 0x1100...0x1112: self = code == 0x1105 ? .rieul : .consonant
    case 0x11A8...0x11C2: self = code == 0x11AF ? .rieul : .consonant
    default: return nil
    }
  }

  /// A number in Sino-Korean: by its last digit, or by the unit that its zeros stand for.
  private init?(number: Substring) {
    let digits = number.trimmingEnd { !$0.isNumber }
    let zeros =
      digits.contains(".")
      ? 0
      : digits.filter(\.isNumber).reversed().prefix { $0 == "0" }
        .count
    switch digits.last {
    case "0": self = (12..<16).contains(zeros) ? .vowel : .consonant  // 영, 십, 백, 천, 만, 억; 조
    case "1", "7", "8": self = .rieul  // 일, 칠, 팔
    case "3", "6": self = .consonant  // 삼, 육
    case "2", "4", "5", "9": self = .vowel  // 이, 사, 오, 구
    default: return nil
    }
  }

  /// Signs whose names end in a consonant; all others' end in a vowel (마침표, 쉼표, 느낌표, 괄호).
  private static let signs: [Character: FinalSound] = [
    "-": .consonant, ":": .consonant, ";": .consonant, "#": .consonant, "_": .rieul, "~": .rieul,
  ]
}

extension Substring {
  /// Without the characters at its end that `isEdge` accepts.
  fileprivate func trimmingEnd(where isEdge: (Character) -> Bool) -> Substring {
    guard let last = lastIndex(where: { !isEdge($0) }) else { return self[..<startIndex] }
    return self[...last]
  }

  /// The characters at its end that `isPart` accepts.
  fileprivate func suffixOf(_ isPart: (Character) -> Bool) -> Substring {
    guard let before = lastIndex(where: { !isPart($0) }) else { return self }
    return self[index(after: before)...]
  }
}
