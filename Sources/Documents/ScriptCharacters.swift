/// The superscript and subscript digits and signs of Unicode.
///
/// Fonts have them tiny and of uneven height; pages show the ordinary characters, smaller, instead.
enum ScriptCharacters {
  /// Where a piece of text stands.
  enum Level: Hashable {
    case line
    case upper
    case lower
  }

  /// Their size as a part of the size of the text around.
  static let scale = 0.68
  /// They are never smaller than this, in points.
  static let smallest = 6.5

  /// `text` in pieces of one level each, the characters of scripts as ordinary ones.
  static func pieces(of text: String) -> [(text: String, level: Level)] {
    // Most texts have none; all of them take two bytes or more.
    guard text.utf8.contains(where: { $0 >= 0xC2 }) else { return [(text, .line)] }
    var pieces: [(text: String, level: Level)] = []
    for character in text {
      let (shown, level) = ordinary[character] ?? (character, .line)
      if pieces.last?.level == level {
        pieces[pieces.count - 1].text.append(shown)
      } else {
        pieces.append((String(shown), level))
      }
    }
    return pieces
  }

  /// How far the baseline of a piece lies above that of the line, among text of `size`.
  static func lift(of level: Level, size: Double) -> Double {
    switch level {
    case .line: 0
    case .upper: size * 0.33
    case .lower: size * -0.16
    }
  }

  private static let ordinary: [Character: (Character, Level)] = {
    let plain = "0123456789+−=()"
    var table: [Character: (Character, Level)] = ["ⁿ": ("n", .upper), "ⁱ": ("i", .upper)]
    for (upper, shown) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", plain) { table[upper] = (shown, .upper) }
    for (lower, shown) in zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", plain) { table[lower] = (shown, .lower) }
    return table
  }()
}
