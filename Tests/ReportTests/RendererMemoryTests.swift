import Foundation
import Testing

@testable import Report

struct RendererMemoryTests {
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
    let memory = RendererMemory()
    let first = try memory.renderers(for: [.korean, .english], fonts: folder.url)
    #expect(first[0] !== first[1])
    let second = try memory.renderers(for: [.english, .korean], fonts: folder.url)
    #expect(second[0] === first[1] && second[1] === first[0])

    let changed = folder.url.appending(path: "DejaVuSans.ttf")
    try files.removeItem(at: changed)
    try files.copyItem(at: source.appending(path: "DejaVuSans.ttf"), to: changed)
    let third = try memory.renderers(for: [.english, .korean], fonts: folder.url)
    #expect(third[0] !== first[1] && third[1] !== first[0])
  }

  @Test func rendererOfALanguageThatIsLeftOutIsLetGo() throws {
    let memory = RendererMemory()
    let fonts = SampleResults.resources.fonts
    weak let english = try memory.renderers(for: [.korean, .english], fonts: fonts)[1]
    #expect(english != nil)
    _ = try memory.renderers(for: [.korean], fonts: fonts)
    #expect(english == nil)
  }
}
