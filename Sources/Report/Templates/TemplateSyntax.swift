/// A template as its tags: what the check walks through. Text between tags is left out.
indirect enum TemplateNode: Hashable, Sendable {
  /// `{{name}}` or `{{{name}}}`.
  case variable(TemplateTag)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` if inverted.
  case section(TemplateTag, isInverted: Bool, inside: [TemplateNode])
  /// `{{> name}}`.
  case partial(TemplateTag)
}

/// A tag, where it stands and what it names.
struct TemplateTag: Hashable, Sendable {
  /// The tag as the person wrote it.
  let text: String
  /// The name in it.
  let name: String
  let place: Place
}

/// Reads a template's tags. Throws `ReportError.templateSyntax` with the place for tags that are
/// not closed, sections that do not match, and the parts of Mustache that templates here do
/// without (other delimiters, inheritance, partials named by a field).
struct TemplateScanner {
  private let file: String
  private var rest: Substring
  private var line = 1
  private var column = 1
  private var open: [(tag: TemplateTag, isInverted: Bool, before: [TemplateNode])] = []
  private var nodes: [TemplateNode] = []

  /// The tags of a template's text; `file` is the name that errors show.
  static func scan(_ text: String, file: String) throws(ReportError) -> [TemplateNode] {
    var scanner = TemplateScanner(file: file, rest: text[...])
    while try scanner.readTag() {}
    if let last = scanner.open.last {
      throw .templateSyntax(last.tag.place, problem: "\(last.tag.text) is never closed")
    }
    return scanner.nodes
  }

  private init(file: String, rest: Substring) {
    self.file = file
    self.rest = rest
  }

  /// Reads up to and including the next tag; false at the end.
  private mutating func readTag() throws(ReportError) -> Bool {
    guard let start = rest.firstRange(of: "{{") else { return false }
    advance(to: start.lowerBound)
    let place = Place(file: file, line: line, column: column)
    let isTriple = rest.hasPrefix("{{{")
    let closing = isTriple ? "}}}" : "}}"
    guard let end = rest.dropFirst(2).firstRange(of: closing) else {
      throw .templateSyntax(place, problem: "a tag is opened and never closed with \(closing)")
    }
    let text = String(rest[..<end.upperBound])
    advance(to: end.upperBound)
    let inside = text.dropFirst(isTriple ? 3 : 2).dropLast(closing.count)
    if !isTriple, let sign = inside.first, "#^/>!&=<$%".contains(sign) {
      try take(sign, trimmed(inside.dropFirst()), text, place)
    } else {
      nodes.append(.variable(try tag(trimmed(inside), text, place)))
    }
    return true
  }

  private mutating func take(
    _ sign: Character, _ name: String, _ text: String, _ place: Place
  ) throws(ReportError) {
    switch sign {
    case "!": return
    case "&": nodes.append(.variable(try tag(name, text, place)))
    case ">": nodes.append(.partial(try tag(name, text, place)))
    case "#", "^":
      open.append((try tag(name, text, place), sign == "^", nodes))
      nodes = []
    case "/":
      guard let last = open.popLast() else {
        throw .templateSyntax(place, problem: "\(text) closes a section that was never opened")
      }
      guard last.tag.name == name else {
        throw .templateSyntax(
          place,
          problem: "\(text) where \(last.tag.text) of line \(last.tag.place.line) must be closed")
      }
      let section = TemplateNode.section(last.tag, isInverted: last.isInverted, inside: nodes)
      nodes = last.before + [section]
    default:
      throw .templateSyntax(
        place, problem: "\(text): this kind of tag is not used in the templates here")
    }
  }

  private func tag(
    _ name: String, _ text: String, _ place: Place
  ) throws(ReportError) -> TemplateTag {
    let isName = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_.()-".contains($0))
    }
    guard isName, !name.isEmpty else {
      throw .templateSyntax(
        place, problem: "\(text): a name has letters, digits, '_', '-' and '.' only")
    }
    return TemplateTag(text: text, name: name, place: place)
  }

  private func trimmed(_ text: Substring) -> String {
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: \.isWhitespace))
  }

  private mutating func advance(to index: Substring.Index) {
    for character in rest[..<index] {
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
    rest = rest[index...]
  }
}
