/// Reads the part of LaTeX that formulas of a report need.
///
/// Groups, scripts, fractions, roots, names, sums with limits, accents, growing delimiters, text,
/// Greek letters and common symbols, `aligned`, `cases` and matrices. What it does not know is an
/// error, never left out.
struct FormulaParser {
  private let source: String
  private let line: Int
  private var rest: Substring
  private var depth = 0

  init(source: String, line: Int) {
    self.source = source
    self.line = line
    rest = source[...]
  }

  /// All of it.
  mutating func wholeFormula() throws(DocumentError) -> [FormulaNode] {
    let nodes = try row()
    if let next = rest.first { throw problem("'\(next)' stands where nothing is open") }
    if nodes.isEmpty { throw problem("it is empty") }
    return nodes
  }

  private func problem(_ text: String) -> DocumentError {
    .formula(
      line: line, source: source.split(separator: "\n").joined(separator: " "), problem: text)
  }

  private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

  /// Parts up to what closes the row: `}`, `]` where `inBrackets`, `&`, `\\`, `\right` or `\end`.
  private mutating func row(inBrackets: Bool = false) throws(DocumentError) -> [FormulaNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 40 else { throw problem("it is nested too deep") }
    var nodes: [FormulaNode] = []
    while true {
      skipSpace()
      guard let next = rest.first, next != "}", next != "&", !(inBrackets && next == "]") else {
        return nodes
      }
      if rest.hasPrefix("\\\\") || startsCommand("right") || startsCommand("end") { return nodes }
      if next == "^" || next == "_" || next == "'" {
        let base = nodes.popLast() ?? .group([])
        nodes.append(try scripts(of: base))
      } else {
        nodes.append(try atom())
      }
    }
  }

  private func startsCommand(_ name: String) -> Bool {
    rest.hasPrefix("\\" + name) && !(rest.dropFirst(name.count + 1).first?.isLetter ?? false)
  }

  private mutating func scripts(of base: FormulaNode) throws(DocumentError) -> FormulaNode {
    var lower: [FormulaNode]?
    var upper: [FormulaNode]?
    var primes = 0
    while true {
      skipSpace()
      if rest.first == "'" {
        rest.removeFirst()
        primes += 1
      } else if rest.first == "_", lower == nil {
        rest.removeFirst()
        lower = try argument(of: "_")
      } else if rest.first == "^", upper == nil {
        rest.removeFirst()
        upper = try argument(of: "^")
      } else if let mark = rest.first, mark == "_" || mark == "^" {
        throw problem("two '\(mark)' at one symbol; put the first with its symbol in braces")
      } else {
        break
      }
    }
    let marks = Array(repeating: FormulaNode.symbol("′", .ordinary, .upright), count: primes)
    return .scripts(base, lower: lower ?? [], upper: marks + (upper ?? []))
  }

  /// A group in braces, or a single part.
  private mutating func argument(of name: String) throws(DocumentError) -> [FormulaNode] {
    skipSpace()
    guard let first = rest.first, first != "}", first != "^", first != "_", first != "&" else {
      throw problem("'\(name)' lacks what it applies to")
    }
    let node = try atom(onlyDigit: true)
    if case .group(let nodes) = node { return nodes }
    return [node]
  }

  private mutating func atom(onlyDigit: Bool = false) throws(DocumentError) -> FormulaNode {
    let first = rest.removeFirst()
    switch first {
    case "{":
      let nodes = try row()
      guard rest.first == "}" else { throw problem("a '{' lacks its '}'") }
      rest.removeFirst()
      return .group(nodes)
    case "\\": return try command()
    case "0"..."9":
      var digits = String(first)
      // One digit alone is a script without braces; else a number stays in one piece.
      while !onlyDigit, let match = rest.prefixMatch(of: /[.,]?\d/) {
        digits += match.output
        rest = rest[match.range.upperBound...]
      }
      return .symbol(digits, .ordinary, .upright)
    case "+", "*": return .symbol(first == "*" ? "∗" : "+", .binary, .upright)
    case "-", "−": return .symbol("−", .binary, .upright)
    case "=", "<", ">", ":": return .symbol(String(first), .relation, .upright)
    case "(", "[": return .symbol(String(first), .opening, .upright)
    case ")", "]": return .symbol(String(first), .closing, .upright)
    case ",", ";": return .symbol(String(first), .punctuation, .upright)
    case "!", "?", "/", "|", ".", "%", "\"", "`", "@":
      return .symbol(String(first), .ordinary, .upright)
    case "~": return .space(0.28)
    case _ where first.isLetter:
      return .symbol(String(first), .ordinary, first.isLatinOrGreek ? .italic : .upright)
    case "#", "$": throw problem("'\(first)' must be written '\\\(first)'")
    default: return .symbol(String(first), .ordinary, .upright)
    }
  }

