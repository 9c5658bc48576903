import CairoRenderer
import Graphics
import TestSupport
import Testing

@testable import Documents

@Suite struct FormulaTests {
  /// A letter.
  private func letter(_ text: String) -> FormulaNode { .symbol(text, .ordinary, .italic) }
  private func digit(_ text: String) -> FormulaNode { .symbol(text, .ordinary, .upright) }

  private func nodes(_ source: String) throws -> [FormulaNode] {
    try Formula(parsing: source, line: 1).nodes
  }

  @Test func partsAreRead() throws {
    #expect(
      try nodes("x_1^{ab}") == [
        .scripts(letter("x"), lower: [digit("1")], upper: [letter("a"), letter("b")])
      ])
    #expect(
      try nodes("x^23") == [.scripts(letter("x"), lower: [], upper: [digit("2")]), digit("3")])
    #expect(try nodes("1.5e") == [digit("1.5"), letter("e")])
    #expect(
      try nodes("\\frac{a}b\\sqrt[3]{x}") == [
        .fraction([letter("a")], [letter("b")]), .root(degree: [digit("3")], [letter("x")]),
      ])
    #expect(
      try nodes("\\left( a \\right.") == [.delimited(left: "(", [letter("a")], right: "")])
    #expect(
      try nodes("\\sum_{i} \\text{a b}") == [
        .scripts(.largeOperator("∑"), lower: [letter("i")], upper: []),
        .symbol("a b", .ordinary, .upright),
      ])
    #expect(
      try nodes("\\begin{cases} a & b \\\\ c \\end{cases}") == [
        .delimited(
          left: "{",
          [.grid([[[letter("a")], [letter("b")]], [[letter("c")]]], columns: .left)], right: "")
      ])
    #expect(try nodes("h'") == [.scripts(letter("h"), lower: [], upper: [digit("′")])])
  }

  @Test func signsAreNotReplacedByOthers() throws {
    for (source, sign) in [("\\mapsto", "↦"), ("\\to", "→"), ("\\ell", "ℓ"), ("\\emptyset", "∅")] {
      guard case .symbol(let text, _, _)? = try nodes(source).first else {
        Issue.record("\(source)")
        continue
      }
      #expect(text == sign)
    }
  }

  @Test func everySymbolHasAGlyphOrIsDrawn() throws {
    let renderer = try Renderer(fonts: Fixture.root.appending(path: "fonts"))
    let setter = FormulaSetter(measuring: renderer, text: TextStyle(size: 10))
    for name in FormulaSymbols.names.sorted() {
      let box = setter.box(try Formula(parsing: "\\" + name, line: 1))
      for case .mark(.text(let text, _, let style, _, _)) in box.items {
        let missing = renderer.missingCharacters(in: text, family: style.family)
        #expect(missing.isEmpty, "\\\(name): \(text)")
      }
    }
  }

  private static let mistakes: [(String, String)] = [
    ("\\fracc{a}{b}", "the command '\\fracc' is not known; did you mean '\\frac'?"),
    ("{a", "a '{' lacks its '}'"),
    ("a}", "'}' stands where nothing is open"),
    ("\\left( a", "a '\\left' lacks its '\\right'"),
    ("a^", "'^' lacks what it applies to"),
    ("a_1_2", "two '_' at one symbol; put the first with its symbol in braces"),
    (
      "\\begin{array} a \\end{array}",
      "the environment 'array' is not known; there are aligned, cases, matrix, pmatrix, bmatrix"
    ),
    ("a & b", "'&' stands where nothing is open"),
    ("\\text{\\alpha}", "'\\text' takes plain text alone"),
    (" ", "it is empty"),
  ]

  @Test(arguments: mistakes) func whatCannotBeSetIsRefusedWithItsLine(
    source: String, problem: String
  ) {
    let error = #expect(throws: DocumentError.self) {
      try MarkdownDocument(parsing: "a\n\n```math\n\(source)\n```")
    }
    #expect(error?.description == "line 3: the formula '\(source)' cannot be set: \(problem)")
  }

  @Test func nestingWithoutEndIsRefused() {
    let source = String(repeating: "{", count: 10_000)
    #expect(throws: DocumentError.self) { try Formula(parsing: source, line: 1) }
  }

  @Test func partsStandWhereTheyBelong() throws {
    let setter = FormulaSetter(measuring: FixedMeasuring(), text: TextStyle(size: 10))
    func box(_ source: String, isDisplay: Bool = true) throws -> FormulaBox {
      setter.box(try Formula(parsing: source, isDisplay: isDisplay, line: 1))
    }
    func place(_ text: String, in box: FormulaBox) -> Point? {
      for case .mark(.text(text, let point, _, _, _)) in box.items { return point }
      return nil
    }
    let fraction = try box("\\frac{a}{b}")
    #expect((place("a", in: fraction)?.y ?? 0) < -2.7 && (place("b", in: fraction)?.y ?? 0) > -2.7)
    let scripts = try box("x_i^j")
    #expect((place("i", in: scripts)?.y ?? 0) > 0 && (place("j", in: scripts)?.y ?? 0) < 0)
    #expect(place("i", in: scripts)?.x == place("j", in: scripts)?.x)
    let limits = try box("\\sum_{i}^{n} x")
    #expect((place("i", in: limits)?.x ?? 99) < (place("x", in: limits)?.x ?? 0))
    #expect((place("i", in: limits)?.y ?? 0) > limits.descent - 3)
    // Among words limits stand beside their sign, so that lines stay even.
    #expect(try box("\\sum_{i}^{n} x", isDisplay: false).height < limits.height)
    // An operation has room around it, a sign has none.
    #expect(try box("a+b").width > (try box("a").width) + (try box("+b").width) + 2)
    #expect(try box("(+b)").width < (try box("a+b").width) + 6)
    for source in ["\\sqrt{x}", "\\hat{x}", "\\left(\\frac{a}{b}\\right)"] {
      let box = try box(source)
      for case .mark(.path(let steps, _, _)) in box.items {
        for case .line(let point) in steps {
          #expect(-point.y <= box.ascent + 0.01 && point.y <= box.descent + 0.01)
        }
      }
    }
  }

  private func box(_ source: String) throws -> FormulaBox {
    let setter = FormulaSetter(measuring: FixedMeasuring(), text: TextStyle(size: 10))
    return setter.box(try Formula(parsing: source, isDisplay: true, line: 1))
  }

  @Test(arguments: ["\\lVert %\\rVert", "\\lvert %\\rvert", "\\lVert %\\rVert^2"])
  func barsReachAroundTheScriptsBetweenThem(bars: String) throws {
    let inner = try box("h^{x}_i")
    let outer = try box(bars.replacing("%", with: "h^{x}_i"))
    let ends = outer.items.flatMap { item -> [Double] in
      guard case .mark(.path(let steps, _, _)) = item else { return [] }
      return steps.compactMap { step in
        switch step {
        case .move(let point), .line(let point): point.y
        case .curve, .close: nil
        }
      }
    }
    #expect(ends.min() ?? 0 < -inner.ascent && ends.max() ?? 0 > inner.descent)
  }

  @Test func barsWithoutAPartnerStayAsTheyAre() throws {
    for source in ["a \\rVert b", "\\lVert a", "\\lVert a \\rvert"] { _ = try box(source) }
    let crossed = try Formula(parsing: "\\lvert \\lVert a \\rvert", line: 1).nodes
    #expect(crossed.withGrowingBars.count == 1)
  }

  @Test func aNameKeepsOffTheScriptsBeforeIt() throws {
    let box = try box("R_{ij} \\ln R")
    var end = 0.0
    for case .mark(.text(let text, let point, let style, _, _)) in box.items {
      if text == "ln" { #expect(point.x - end > 2) }
      end = point.x + FixedMeasuring().extent(of: text, style: style).width
    }
  }
}
