/// A formula between dollar signs, read.
public struct Formula: Hashable, Sendable {
  /// What stands between the dollar signs.
  public var source: String
  /// Whether it has a paragraph of its own.
  public var isDisplay: Bool
  /// Its parts from left to right.
  var nodes: [FormulaNode]

  /// Reads LaTeX.
  /// - Throws: `DocumentError.formula` with `line` for anything that is not among what is known.
  public init(
    parsing source: String, isDisplay: Bool = false, line: Int
  ) throws(DocumentError) {
    self.source = source
    self.isDisplay = isDisplay
    var parser = FormulaParser(source: source, line: line)
    nodes = try parser.wholeFormula()
  }
}

/// A part of a formula.
indirect enum FormulaNode: Hashable, Sendable {
  /// What a symbol is to its neighbours, which decides on the room between them.
  enum Role: Hashable, Sendable {
    case ordinary
    /// `+`, `·`
    case binary
    /// `=`, `≤`
    case relation
    case opening
    case closing
    case punctuation
    /// A name such as `log`, or a sum.
    case function
    /// A fraction, dots, or a part between growing marks.
    case inner
  }

  /// A face within formulas.
  enum Face: Hashable, Sendable {
    case italic
    case upright
    case bold
  }

  /// One or more characters.
  case symbol(String, Role, Face)
  /// Room, in parts of the size.
  case space(Double)
  /// What stands between braces.
  case group([FormulaNode])
  /// One over the other.
  case fraction([FormulaNode], [FormulaNode])
  /// A root, with its degree where it is no square root.
  case root(degree: [FormulaNode], [FormulaNode])
  /// What stands lower and higher behind a base, or under and over it.
  case scripts(FormulaNode, lower: [FormulaNode], upper: [FormulaNode])
  /// A sum, product or integral; in a formula of its own its limits stand under and over it.
  case largeOperator(String)
  /// A name such as `max`, with or without limits under it.
  case name(String, takesLimits: Bool)
  /// A mark over a part.
  case accent(Accent, [FormulaNode])
  /// A part between marks that grow with it; empty for no mark.
  case delimited(left: String, [FormulaNode], right: String)
  /// Rows of cells.
  case grid([[[FormulaNode]]], columns: Columns)

  /// A mark over a part.
  enum Accent: Hashable, Sendable {
    case hat
    case bar
    case tilde
  }

  /// How the columns of a grid are aligned.
  enum Columns: Hashable, Sendable {
    /// In the middle.
    case centered
    /// At the left edge.
    case left
    /// By turns at the right and at the left edge, without room between the two.
    case paired
  }
}
