import Foundation
import Testing

@testable import Report

struct RunMemoryTests {
  /// A renderer knows its fonts by heart; others in their place need another renderer, whatever
  /// else has changed meanwhile.
  @Test func rendererStaysUntilAFontChanges() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = SampleResults.resources.fonts
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: source.path) where name.hasSuffix(".ttf") {
      try files.createSymbolicLink(
        at: folder.url.appending(path: name), withDestinationURL: source.appending(path: name))
    }
    let memory = RunMemory()
    let first = try memory.languages([.korean, .english], fonts: folder.url)
    #expect(first[0].renderer !== first[1].renderer)
    let second = try memory.languages([.english, .korean], fonts: folder.url)
    #expect(second[0].renderer === first[1].renderer && second[1].renderer === first[0].renderer)

    let changed = folder.url.appending(path: "DejaVuSans.ttf")
    try files.removeItem(at: changed)
    try files.copyItem(at: source.appending(path: "DejaVuSans.ttf"), to: changed)
    let third = try memory.languages([.english, .korean], fonts: folder.url)
    #expect(third[0].renderer !== first[1].renderer && third[1].renderer !== first[0].renderer)
    // The text has nothing to do with fonts.
    #expect(third[0].text === first[1].text && third[1].text === first[0].text)
  }

  /// The text of the last report, unless something has changed that it is made of.
  @Test func textIsThatOfItsViewAndTemplates() throws {
    let memory = TextMemory()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func text(_ results: RunResults, template: String) throws -> String {
      for root in ["report", "slides"] {
        try Data("# \(template) {{title}}\n".utf8)
          .write(to: folder.url.appending(path: "\(root).mustache"))
      }
      return try memory.text(
        SampleResults.view(results), templates: TemplateRenderer(folder: folder.url)
      ).report
    }
    var results = try SampleResults.make()
    results.configuration.title = BilingualText(english: "First", korean: "First")
    #expect(try text(results, template: "About") == "# About First\n")
    #expect(try text(results, template: "About") == "# About First\n")
    #expect(try text(results, template: "On") == "# On First\n")
    results.configuration.title = BilingualText(english: "Second", korean: "Second")
    #expect(try text(results, template: "On") == "# On Second\n")
  }

  @Test func rendererOfALanguageThatIsLeftOutIsLetGo() throws {
    let memory = RunMemory()
    let fonts = SampleResults.resources.fonts
    weak let english = try memory.languages([.korean, .english], fonts: fonts)[1].renderer
    #expect(english != nil)
    _ = try memory.languages([.korean], fonts: fonts)
    #expect(english == nil)
  }
}
