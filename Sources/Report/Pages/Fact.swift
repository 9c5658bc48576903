/// What a figure says, in one phrase with tokens in it: a token stands in quotation marks where the
/// phrase is plain text, as in an alt text, and in a code span where it is Markdown.
struct Fact: Hashable {
  /// A part of the phrase.
  enum Piece: Hashable {
    case text(String)
    case token(String)
  }

  /// The parts in order.
  private(set) var pieces: [Piece]

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Plain text.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .token(let token): "“\(token)”"
      }
    }.joined()
  }

  /// A sentence of Markdown: with a capital and a full stop.
  var sentence: String {
    let text = pieces.map { piece in
      switch piece {
      case .text(let text): escapedForMarkdown(text)
      case .token(let token): markdownCode(token)
      }
    }.joined()
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

extension Fact: ExpressibleByStringInterpolation {
  /// Collects the parts of a literal.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }
    mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
    mutating func appendInterpolation(_ number: Int) { pieces.append(.text("\(number)")) }
    mutating func appendInterpolation(token: String) { pieces.append(.token(token)) }
    mutating func appendInterpolation(_ fact: Fact) { pieces += fact.pieces }
  }

  init(stringLiteral text: String) { pieces = [.text(text)] }
  static func + (first: Fact, second: Fact) -> Fact { Fact(pieces: first.pieces + second.pieces) }
  init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
}

/// A figure in words: what is seen and what it says.
struct FigureDescription {
  /// What is seen, such as "Three heat maps of attention".
  let picture: String
  /// What it says.
  let fact: Fact

  /// Both, for those who do not see the figure.
  var alt: String { "\(picture): \(fact.plain)" }
}
