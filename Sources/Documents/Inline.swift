/// A piece of running text, as the Markdown has it.
public indirect enum Inline: Hashable, Sendable {
  /// Characters; white space as in the source, a line end of the source not among them.
  case text(String)
  /// Text between single asterisks.
  case emphasis([Inline])
  /// Text between double asterisks.
  case strong([Inline])
  /// Text between tildes.
  case strikethrough([Inline])
  /// A code span.
  case code(String)
  /// A link with its text and the address as written, `#slug` for a place of this document.
  case link([Inline], address: String)
  /// A place that links lead to, written `<a id="name"></a>`.
  case anchor(String)
  /// The number of a note, counted from 1 in the order of the references.
  case footnoteReference(Int)
  /// A formula among words.
  case formula(Formula)
  /// A line end of the source that is no line end of the page.
  case softBreak
  /// A line end of the page.
  case lineBreak
}

extension Inline {
  /// The characters alone, with breaks as spaces and without notes: what GitHub makes slugs from.
  var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.plainText
    case .formula(let formula): formula.source
    case .anchor, .footnoteReference: ""
    case .softBreak, .lineBreak: " "
    }
  }

  /// The formulas in it, in order.
  var formulas: [Formula] {
    switch self {
    case .formula(let formula): [formula]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.formulas
    case .text, .code, .anchor, .footnoteReference, .softBreak, .lineBreak: []
    }
  }

  /// The numbers of the notes that it refers to, in order.
  var notes: [Int] {
    switch self {
    case .footnoteReference(let number): [number]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.notes
    case .text, .code, .anchor, .formula, .softBreak, .lineBreak: []
    }
  }

  /// The same without numbers of notes, nothing where it is one.
  var withoutNotes: Inline? {
    switch self {
    case .footnoteReference: nil
    case .emphasis(let content): .emphasis(content.withoutNotes)
    case .strong(let content): .strong(content.withoutNotes)
    case .strikethrough(let content): .strikethrough(content.withoutNotes)
    case .link(let content, let address): .link(content.withoutNotes, address: address)
    case .text, .code, .anchor, .formula, .softBreak, .lineBreak: self
    }
  }

  /// The names of the anchors in it, in order.
  var anchors: [String] {
    switch self {
    case .anchor(let name): [name]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _):
      content.anchors
    case .text, .code, .formula, .footnoteReference, .softBreak, .lineBreak: []
    }
  }
}

extension [Inline] {
  /// The characters alone.
  var plainText: String { map(\.plainText).joined() }

  /// All formulas, in order.
  var formulas: [Formula] { flatMap(\.formulas) }

  /// The numbers of all notes, in order.
  var notes: [Int] { flatMap(\.notes) }

  /// The same without numbers of notes.
  var withoutNotes: [Inline] { compactMap(\.withoutNotes) }

  /// The names of all anchors, in order.
  var anchors: [String] { flatMap(\.anchors) }
}
