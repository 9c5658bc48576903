import Foundation
import Testing

@testable import CairoRenderer

@Suite struct FontBookTests {
  /// A folder with the fonts as links, for a test to spoil.
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bertreport-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for face in FontBook.faces {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(face.file),
        withDestinationURL: Samples.fonts.appendingPathComponent(face.file))
    }
    return folder
  }

  @Test func wholeFolderOpens() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: Never.self) { try Renderer(fonts: folder) }
  }

  @Test func everyMissingFontIsNamed() throws {
    for face in FontBook.faces {
      let folder = try folder()
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.removeItem(at: folder.appendingPathComponent(face.file))
      #expect(throws: CairoRendererError.fontMissing(file: face.file, folder: folder.path)) {
        try Renderer(fonts: folder)
      }
    }
  }

  @Test func aFileThatIsNoFontIsRefused() throws {
    for bytes in [Data(), Data("no font".utf8), Data(repeating: 0, count: 4096)] {
      let folder = try folder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appendingPathComponent("NanumGothicCoding.ttf")
      try FileManager.default.removeItem(at: path)
      try bytes.write(to: path)
      #expect(throws: CairoRendererError.fontUnreadable(path: path.path)) {
        try Renderer(fonts: folder)
      }
    }
  }

  @Test func anotherFontUnderTheNameIsRefused() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("NanumGothic.ttf")
    try FileManager.default.removeItem(at: path)
    try FileManager.default.createSymbolicLink(
      at: path, withDestinationURL: Samples.fonts.appendingPathComponent("NanumGothicCoding.ttf"))
    #expect(
      throws: CairoRendererError.fontFamily(
        path: path.path, expected: "NanumGothic", found: "NanumGothicCoding")
    ) { try Renderer(fonts: folder) }
  }

  /// Cairo goes by the name of a file and would draw what it has read before.
  @Test(arguments: [false, true]) func aFontThatChangedIsDrawn(inPlace: Bool) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("NanumGothic.ttf")
    func put(_ name: String) throws {
      let data = try Data(contentsOf: Samples.fonts.appendingPathComponent(name))
      guard inPlace, FileManager.default.fileExists(atPath: file.path) else {
        return try data.write(to: file, options: .atomic)
      }
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: data)
    }
    func drawn(_ renderer: Renderer) throws -> [Data] {
      [
        try renderer.svg(of: Samples.scene), try renderer.png(of: Samples.scene, scale: 1),
        try renderer.pdf(of: Samples.document),
      ]
    }
    try FileManager.default.removeItem(at: file)
    try put("NanumGothic.ttf")
    let before = try Renderer(fonts: folder)
    #expect(before.hasCurrentFonts)
    let regular = try drawn(before)
    #expect(try regular == drawn(Samples.renderer()))

    try put("NanumGothicBold.ttf")
    #expect(!before.hasCurrentFonts)
    let after = try drawn(Renderer(fonts: folder))
    let other = try self.folder()
    defer { try? FileManager.default.removeItem(at: other) }
    let bold = other.appendingPathComponent("NanumGothic.ttf")
    try FileManager.default.removeItem(at: bold)
    try FileManager.default.createSymbolicLink(
      at: bold, withDestinationURL: Samples.fonts.appendingPathComponent("NanumGothicBold.ttf"))
    #expect(try after == drawn(Renderer(fonts: other)))
    for (old, new) in zip(regular, after) { #expect(old != new) }
  }
}
