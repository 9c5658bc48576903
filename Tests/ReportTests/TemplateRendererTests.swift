import Foundation
import Testing

@testable import Report

struct TemplateRendererTests {
  /// Renders `main` of a folder of templates that exists for this call only.
  static func render(_ templates: [String: String], with view: View = [:]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in templates {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).mustache"))
    }
    return try TemplateRenderer(folder: folder).render("main", with: view)
  }

  private func render(_ template: String, with view: View = [:]) throws -> String {
    try Self.render(["main": template], with: view)
  }

  @Test func twoBracesEscapeAndThreeDoNot() throws {
    let view: View = ["token": .text("[CLS] & <b> \"q\"")]
    let text = try render("{{token}}\n{{{token}}}\n{{&token}}\n", with: view)
    #expect(
      text == #"""
        \[CLS\] & \<b> "q"
        [CLS] & <b> "q"
        [CLS] & <b> "q"

        """#)
  }

  @Test func rowsOfATableStayTogether() throws {
    let template = """
      | token | ratio |
      | --- | --- |
      {{#rows}}
      | {{token}} | {{ratio}} |
      {{/rows}}
      {{! a comment leaves no line }}

      After.
      """
    let rows: [View] = [
      ["token": .text("*"), "ratio": .text("1.5")], ["token": .text("|"), "ratio": .text("2")],
    ]
    #expect(
      try render(template, with: ["rows": .list(rows)]) == #"""
        | token | ratio |
        | --- | --- |
        | \* | 1.5 |
        | \| | 2 |

        After.
        """#)
  }

  @Test func sectionsShowWhatHolds() throws {
    let template = "{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}{{#no}}c{{/no}}{{^no}}d{{/no}}"
    #expect(try render(template, with: ["yes": .flag(true), "no": .flag(false)]) == "ad")
    let rows: [View] = [["x": .text("1")]]
    #expect(try render(template, with: ["yes": .list(rows), "no": .list([])]) == "ad")
    #expect(try render(template, with: ["yes": .text("t"), "no": .text("")]) == "ad")
  }

  @Test func sectionOverATextHasTheTextAsDot() throws {
    let template = "{{#author}}by {{.}} ({{author}}, {{renderText}}){{/author}}"
    let view: View = ["author": .text("A_"), "renderText": .text("outer")]
    #expect(try render(template, with: view) == #"by A\_ (A\_, outer)"#)
  }

  @Test func namesAreLookedUpFromTheInside() throws {
    let view: View = [
      "name": .text("outer"), "unit": .text("pp"), "inner": .view(["name": .text("inner")]),
    ]
    let template = "{{name}} {{inner.name}} {{#inner}}{{name}} {{unit}}{{/inner}}"
    #expect(try render(template, with: view) == "outer inner inner pp")
  }

  @Test func rowsKnowWhetherTheyAreFirstOrLast() throws {
    let rows = ["a", "b", "c"].map { View(dictionaryLiteral: ("x", .text($0))) }
    let template = "{{#rows}}{{#first()}}<{{/first()}}{{x}}{{^last()}}, {{/last()}}{{/rows}}"
    #expect(try render(template, with: ["rows": .list(rows)]) == "<a, b, c")
    #expect(try render("{{#rows}}{{index()}}{{/rows}}", with: ["rows": .list(rows)]) == "012")
  }

  @Test func partialsAreFilledAndEscapeForMarkdownToo() throws {
    let templates = [
      "main": "{{#rows}}\n{{> row}}\n{{/rows}}\nend {{> row}}", "row": "- {{x}}{{{x}}}\n",
    ]
    let view: View = ["x": .text("<i>"), "rows": .list([["x": .text("[a]")], ["x": .text("#b")]])]
    let text = try Self.render(templates, with: view)
    #expect(text == "- \\[a\\][a]\n- #b#b\nend - \\<i><i>\n")
  }

  @Test func insideOfAnEmptyListMayNameAnyFieldWhereNothingTellsItsRows() throws {
    #expect(try render("{{#rows}}{{anything.at_all}}{{/rows}}.", with: ["rows": .list([])]) == ".")
  }

  /// Editors of Windows end lines by two characters and begin files with a mark.
  @Test func lineEndsAndByteOrderMarksOfWindowsAreReadAsPlainLines() throws {
    let template = "\u{FEFF}<!-- contents -->\r\n{{#x}}\r\nb\r\n{{/x}}\r\nc\rd\r\n"
    #expect(
      try render(template, with: ["x": .flag(true)]) == "<!-- contents -->\nb\nc\nd\n")
  }
}
