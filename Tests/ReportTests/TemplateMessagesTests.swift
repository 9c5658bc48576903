import Foundation
import Testing

@testable import Report

struct TemplateMessagesTests {
  private static let view: View = [
    "title": .text("T"), "has_date": .flag(false), "accuracy": .view(["before": .text("1")]),
    "rows": .list([["token": .text("a"), "ratio": .text("1")], ["token": .text("b")]]),
  ]

  private func message(_ templates: [String: String]) throws -> String? {
    do {
      _ = try TemplateRendererTests.render(templates, with: Self.view)
      return nil
    } catch let error as ReportError {
      #expect(error.exitCode == 1)
      return error.description
    }
  }

  @Test(arguments: [
    (
      "a\n  {{titel}}", "main.mustache:2:3: {{titel}} names no field; did you mean title?"
    ),
    (
      "{{colour}}",
      "main.mustache:1:1: {{colour}} names no field; "
        + "fields here: accuracy, has_date, rows, title"
    ),
    (
      "{{^has_date}}{{{titl}}}{{/has_date}}",
      "main.mustache:1:14: {{{titl}}} names no field; did you mean title?"
    ),
    (
      "{{#has_date}}{{dat}}{{/has_date}}",
      "main.mustache:1:14: {{dat}} names no field; did you mean has_date?"
    ),
    (
      "{{accuracy.befor}}",
      "main.mustache:1:1: {{accuracy.befor}} names no field; did you mean before?"
    ),
    (
      "{{#rows}}\n{{token}} {{ratio}}\n{{/rows}}",
      "main.mustache:2:11: {{ratio}} names no field; "
        + "fields here: token, accuracy, has_date, rows, title"
    ),
    ("{{#rowss}}x{{/rowss}}", "main.mustache:1:1: {{#rowss}} names no field; did you mean rows?"),
    ("{{rows}}", "main.mustache:1:1: {{rows}}: this is a list, not text; use {{#rows}}"),
    (
      "{{has_date}}", "main.mustache:1:1: {{has_date}}: this is a flag, not text; use {{#has_date}}"
    ),
    ("{{title.x}}", "main.mustache:1:1: {{title.x}}: before .x stands text, without fields"),
    ("{{title.}}", "main.mustache:1:1: {{title.}}: write a field's name, or name.field"),
    (
      "{{.}}", "main.mustache:1:1: {{.}}: '.' is the text of a section over a text, only there"
    ),
    (
      "{{#last()}}x{{/last()}}",
      "main.mustache:1:1: {{#last()}}: works only directly inside a section over a list"
    ),
    (
      "{{#rows}}{{#frist()}}x{{/frist()}}{{/rows}}",
      "main.mustache:1:10: {{#frist()}}: unknown function; "
        + "allowed here: first(), last(), even(), odd()"
    ),
    (
      "{{uppercased(title)}}",
      "main.mustache:1:1: {{uppercased(title)}}: write a field's name, or name.field"
    ),
    (
      "{{> heading}}",
      "main.mustache:1:1: {{> heading}}: no such template; did you mean head?"
    ),
    ("{{> main}}", "main.mustache:1:1: {{> main}}: a template may not hold itself: main > main"),
    ("x\n{{#rows}}\n", "main.mustache:2:1: {{#rows}} is never closed"),
    ("{{/rows}}", "main.mustache:1:1: {{/rows}} closes a section that was never opened"),
    (
      "{{#rows}}\n{{#title}}\n{{/rows}}{{/title}}",
      "main.mustache:3:1: {{/rows}} where {{#title}} of line 2 must be closed"
    ),
    ("a {{title", "main.mustache:1:3: a tag is opened and never closed with }}"),
    ("{{{title}}", "main.mustache:1:1: a tag is opened and never closed with }}}"),
    ("{{}}", "main.mustache:1:1: {{}}: a name has letters, digits, '_', '-' and '.' only"),
    (
      "{{a b}}", "main.mustache:1:1: {{a b}}: a name has letters, digits, '_', '-' and '.' only"
    ),
    (
      "{{=<% %>=}}",
      "main.mustache:1:1: {{=<% %>=}}: this kind of tag is not used in the templates here"
    ),
    (
      "{{$block}}x{{/block}}",
      "main.mustache:1:1: {{$block}}: this kind of tag is not used in the templates here"
    ),
  ])
  func faultInATemplateIsNamedWithItsPlace(template: String, expected: String) throws {
    #expect(try message(["main": template, "head": "# {{title}}"]) == expected)
  }

  @Test func faultInAPartialIsNamedWithThePartialsPlace() throws {
    let templates = ["main": "{{#rows}}\n{{> row}}\n{{/rows}}", "row": "x\n| {{tokn}} |\n"]
    #expect(
      try message(templates) == "row.mustache:2:3: {{tokn}} names no field; did you mean token?")
  }

  @Test func templatesThatHoldEachOtherAreRefused() throws {
    let templates = ["main": "{{> a}}", "a": "{{> b}}", "b": "{{> a}}"]
    #expect(
      try message(templates)
        == "b.mustache:1:1: {{> a}}: a template may not hold itself: main > a > b > a")
  }

  @Test func folderWithoutTemplatesIsRefused() throws {
    let message = try #require(try message([:]))
    #expect(message.hasPrefix("templates in "))
    #expect(
      message.hasSuffix(
        ": there is no .mustache file. `bertreport init` writes a copy of the templates."))
  }

  @Test func folderThatIsNotThereIsRefused() {
    let folder = URL(filePath: "/no/such/folder")
    #expect(
      throws: ReportError.templateFolder(
        path: "/no/such/folder", problem: "no such file or folder")
    ) { try TemplateRenderer(folder: folder) }
  }

  @Test func templateThatIsNotThereIsRefusedWithTheOnesThatAre() throws {
    let message = try #require(try message(["a": "", "b": ""]))
    #expect(message.hasSuffix(" has no main.mustache; it has a, b"))
  }
}
