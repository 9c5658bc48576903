import CairoRenderer
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
    // What cannot be read for a moment costs no text.
    #expect(throws: CairoRendererError.self) {
      try memory.languages([.english, .korean], fonts: folder.url.appending(path: "missing"))
    }
    let third = try memory.languages([.english, .korean], fonts: folder.url)
    #expect(third[0].renderer !== first[1].renderer && third[1].renderer !== first[0].renderer)
    // The text has nothing to do with fonts.
    #expect(third[0].text === first[1].text && third[1].text === first[0].text)
  }

  /// A text is finished once, and again when a byte of what it comes from has changed.
  @Test func textsAreFinishedAgainOnlyAfterAChange() {
    let memory = TextMemory()
    var count = 0
    func finished(_ root: String, _ source: [String]) -> String {
      memory.text(of: root, from: source) {
        count += 1
        return "\(source.joined()) \(count)"
      }
    }
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(finished("report", [composed]) == "\(composed) 1")
    #expect(finished("report", [composed]) == "\(composed) 1")
    #expect(finished("slides", [composed]) == "\(composed) 2")
    #expect(finished("report", [decomposed]) == "\(decomposed) 3")
    #expect(finished("report", [composed]) == "\(composed) 4")
    #expect(finished("slides", [composed, "b"]) == "\(composed)b 5")
    #expect(finished("slides", [composed + "b"]) == "\(composed)b 6")
  }

  @Test func aReportOfOtherTemplatesHasOtherTexts() throws {
    let memory = TextMemory()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let view = try SampleResults.view(SampleResults.make())
    for word in ["About", "On"] {
      for root in ["report", "slides"] {
        try Data("# \(word) {{title}} in \(root)\n".utf8)
          .write(to: folder.url.appending(path: "\(root).mustache"))
      }
      let text = try ReportText(
        view, templates: TemplateRenderer(folder: folder.url), memory: memory)
      #expect(text.report == "# \(word) Sample in report\n")
      #expect(text.slides == "# \(word) Sample in slides\n")
    }
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
