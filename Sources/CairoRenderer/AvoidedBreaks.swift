/// Where a paragraph may be broken but should not be.
struct AvoidedBreaks {
  /// Not as long as what stands together fits on a line: beside a sign of comparison, between a
  /// counted thing and its number, a number and its unit, a lone sign and its value.
  private(set) var forbidden: Set<Int> = []
  /// Rather not: within a web address, before and within a citation such as "[4, 5]", and between a
  /// word and the number in parentheses that follows it.
  private(set) var unwanted: Set<Int> = []
  /// Not in ragged text, which can do without: within `fine-tuning`, or any compound of two or three
  /// short words.
  private(set) var compounds: Set<Int> = []

  /// Those of `breaks`, the positions before which a line of `characters` may begin.
  init(in characters: [Character], among breaks: [Int]) {
    let places = Set(breaks)
    var previous: ArraySlice<Character> = []
    for word in characters.split(whereSeparator: \.isWhitespace) {
      if places.contains(word.startIndex), !previous.isEmpty {
        if AvoidedBreaks.isOne(previous, word) {
          forbidden.insert(word.startIndex)
        } else if AvoidedBreaks.belongTogether(previous, word) {
          unwanted.insert(word.startIndex)
        }
      }
      for place in word.indices.dropFirst()
      where word[place - 1] == "–" && word[place].isNumber && places.contains(place) {
        forbidden.insert(place)
      }
      if word.count <= AvoidedBreaks.longestCompound {
        for place in word.indices.dropFirst()
        where word[place - 1] == "-" && word[place].isLetter && places.contains(place) {
          compounds.insert(place)
        }
      }
      if let start = AvoidedBreaks.addressStart(in: word) {
        unwanted.formUnion(breaks.filter { $0 > start && $0 < word.endIndex })
      }
      previous = word
    }
  }

  /// What ragged text avoids.
  var all: Set<Int> { forbidden.union(unwanted).union(compounds) }

  /// The letters of the longest word that ragged text keeps whole, with the signs around it.
  private static let longestCompound = 16

  private static func isOne(
    _ left: ArraySlice<Character>, _ right: ArraySlice<Character>
  ) -> Bool {
    if isComparison(left) || isComparison(right) { return true }
    if isNumber(left), units.contains(String(right.prefix { $0.isLetter || $0 == "%" })) {
      return true
    }
    let opening = left.lastIndex { "([“‘\"'".contains($0) }
    let name = left[(opening.map { $0 + 1 } ?? left.startIndex)...]
    if counted.contains(String(name).lowercased()), isNumber(right) { return true }
    return left.allSatisfy { !$0.isLetter && !$0.isNumber } && isInParentheses(right)
  }

  private static func belongTogether(
    _ left: ArraySlice<Character>, _ right: ArraySlice<Character>
  ) -> Bool {
    isCitation(right) || (isCitation(left) && !left.contains("]") && isNumber(right))
      || isInParentheses(right)
  }

  /// `(0.31),`, `(−4)`.
  private static func isInParentheses(_ word: ArraySlice<Character>) -> Bool {
    word.first == "(" && word.contains(")") && isNumber(word)
  }

  /// `[4]`, `[4,`: what begins with a bracket and a digit.
  private static func isCitation(_ word: ArraySlice<Character>) -> Bool {
    word.first == "[" && word.dropFirst().first?.isNumber ?? false
  }

  private static func isComparison(_ word: ArraySlice<Character>) -> Bool {
    word.count == 1 && word.allSatisfy { "<>=≈≤≥≠±×".contains($0) }
  }

  /// `12`, `12.`, `3–5`, `A.2`, `B`: what begins with a digit or with one capital letter alone.
  private static func isNumber(_ word: ArraySlice<Character>) -> Bool {
    guard let first = word.first(where: { !"(+−".contains($0) }) else { return false }
    if first.isNumber { return true }
    let second = word.dropFirst().first
    return first.isUppercase && !(second?.isLetter ?? false)
  }

  /// Where an address begins in a word that has one.
  private static func addressStart(in word: ArraySlice<Character>) -> Int? {
    guard let colon = word.firstIndex(of: ":"), word[colon...].starts(with: "://") else {
      return nil
    }
    return word[..<colon].lastIndex { !$0.isLetter }.map { $0 + 1 } ?? word.startIndex
  }

  /// What follows a number.
  private static let units: Set<String> = [
    "pp", "nat", "nats", "%", "token", "tokens", "layer", "layers", "head", "heads",
  ]

  /// What reports refer to by number, in the languages of the templates.
  private static let counted: Set<String> = [
    "figure", "figures", "fig.", "table", "tables", "appendix", "chapter", "section", "equation",
    "page", "index", "indices", "sentence", "sentences", "layer", "layers", "head", "heads", "step",
    "epoch", "seed",
    "ln", "그림", "표", "부록", "장", "절", "식", "쪽", "문장", "레이어", "층", "헤드", "단계", "에폭",
    "시드", "번호", "전", "후",
  ]
}
