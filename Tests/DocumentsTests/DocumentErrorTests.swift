import Testing

@testable import Documents

@Suite struct DocumentErrorTests {
  private static let rest = """
    Allowed are comments, <a id="name"></a>, <br> and <picture> with an <img>; write the rest as Markdown
    """
  private static let alone = """
    give it a paragraph of its own with a blank line before and after
    """
  private static let messages: [(String, String)] = [
    (
      "a\n\n<div>\nb\n</div>",
      "line 3: raw HTML cannot be set on a page; got '<div>'. \(rest)"
    ),
    (
      "a\nb <b>c</b>",
      "line 2: raw HTML cannot be set on a page; got '<b>'. \(rest)"
    ),
    (
      "<!-- a --> b",
      "line 1: raw HTML cannot be set on a page; got '<!-- a --> b'. \(rest)"
    ),
    (
      "a </a>",
      "line 1: raw HTML cannot be set on a page; got '</a>'. \(rest)"
    ),
    (
      "x\n\na ![b](c.svg)",
      "line 3: the image 'c.svg' stands among text; \(alone)"
    ),
    (
      "![a](b.svg)\n![c](d.svg)",
      "line 1: the image 'b.svg' stands among text; \(alone)"
    ),
    (
      "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
      "line 3: this table row has 3 cells, the header has 2; write '\\|' for a bar within a cell"
    ),
    (
      "a\n\n[^x]: b",
      "line 3: nothing refers to the note '[^x]'; refer to it or remove it"
    ),
    (
      "a[^1]\n\n[^1]: b\n\n- [^q]: x",
      "line 5: nothing refers to the note '[^q]'; refer to it or remove it"
    ),
    (
      ">>>> [^z]: x",
      "line 1: nothing refers to the note '[^z]'; refer to it or remove it"
    ),
    (
      "a[^q]\n\n[^q]: b\n\n[^Q]: c",
      "line 5: there is a note '[^Q]' on line 3 already; give this one another name or remove it"
    ),
    (
      "[^q]: b\n\n[^q]: c",
      "line 1: nothing refers to the note '[^q]'; refer to it or remove it"
    ),
    (
      "x\n\n[![a](f.svg)](u)",
      "line 3: the image 'f.svg' is a link, which a figure cannot be; write the image alone and the link beneath it"
    ),
    (
      "| a |\n|---|\n| *b $p(a|b)$* |",
      "line 3: the formula 'p(a|b)' cannot be set: in a table a bar ends the cell; write '\\mid' or '\\vert' for a bar, '\\Vert' for two, and '\\$' for a dollar sign that begins no formula"
    ),
    (
      "| $\\|a\\|$ |\n|---|",
      "line 1: the formula '\\|a\\|' cannot be set: in a table a bar ends the cell; write '\\mid' or '\\vert' for a bar, '\\Vert' for two, and '\\$' for a dollar sign that begins no formula"
    ),
    (
      "![a](figures/heat-befor.svg)",
      "line 1: no figure 'figures/heat-befor.svg'; did you mean 'figures/heat-before.svg'?"
    ),
    (
      "<a id=\"x\"></a>a\n\n<a id=\"x\"></a>b",
      "line 3: the name 'x' is already taken by another anchor; choose a new one"
    ),
    (
      "# a\n\n<!-- contents -->\n- [a](#a)\n- b",
      "line 5: an item of a list after <!-- contents --> must be a link such as "
        + "[text](#heading), with or without a list of such links beneath it"
    ),
    (
      String(repeating: "> ", count: 40) + "a",
      "line 1: lists, quotes and emphasis within one another, more than 32 deep"
    ),
  ]

  @Test(arguments: messages) func whatCannotBeSetIsRefusedWithItsLine(
    source: String, message: String
  ) {
    let figures = [
      "figures/heat-before.svg": picture(10, 10), "figures/heat-after.svg": picture(10, 10),
    ]
    let error = #expect(throws: DocumentError.self) { try typeset(source, figures: figures) }
    #expect(error?.description == message)
  }

  /// What looks like a note and is none.
  @Test(arguments: [
    "<!--\n[^q]: x\n-->", "```\n[^q]: x\n```", "    [^q]: x", "a [^q]: x", "`[^q]: x`",
    "a[^q] b\n\n[^q]: see [^q]: there", "| a |\n|---|\n| [^q]: x |", "$[^q]: x$",
  ]) func whatOnlyLooksLikeANoteIsNone(source: String) throws {
    _ = try typeset(source)
  }

  @Test func barsOfFormulasInTablesHaveNames() throws {
    let (_, warnings) = try typeset(
      "| $p(a \\mid b)$, $\\vert a \\vert$, $\\Vert a \\Vert$ |\n|---|")
    #expect(warnings.isEmpty)
  }

  @Test func aDocumentWithoutFiguresSaysSo() {
    #expect(
      DocumentError.unknownFigure(line: 2, path: "a", nearest: nil).description
        == "line 2: no figure 'a'; this document was given no figures")
  }
}