  private mutating func command() throws(DocumentError) -> FormulaNode {
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    guard let name = letters.isEmpty ? rest.first.map(String.init) : String(letters) else {
      throw problem("a '\\' stands at its end")
    }
    rest = rest.dropFirst(name.count)
    switch name {
    case "frac", "dfrac", "tfrac":
      return .fraction(try argument(of: "\\" + name), try argument(of: "\\" + name))
    case "sqrt":
      skipSpace()
      var degree: [FormulaNode] = []
      if rest.first == "[" {
        rest.removeFirst()
        degree = try row(inBrackets: true)
        guard rest.first == "]" else { throw problem("the degree of a '\\sqrt' lacks its ']'") }
        rest.removeFirst()
      }
      return .root(degree: degree, try argument(of: "\\sqrt"))
    case "text", "mathrm", "textrm": return .symbol(try braced(name), .ordinary, .upright)
    case "mathbf", "textbf", "boldsymbol", "mathbb":
      return .symbol(try braced(name), .ordinary, .bold)
    case "mathit", "textit": return .symbol(try braced(name), .ordinary, .italic)
    case "operatorname":
      let takesLimits = rest.first == "*"
      if takesLimits { rest.removeFirst() }
      return .name(try braced(name), takesLimits: takesLimits)
    case "hat", "widehat": return .accent(.hat, try argument(of: "\\" + name))
    case "bar", "overline": return .accent(.bar, try argument(of: "\\" + name))
    case "tilde", "widetilde": return .accent(.tilde, try argument(of: "\\" + name))
    case "left": return try delimited()
    case "begin": return try environment()
    default: break
    }
    if let node = FormulaSymbols.node(named: name) { return node }
    let known = FormulaSymbols.names + FormulaParser.commands
    let nearest =
      nearestName(to: name, among: known.filter { $0.first?.isLetter ?? false }) ?? "frac"
    throw problem("the command '\\\(name)' is not known; did you mean '\\\(nearest)'?")
  }

  private static let commands = [
    "frac", "sqrt", "text", "mathrm", "mathbf", "mathit", "operatorname", "hat", "bar", "overline",
    "tilde", "left", "right", "begin", "end",
  ]

  /// The characters between braces as they are.
  private mutating func braced(_ name: String) throws(DocumentError) -> String {
    skipSpace()
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else {
      throw problem("'\\\(name)' lacks its text in braces")
    }
    let text = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    guard !text.contains("{"), !text.contains("\\") else {
      throw problem("'\\\(name)' takes plain text alone")
    }
    return String(text)
  }

  private mutating func delimiter(of name: String) throws(DocumentError) -> String {
    skipSpace()
    guard let first = rest.popFirst() else { throw problem("'\(name)' lacks its delimiter") }
    if "()[]|/".contains(first) { return String(first) }
    if first == "." { return "" }
    if first == "\\" {
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      let command = letters.isEmpty ? String(rest.prefix(1)) : String(letters)
      rest = rest.dropFirst(command.count)
      if case .symbol(let text, _, _) = FormulaSymbols.node(named: command),
        "{}|‖[]".contains(text)
      {
        return text
      }
    }
    throw problem("'\(name)' takes one of ( ) [ ] | . \\{ \\} \\|")
  }

  private mutating func delimited() throws(DocumentError) -> FormulaNode {
    let left = try delimiter(of: "\\left")
    let body = try row()
    guard startsCommand("right") else { throw problem("a '\\left' lacks its '\\right'") }
    rest = rest.dropFirst("\\right".count)
    return .delimited(left: left, body, right: try delimiter(of: "\\right"))
  }

  private mutating func environment() throws(DocumentError) -> FormulaNode {
    let name = try braced("begin")
    var rows: [[[FormulaNode]]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      if rest.first == "&" {
        rest.removeFirst()
      } else if rest.hasPrefix("\\\\") {
        rest = rest.dropFirst(2)
        rows.append([])
      } else {
        break
      }
    }
    guard startsCommand("end") else { throw problem("a '\\begin{\(name)}' lacks its '\\end'") }
    rest = rest.dropFirst("\\end".count)
    let closing = try braced("end")
    guard closing == name else { throw problem("'\\end{\(closing)}' closes '\\begin{\(name)}'") }
    if rows.count > 1, rows.last == [[]] { rows.removeLast() }
    switch name {
    case "aligned", "align", "align*": return .grid(rows, columns: .paired)
    case "cases": return .delimited(left: "{", [.grid(rows, columns: .left)], right: "")
    case "matrix": return .grid(rows, columns: .centered)
    case "pmatrix": return .delimited(left: "(", [.grid(rows, columns: .centered)], right: ")")
    case "bmatrix": return .delimited(left: "[", [.grid(rows, columns: .centered)], right: "]")
    default:
      throw problem(
        "the environment '\(name)' is not known; there are aligned, cases, matrix, pmatrix, bmatrix"
      )
    }
  }
}

extension Character {
  /// Letters that formulas slant.
  var isLatinOrGreek: Bool {
    unicodeScalars.allSatisfy { $0.value < 0x250 || (0x370..<0x400).contains($0.value) }
  }
}
