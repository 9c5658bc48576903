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
    let korean = try memory.renderer(for: .korean, fonts: folder.url)
    let english = try memory.renderer(for: .english, fonts: folder.url)
    #expect(korean !== english)
    #expect(try memory.renderer(for: .korean, fonts: folder.url) === korean)

    let changed = folder.url.appending(path: "DejaVuSans.ttf")
    try files.removeItem(at: changed)
    try files.copyItem(at: source.appending(path: "DejaVuSans.ttf"), to: changed)
    #expect(try memory.renderer(for: .korean, fonts: folder.url) !== korean)
    #expect(try memory.renderer(for: .english, fonts: folder.url) !== english)
  }
}
