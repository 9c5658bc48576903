import Foundation
import Testing

@testable import Report

/// What is said of texts that cannot be set, or not well.
struct LanguageReportTests {
  @Test func warningNamesTheLineOfTheFile() throws {
    let sample = try SampleOutput(templates: [
      "report": "# {{title}}\n\nOne.\n\nTwo, see [there](#nowhere).\n"
    ]) {
      $0.configuration.languages = [.korean, .english]
      $0.configuration.report.formats = [.markdown, .pdf]
    }
    defer { sample.folder.remove() }
    let warnings = try sample.render().filter { $0.contains("nowhere") }
    let expected = try ["ko", "en"].map { language in
      let name = "report.\(language).md"
      let lines = try #require(sample.text(name)).split(
        separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains("nowhere") }) + 1
      return "\(name): line \(line): the link '#nowhere' leads nowhere"
    }
    #expect(warnings.count == 2)
    for (warning, start) in zip(warnings, expected) { #expect(warning.hasPrefix(start)) }
  }

  @Test(arguments: [
    (
      ["report": "# T\n\n{{> a}}\n", "a": "One.\n\n<div>{{title}}</div>\n"], "en/a.mustache:3:1: ",
      "raw HTML cannot be set on a page; got '<div>",
      "report.md would have the line: <div>Sample</div>"
    ),
    (
      [
        "report":
          "# T\n\n**@[tab:x].** X\n\n<!-- contents -->\n\n## One\n\n{{title}}: as @[tab:x] <b>says</b>, {{title}}\n",
        "unused": "{{title}}: as @[tab:x] <b>says</b>, {{title}}",
      ], "en/report.mustache:9:1: ", "raw HTML",
      "report.md would have the line: Sample: as [Table 1](#tab-x) <b>says</b>, Sample"
    ),
    (
      ["report": "# T\n\n![A](figures/lenghts.svg)\n"], "en/report.mustache:3:1: ",
      "no figure 'figures/lenghts.svg'", "report.md would have the line: ![A](figures/lenghts.svg)"
    ),
    (
      ["report": "# T\n", "slides": "# T\n\n## {{title}}\n\nOne <u>two</u>\n"],
      "en/slides.mustache:5:1: ", "raw HTML", "slides.pdf would have the line: One <u>two</u>"
    ),
    (
      ["report": "# T\n\n{{#sentences}}\n{{{text}}}\n{{/sentences}}\n"], "report.md: ", "raw HTML",
      "It would have the line: Good <i>film. Which template writes it could not be told: look in "
        + "en/report.mustache"
    ),
  ])
  func whatCannotBeSetIsNamedWithTheTemplateThatWritesIt(
    templates: [String: String], place: String, problem: String, line: String
  ) throws {
    let sample = try SampleOutput(templates: ["slides": "# T\n"].merging(templates) { $1 }) {
      $0.configuration.report.formats = [.markdown, .pdf, .slides]
      $0.sentences[0].text = "Good <i>film."
    }
    defer { sample.folder.remove() }
    let message = try #require(try sample.message())
    #expect(message.hasPrefix(place + problem), "\(message)")
    #expect(message.contains(line), "\(message)")
  }

  /// Both forms of a particle in the template, one in the text.
  @Test func lineWithAParticleIsFoundInAKoreanTemplate() throws {
    let sample = try SampleOutput(templates: [
      "report": "# T\n\n첫 줄이다.\n\n{{title}}은(는) <u>영화</u>(이)다.\n"
    ]) { $0.configuration.languages = [.korean] }
    defer { sample.folder.remove() }
    let message = try #require(try sample.message())
    #expect(message.hasPrefix("ko/report.mustache:5:1: raw HTML"), "\(message)")
  }
}
