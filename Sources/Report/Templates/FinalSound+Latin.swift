/// Words in Latin letters as Korean reads them.
extension FinalSound {
  /// The sound at the end of `word`, letters only: letter by letter where it ends like an acronym,
  /// else by the rules for loanwords.
  /// - Source: Loanword Orthography (외래어 표기법), chapter 3, section 1: a final p, t or k after a
  ///   short vowel, and m, n, ng and l, close the syllable; other consonants get a vowel of their own.
  init(latin word: Substring) {
    let letters = Array(word)
    let capitals = letters.dropLast().suffix(2).count(where: \.isUppercase)
    if letters.count == 1 || letters.last?.isUppercase == true || capitals == 2 {
      self = FinalSound.letters[letters.last?.uppercased() ?? ""] ?? .vowel
    } else {
      self = FinalSound.loanword(letters.map { Character($0.lowercased()) })
    }
  }

  /// Letters whose names end in a consonant: 엘, 알, 엠, 엔.
  private static let letters: [String: FinalSound] = [
    "L": .rieul, "R": .rieul, "M": .consonant, "N": .consonant,
  ]

  /// Words of reviews that established usage ends otherwise than the rules: 굿, 미닛.
  private static let closed: Set<String> = ["good", "minute"]

  private static func loanword(_ word: [Character]) -> FinalSound {
    if closed.contains(String(word)) { return .consonant }
    func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }
    var stem = word
    if stem.last == "e" {
      stem.removeLast()
      // "the" has no other vowel, "movie" ends in two: the e is heard.
      guard let before = stem.last, !isVowel(before), stem.contains(where: isVowel) else {
        return .vowel
      }
      // Behind a silent e only m, n and l close the syllable; "-le" does so after any letter.
      return "mn".contains(before) ? .consonant : before == "l" ? .rieul : .vowel
    }
    guard let last = stem.popLast() else { return .vowel }
    if last == stem.last { stem.removeLast() }
    let before = stem.last ?? " "
    switch last {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "g": return before == "n" ? .consonant : .vowel
    case "b" where before == "m": return .consonant
    case "b", "p", "t", "k", "c":
      if last == "k", before == "c" { return .consonant }
      guard isVowel(before) else { return .vowel }
      let earlier = stem.dropLast().last ?? " "
      // Of two vowels only "oo" is short: 북, but 그레이트.
      let isShort = !isVowel(earlier) || (before == "o" && earlier == "o")
      return isShort || (earlier == "u" && stem.dropLast(2).last == "q") ? .consonant : .vowel
    default: return .vowel
    }
  }
}
