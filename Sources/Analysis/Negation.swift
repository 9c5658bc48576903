/// English words that turn a statement round.
public enum Negation {
  /// The words looked for; besides them every word that ends in "n't".
  public static let words: Set<String> = [
    "cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere",
  ]

  /// Whether `text` holds one of them as a whole word, without regard to case. A word is a run of
  /// letters and apostrophes, straight or curly.
  public static func isPresent(in text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains { part in
      let word = part.replacing("’", with: "'").drop { $0 == "'" }
      return word.hasSuffix("n't") || words.contains(String(word.prefix { $0 != "'" }))
    }
  }
}
