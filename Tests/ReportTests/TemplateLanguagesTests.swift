import Foundation
import TestSupport
import Testing

@testable import Report

/// The templates that come with the program, in one language against the other.
struct TemplateLanguagesTests {
  private static let folder = Fixture.root.appending(path: "Templates")

  private func texts(_ language: Language) throws -> [String: String] {
    let folder = Self.folder.appending(path: language.rawValue)
    var texts: [String: String] = [:]
    // The model card is for the hub and is in English alone.
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name != "MODEL_CARD.mustache" {
      texts[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return texts
  }

  /// What a template asks for: every field, section and partial, sections with what is in them.
  private func uses(_ nodes: [TemplateNode], inside: String = "") -> Set<String> {
    nodes.reduce(into: []) { uses, node in
      switch node {
      case .variable(let tag): uses.insert("\(inside){{\(tag.name)}}")
      case .partial(let tag): uses.insert("\(inside){{> \(tag.name)}}")
      case .section(let tag, let isInverted, let nodes):
        let name = "\(inside){{\(isInverted ? "^" : "#")\(tag.name)}}"
        uses.insert(name)
        uses.formUnion(self.uses(nodes, inside: name))
      }
    }
  }

  @Test func bothLanguagesHaveTheSameTemplatesWithTheSameFields() throws {
    let (korean, english) = (try texts(.korean), try texts(.english))
    #expect(Set(korean.keys) == Set(english.keys))
    for (name, text) in korean {
      let one = uses(try TemplateScanner.scan(text, file: name))
      let other = uses(
        try TemplateScanner.scan(try #require(english[name]), file: name))
      #expect(one.symmetricDifference(other) == [], "\(name)")
    }
  }

  @Test func bothLanguagesHaveTheSameFiguresTablesAndReferences() throws {
    let (korean, english) = (try texts(.korean), try texts(.english))
    for (name, text) in korean {
      let marks = [text, try #require(english[name])].map {
        $0.matches(of: /@\[(?:fig|tab):[^\]\n]+\]/).map { String($0.output) }.sorted()
      }
      #expect(marks[0] == marks[1], "\(name)")
    }
  }

  /// The check refuses a field that is not there: these views differ in every flag.
  @Test(arguments: Language.allCases)
  func everyFieldThatTheTemplatesUseIsThere(language: Language) throws {
    let (plain, tuned) = (SampleResults.plain, SampleResults.tuned)
    for (before, after) in [(plain, tuned), (tuned, plain), (plain, plain)] {
      var results = try SampleResults.make(from: before, to: after, language: language)
      results.configuration.author = "A. Author"
      results.model.unexpected = ["cls.seq_relationship.bias"]
      results.model.initialized = before.focus == after.focus ? [] : results.model.initialized
      let report = try SampleResults.report(results)
      for text in [report.markdown, report.slides] {
        #expect(text.hasPrefix("# Sample\n\n*A. Author*\n"))
        #expect(!text.contains("{{") && !text.contains("@[") && !text.contains("(이)"))
        #expect(!text.contains("\n\n\n"))
      }
    }
  }
}
