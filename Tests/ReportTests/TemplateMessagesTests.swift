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
    (
      "{{token}}",
      "main.mustache:1:1: {{token}} names no field; did you mean token inside {{#rows}}?"
    ),
    (
      "{{#rows}}{{/rows}}\n\n {{{before}}}",
      "main.mustache:3:2: {{{before}}} names no field; did you mean accuracy.before?"
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

  /// What is said of references in templates of a folder that is called `ko`.
  private func referenceMessage(_ templates: [String: String]) throws -> String {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in templates { try folder.write(text, to: "\(name).mustache") }
    let renderer = try TemplateRenderer(folder: folder.url, label: "ko")
    let text = try renderer.render("main", with: Self.view)
    let error = try #require(throws: ReportError.self) {
      try Numbering(figure: "Figure", table: "Table").apply(to: text)
    }
    return renderer.located(error, from: "main").description
  }

  @Test(arguments: [
    (
      ["main": "**@[fig:loss].** L\n\n{{> a}}", "a": "{{title}}\nsee @[fig:los]\n"],
      "ko/a.mustache:2:5: @[fig:los] names no figure or table; did you mean @[fig:loss]?"
    ),
    (
      ["main": "**@[fig:loss].** L\n\n**@[tab:x].** X\n\n영화 @[fig:zzzzzz]"],
      "ko/main.mustache:5:4: @[fig:zzzzzz] names no figure or table; there are fig:loss, tab:x"
    ),
    (
      ["main": "{{> a}}\n**@[tab:x].** X", "a": "**@[tab:x].** X\n"],
      "ko/main.mustache:2:1: @[tab:x] stands at two captions, the other in ko/a.mustache:1:1"
    ),
    (
      ["main": "{{#rows}}\n**@[tab:x].** X\n{{/rows}}"],
      "ko/main.mustache:2:1: @[tab:x] stands at two captions"
    ),
    (
      ["main": "{{> b}}", "a": "@[fig:x]", "b": "\nsee @[fig:x]"],
      "ko/b.mustache:2:5: @[fig:x] names no figure or table; there is none"
    ),
    (
      ["main": "@[fig:T]\n{{#rows}}\n**@[fig:{{title}}].** X\n{{/rows}}"],
      "@[fig:T] stands at two captions. Correct the template."
    ),
    (
      ["main": "**@[fig:x].** X\n{{> a}}", "a": "as @[figure:x] shows"],
      "ko/a.mustache:1:4: @[figure:x] is neither @[fig:name] nor @[tab:name]; "
        + "did you mean @[fig:x]?"
    ),
    (
      ["main": "@[fig:{{{title}}}]"],
      "@[fig:T] names no figure or table; there is none. Correct the template."
    ),
  ])
  func referenceIsNamedWithItsPlace(templates: [String: String], expected: String) throws {
    #expect(try referenceMessage(templates) == expected)
  }

  /// The report has the name once, and rightly; the slides have it twice.
  @Test func captionThatRepeatsOnSlidesIsNamedThere() throws {
    let caption = "![f](figures/accuracy.svg)\n\n**@[fig:x].** X.\n"
    let sample = try SampleOutput(
      templates: ["report": "# R\n\n" + caption, "slides": "# S\n\n## A\n\n\(caption)\n\(caption)"]
    ) { $0.configuration.report.formats = [.slides] }
    defer { sample.folder.remove() }
    let message = try #require(try sample.message())
    #expect(message.contains("slides.mustache:11:1: @[fig:x] stands at two captions"), "\(message)")
  }

  @Test func rowsOfAnEmptyListAreCheckedWithTheRowThatIsKnown() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let rows: View = ["outer": .view(["inner": .list([["name": .text("")]])])]
    func render(_ template: String) throws -> String {
      try folder.write(template, to: "main.mustache")
      return try TemplateRenderer(folder: folder.url, rows: rows)
        .render("main", with: ["outer": .view(["inner": .list([])])])
    }
    #expect(
      try render("{{#outer.inner}}{{name}}{{/outer.inner}}{{^outer.inner}}-{{/outer.inner}}") == "-"
    )
    let error = try #require(throws: ReportError.self) {
      try render("{{#outer}}{{#inner}}{{nmae}}{{/inner}}{{/outer}}")
    }
    #expect(
      error.description == "main.mustache:1:21: {{nmae}} names no field; did you mean name?")
  }

  @Test func folderOfALanguageIsPartOfTheName() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("{{titel}}", to: "main.mustache")
    let error = try #require(throws: ReportError.self) {
      try TemplateRenderer(folder: folder.url, label: "ko").render("main", with: Self.view)
    }
    #expect(error.description.hasPrefix("ko/main.mustache:1:1: {{titel}} names no field"))
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
