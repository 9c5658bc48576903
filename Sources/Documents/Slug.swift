/// The names GitHub gives to headings so that `#name` leads to them.
///
/// Lower case; letters, marks, digits, `_`, `-` stay (Korean ones too), spaces become `-`, all
/// else goes; a name that is taken gets `-1`, `-2`, … Source: html-pipeline, `toc_filter.rb`.
struct SlugRegister {
  private var timesUsed: [String: Int] = [:]
  private(set) var names: Set<String> = []

  /// The name of the next heading with this text.
  mutating func name(for text: String) -> String {
    let bare = SlugRegister.slug(of: text)
    let used = timesUsed[bare, default: 0]
    timesUsed[bare] = used + 1
    var name = used == 0 ? bare : "\(bare)-\(used)"
    // "a", "a", "a-1" would give two headings one name; a PDF cannot have that.
    while names.contains(name) { name += "-1" }
    names.insert(name)
    return name
  }

  /// The name before it is made unique.
  static func slug(of text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " {
        slug += "-"
      } else if scalar == "-" || isWord(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  /// What Ruby's `\p{Word}` matches.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic { return true }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
    default: false
    }
  }
}
